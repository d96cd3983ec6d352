import Testing

@testable import Mail

@Suite struct ReturnDateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let words: String
        let date: String
        let day: String?

        init(_ words: String, on date: String = "Thu, 26 Nov 2026 09:00:00 +0100", _ day: String?) {
            self.words = words
            self.date = date
            self.day = day
        }

        var testDescription: String { words }
    }

    private static let cases = [
        Case("I am away until 3 December.", "2026-12-03"),
        Case("I am out of the office until December 3rd, 2026 and will answer then.", "2026-12-03"),
        Case("I will be back on Monday 12/1.", on: "Tue, 25 Nov 2025 09:00:00 -0500", "2025-12-01"),
        Case("Back on 7/12/2026.", "2026-12-07"),
        Case("Back on 12/7/2026.", on: "Thu, 26 Nov 2026 09:00:00 -0800", "2026-12-07"),
        Case("Away from 20 November through 4 December.", "2026-12-05"),
        Case("I return to the office on Jan. 5.", "2027-01-05"),
        Case("I will be back on Monday.", "2026-11-30"),
        Case("I am back tomorrow.", "2026-11-27"),
        Case("Returning 2027-01-11.", "2027-01-11"),
        Case("Ich bin ab dem 5. Januar wieder erreichbar.", "2027-01-05"),
        Case("Ich bin bis 04.12.2026 nicht im Büro.", "2026-12-04"),
        Case("Ich bin vom 27.11. bis einschließlich 4.12. im Urlaub.", "2026-12-05"),
        Case("Je suis absent jusqu'au 3 décembre inclus.", "2026-12-03"),
        Case("Je serai de retour le lundi 7 décembre.", "2026-12-07"),
        Case("Estaré de vacaciones hasta el 9 de diciembre.", "2026-12-09"),
        Case("Sono in ferie fino al 10 dicembre.", "2026-12-10"),
        Case("Ik ben afwezig tot 8 december.", "2026-12-08"),
        Case("12月3日まで不在です。", "2026-12-03"),
        Case("I was away until 3 October.", nil),
        Case("I am away. Call 030 12/34 or write to a colleague.", nil),
        Case("I am back soon.", nil),
        Case("Back on 99/99, or the 31 February.", nil),
    ]

    @Test(arguments: cases) func findsTheDay(_ test: Case) throws {
        let mail =
            "From: m@y.example\nDate: \(test.date)\nAuto-Submitted: auto-replied\nSubject: Away\n"
            + "Content-Type: text/plain; charset=utf-8\n\n\(test.words)\n"

        let reading = try Message(Array(mail.utf8)).read()

        #expect(reading.kind == .automaticAnswer)
        #expect(reading.returnsOn?.description == test.day)
    }

    @Test func countsDaysAsTheCalendarDoes() throws {
        for number in stride(from: -200_000, through: 200_000, by: 137) {
            let day = CalendarDay(number: number)
            #expect(CalendarDay(year: day.date.year, month: day.date.month, day: day.date.day) == day)
        }
        #expect(CalendarDay(year: 1970, month: 1, day: 1)?.number == 0)
        #expect(CalendarDay(year: 2026, month: 11, day: 26)?.weekday == 3)
        #expect(CalendarDay(year: 2027, month: 2, day: 29) == nil)
        #expect(CalendarDay("2028-02-29")?.description == "2028-02-29")
    }
}
