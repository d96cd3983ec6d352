import Testing

@testable import Mail

@Suite struct ReplyTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let left: String
        let isHTML: Bool

        init(_ description: String, _ text: String, _ left: String, isHTML: Bool = false) {
            testDescription = description
            self.text = text
            self.left = left
            self.isHTML = isHTML
        }
    }

    private static let plain = [
        Case("nothing quoted", "Yes, please.\n\n-- \nMaria", "Yes, please.\n\n--\nMaria"),
        Case("answer above", "Yes.\n\nOn Mon, 2 Nov 2026, Ada <ada@x.example> wrote:\n> Will you?\n> Ada", "Yes."),
        Case(
            "answer below",
            "On Mon, 2 Nov 2026, Ada <ada@x.example>\nwrote:\n> Will you?\n\nYes, we will.\nMaria",
            "Yes, we will.\nMaria"
        ),
        Case("answers between", "> One?\n\nYes.\n\n> Two?\n\nNo.", "Yes.\n\nNo."),
        Case(
            "attribution without marks",
            "Ja.\n\nAm 2.11.2026 um 10:00 schrieb Ada <ada@x.example>:\n\nGuten Tag",
            "Ja."
        ),
        Case("Outlook in English", "Yes.\n\nFrom: Ada\nSent: Monday\nTo: Maria\nSubject: Offer\n\nHello", "Yes."),
        Case("Outlook in German", "Ja.\n\nVon: Ada\nGesendet: Montag\nAn: Maria\nBetreff: Angebot\n\nHallo", "Ja."),
        Case("Outlook in French", "Oui.\n\nDe : Ada\nEnvoyé : lundi\nÀ : Maria\nObjet : Offre\n\nBonjour", "Oui."),
        Case("old Outlook", "Yes.\n\n-----Original Message-----\nFrom: Ada\n\nHello", "Yes."),
        Case("From: in a sentence", "From: what I see\nit is fine.\n", "From: what I see\nit is fine."),
        Case("wrote: in a sentence", "As my boss wrote:\nit is fine.", "As my boss wrote:\nit is fine."),
        Case("only a quote", "> Will you?", ""),
        Case("Spanish", "Sí.\n\nEl lun, 2 nov 2026 a las 10:00, Ada (<ada@x.example>) escribió:\n\n> Hola", "Sí."),
        Case(
            "Japanese",
            "はい。\n\n2026年11月2日(月) 10:00 Ada <ada@x.example>:\n> こんにちは",
            "はい。\n\n2026年11月2日(月) 10:00 Ada <ada@x.example>:"
        ),
    ]

    private static let pages = [
        Case(
            "Gmail",
            "<div>Yes.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">Op ma schreef Ada:</div>"
                + "<blockquote>Hello</blockquote></div>",
            "Yes.",
            isHTML: true
        ),
        Case(
            "Apple Mail",
            "Yes.<br><blockquote type=\"cite\">Hello</blockquote><br>Maria",
            "Yes.\n\nMaria",
            isHTML: true
        ),
        Case(
            "Thunderbird",
            "<div class=\"moz-cite-prefix\">Le 2/11, Ada a dit</div><blockquote type=cite>Hello</blockquote><p>Oui.</p>",
            "Oui.",
            isHTML: true
        ),
        Case(
            "Outlook on the web",
            "<div>Yes.</div><div id=\"appendonsend\"></div><hr><div id=\"divRplyFwdMsg\">Fra: Ada</div><div>Hello</div>",
            "Yes.",
            isHTML: true
        ),
        Case("a quote that never ends", "<p>Yes.<div class=gmail_quote><div><div>Hello", "Yes.", isHTML: true),
    ]

    @Test(arguments: plain + pages) func leavesWhatWasWritten(_ test: Case) throws {
        let type = test.isHTML ? "text/html" : "text/plain"
        let mail = "From: m@y.example\nContent-Type: \(type); charset=utf-8\n\n\(test.text)"

        let reading = try Message(Array(mail.utf8)).read()

        #expect(reading.kind == .reply)
        #expect(reading.text == test.left)
    }
}
