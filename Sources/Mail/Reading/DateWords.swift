/// The words of dates in the languages of the mail that sellers get.
enum DateWords {
    /// Months by their names and their usual abbreviations, in lower case.
    static let months: [String: Int] = table([
        "january januar jänner janvier enero gennaio janeiro januari stycznia января jan janv ene gen sty янв",
        "february februar février fevrier febrero febbraio fevereiro februari lutego февраля feb févr fév fev lut фев",
        "march märz maerz mars marzo março marco maart marts marca марта mar mrz mär mrt мар",
        "april avril abril aprile kwietnia апреля apr avr abr kwi апр",
        "may mai mayo maggio maio mei maj maja мая mag",
        "june juni juin junio giugno junho czerwca июня jun giu cze",
        "july juli juillet julio luglio julho lipca июля jul juil lug lip",
        "august août aout agosto augustus augusti sierpnia августа aug ago sie авг",
        "september septembre septiembre settembre setembro wrzesnia września сентября sep sept set wrz сен",
        "october oktober octobre octubre ottobre outubro października октября oct okt ott paź окт",
        "november novembre noviembre novembro listopada ноября nov lis ноя",
        "december dezember décembre decembre diciembre dicembre dezembro grudnia декабря dec dez déc dic gru дек",
    ])

    /// Days of the week, from Monday.
    static let weekdays: [String: Int] = table([
        "monday montag lundi lunes lunedì lunedi segunda segunda-feira maandag måndag mandag poniedziałek poniedziałku "
            + "понедельник понедельника mon mo",
        "tuesday dienstag mardi martes martedì martedi terça terça-feira dinsdag tisdag tirsdag wtorek вторник tue tues",
        "wednesday mittwoch mercredi miércoles mercoledì quarta quarta-feira woensdag onsdag środa среда среду wed",
        "thursday donnerstag jeudi jueves giovedì quinta quinta-feira donderdag torsdag czwartek четверг thu thur thurs",
        "friday freitag vendredi viernes venerdì sexta sexta-feira vrijdag fredag piątek пятница пятницу fri fr",
        "saturday samstag sonnabend samedi sábado sabato zaterdag lördag lørdag sobota субботу sat",
        "sunday sonntag dimanche domingo domenica zondag söndag søndag niedziela воскресенье sun",
    ])

    /// What may stand between the day and the month.
    static let joints: Set<String> = ["of", "de", "del", "den", "st", "nd", "rd", "th", "er", "º", "e", "the", "a"]

    /// What says when somebody is back; a date follows closely.
    static let returns = [
        " back in the office on", " back in the office", " back at work", " back on", " back from", " be back",
        " i'm back",
        " am back", " return on", " return to", " returning", " i return", " will return", " my return", " returns",
        " available again", " in the office again", " zurück am", " zurück ab", " wieder zurück", " wieder im",
        " wieder da", " wieder erreichbar", " wieder für sie", " wieder ab", " ab dem", " ab ", " zurück", " retour le",
        " de retour", " mon retour", " serai de retour", " regreso", " regresaré", " vuelvo", " volveré", " vuelta el",
        " rientro", " rientrerò", " di ritorno", " tornerò", " retorno", " voltarei", " regresso", " terug op",
        " terug vanaf",
        " weer terug", " terug", " tillbaka", " åter ", " tilbage", " tilbake", " takaisin", " wracam", " powrót",
        " wrócę",
        " вернусь", " возвращаюсь",
    ]

    /// What says the last day, or the first day back: people mean either.
    static let ends = [
        " until", " till ", " til ", " up to", " bis ", " jusqu'au", " jusqu'à", " hasta", " fino al", " fino a",
        " até",
        " tot ", " till och med", " t.o.m.", " t.o.m", " til og med", " do ", " до ", " по ", " asti ", " saakka",
    ]

    /// What says the last day away outright.
    static let lastDays = [
        " through", " thru ", " bis einschließlich", " bis einschl", " bis inklusive", " bis inkl", " t/m",
        " tot en met", " until and including",
    ]

    /// What stands between the first and the last day of a range.
    static let ranges = [" au ", " al ", " to ", " - ", " – "]

    static let tomorrow: Set<String> = [
        "tomorrow", "morgen", "demain", "mañana", "domani", "amanhã", "imorgon", "завтра",
    ]

    private static func table(_ rows: [String]) -> [String: Int] {
        var table: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            for word in row.split(separator: " ") { table[String(word)] = index }
        }
        return table
    }
}
