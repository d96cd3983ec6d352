import Engagement
import Testing

@Suite struct PlaceholderTextTests {
    private static let ada = PlaceholderValues.Person(name: "Ada Byte", address: "ada@seller.test")
    private static let maria = PlaceholderValues.Person(name: "Maria Ochoa", address: "maria@buyer.test")
    private static let deal = PlaceholderValues.Regarding(
        name: "Filler & Co",
        account: "Filler",
        amount: Money(units: 1_250_050, currency: "EUR"),
        stage: .proposed
    )
    private static let values = PlaceholderValues(recipient: maria, sender: ada, regarding: deal)
    private static let account = PlaceholderValues(
        recipient: PlaceholderValues.Person(
            name: "Maria Ochoa",
            address: "maria@buyer.test",
            title: "Head of purchasing",
            account: "Buyer"
        ),
        sender: ada,
        regarding: PlaceholderValues.Regarding(name: "Buyer", account: "Buyer")
    )
    private static let unchosen = PlaceholderValues(recipient: nil, sender: ada)

    struct Filling: Sendable, CustomTestStringConvertible {
        let source: String
        let text: String
        var field = PlaceholderFault.Field.subject

        var testDescription: String { "\(field): \(source)" }
    }

    @Test(arguments: [
        Filling(source: "Hello", text: "Hello"), Filling(source: "", text: ""),
        Filling(source: "Hi {{recipient.firstName}}!", text: "Hi Maria!"),
        Filling(source: "{{recipient.firstName}}{{recipient.lastName}}", text: "MariaOchoa"),
        Filling(source: "Hi {{ Recipient.FIRSTNAME }}!", text: "Hi Maria!"),
        Filling(source: "Call {{recipient.phone|us}}", text: "Call us"),
        Filling(source: "Call{{recipient.phone|}}.", text: "Call."),
        Filling(source: "{{recipient.phone| a | b }}", text: " a | b "),
        Filling(source: "{{recipient.firstName|there}}", text: "Maria"),
        Filling(source: "{{sender.firstName}} <{{sender.address}}>", text: "Ada <ada@seller.test>"),
        Filling(source: "{{regarding.name}}", text: "Filler & Co"),
        Filling(source: "{{regarding.amount}}, {{regarding.stage}}", text: "12,500.50 EUR, Proposed"),
        Filling(source: "{{regarding.account}}", text: "Filler"),
        Filling(source: "{{recipient.title|you}} at {{recipient.account|home}}", text: "you at home"),
        Filling(source: "{{regarding.name}}", text: "Filler &amp; Co", field: .html),
        Filling(source: "<p>{{recipient.name}}</p>", text: "<p>Maria Ochoa</p>", field: .html),
        Filling(source: "{{&nbsp;recipient.name\u{A0}}}", text: "Maria Ochoa", field: .html),
        Filling(source: "<p>{{recipient.phone|Tom &amp; Jo}}</p>", text: "<p>Tom &amp; Jo</p>", field: .html),
        Filling(source: "1 < 2 {{sender.name}} > 0", text: "1 < 2 Ada Byte > 0", field: .html),
        Filling(
            source: "<style>a{{b:c}}</style>{{sender.name}}",
            text: "<style>a{{b:c}}</style>Ada Byte",
            field: .html
        ),
        Filling(source: "<a href=\"x{{y\">{{sender.name}}</a>", text: "<a href=\"x{{y\">Ada Byte</a>", field: .html),
        Filling(
            source: "<!--[if mso]>{{sender.name}}<![endif]-->",
            text: "<!--[if mso]>Ada Byte<![endif]-->",
            field: .html
        ),
        Filling(source: "<!-- don't -->{{sender.name}}", text: "<!-- don't -->Ada Byte", field: .html),
        Filling(source: "Grüße {{sender.name}} 🎉", text: "Grüße Ada Byte 🎉", field: .text),
    ])
    func fillsInWhatIsKnown(_ example: Filling) {
        let filled = PlaceholderText(example.source, in: example.field).filled(with: Self.values)

        #expect(filled.text == example.text)
        #expect(filled.faults == [])
    }

    @Test func aPersonHasATitleAndAnAccount() {
        let source = "{{recipient.title}} at {{recipient.account}}, {{regarding.account}}"

        let filled = PlaceholderText(source, in: .subject).filled(with: Self.account)

        #expect(filled.text == "Head of purchasing at Buyer, Buyer")
        #expect(filled.faults == [])
    }

    struct Fault: Sendable, CustomTestStringConvertible {
        let source: String
        let kind: PlaceholderFault.Kind
        var field = PlaceholderFault.Field.html
        var values = PlaceholderTextTests.values

        var testDescription: String { "\(field): \(source)" }
    }

    @Test(arguments: [
        Fault(source: "{{recipient.phone}}", kind: .missing(.recipientPhone)),
        Fault(source: "{{recipient.phone}}", kind: .missing(.recipientPhone), field: .subject),
        Fault(source: "{{recipient.phone}}", kind: .waiting(.recipientPhone), values: unchosen),
        Fault(source: "{{regarding.name}}", kind: .waiting(.regardingName), values: unchosen),
        Fault(source: "{{recipient.account}}", kind: .missing(.recipientAccount)),
        Fault(source: "{{regarding.amount}}", kind: .waiting(.regardingAmount), values: unchosen),
        Fault(source: "{{regarding.amount}}", kind: .missing(.regardingAmount), values: account),
        Fault(source: "{{regarding.stage}}", kind: .missing(.regardingStage), values: account),
        Fault(source: "{{recipient.fristName}}", kind: .unknown(.recipientFirstName)),
        Fault(source: "{{recipientFirstName}}", kind: .unknown(.recipientFirstName)),
        Fault(source: "{{something else|x}}", kind: .unknown(nil)), Fault(source: "{{}}", kind: .unknown(nil)),
        Fault(source: "{{recipient.<b>name</b>}}", kind: .formatted),
        Fault(source: "<a href=\"https://x.test/?n={{recipient.name}}\">", kind: .inTag),
        Fault(source: "{{recipient.name", kind: .open), Fault(source: "{{", kind: .open),
        Fault(source: "{{recipient.name|" + String(repeating: "a", count: 600) + "}}", kind: .open),
    ])
    func namesWhatItCanNotFillInAndLeavesItThere(_ example: Fault) {
        let filled = PlaceholderText(example.source, in: example.field).filled(with: example.values)

        #expect(filled.faults.map(\.kind) == [example.kind])
        #expect(filled.text == example.source)
    }

    @Test func goesOnBehindWhatIsWrong() {
        let filled = PlaceholderText("{{a {{recipient.name}} b {{nobody}}", in: .text).filled(with: Self.values)

        #expect(filled.text == "{{a Maria Ochoa b {{nobody}}")
        #expect(filled.faults.map(\.kind) == [.open, .unknown(nil)])
        #expect(filled.faults.map(\.source) == ["{{", "{{nobody}}"])
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "</p><img src=x onerror=alert(1)>", "\" onmouseover=\"x", "' x='", "&lt;",
        "{{sender.address}}",
        "{{sender.address|{{recipient.name}}",
    ])
    func whateverSomebodyIsCalledIsText(name: String) {
        let hostile = PlaceholderValues(
            recipient: PlaceholderValues.Person(name: name, address: "x@y.test", phone: name),
            sender: Self.ada
        )

        let html = PlaceholderText("<p>{{recipient.phone}}</p>", in: .html).filled(with: hostile)
        #expect(html.text.hasPrefix("<p>") && html.text.hasSuffix("</p>"))
        #expect(!html.text.dropFirst(3).dropLast(4).contains { "<>\"'".contains($0) })
        // Filled in once more it stays what it is.
        #expect(PlaceholderText(html.text, in: .html).filled(with: Self.values).text == html.text)
        let subject = PlaceholderText("{{recipient.phone}}", in: .subject).filled(with: hostile)
        #expect(subject.text.filter { $0 != "\u{2060}" } == name)
        #expect(PlaceholderText(subject.text, in: .subject).openPlaces(isFromTemplate: true) == [])
    }

    @Test func aValueIsOneLine() {
        let values = PlaceholderValues(
            recipient: PlaceholderValues.Person(name: "Maria\r\nBcc: x@y.test", address: "m@x.test"),
            sender: Self.ada
        )

        #expect(PlaceholderText("{{recipient.phone|-}}", in: .subject).filled(with: values).text == "-")
        var given = values
        given[.recipientPhone] = " 1\r\nBcc: x@y.test "
        #expect(PlaceholderText("{{recipient.phone}}", in: .subject).filled(with: given).text == "1 Bcc: x@y.test")
    }

    @Test func saysWhichPlacesATextLeavesOpen() {
        let text = PlaceholderText("{{recipient.name}}, {{sender.name|}}, {{recipient.phone|us}}, {{other}}", in: .text)

        #expect(
            text.placeholders == [
                Placeholder(name: .recipientName, fallback: nil), Placeholder(name: .senderName, fallback: ""),
                Placeholder(name: .recipientPhone, fallback: "us"),
            ]
        )
    }

    @Test func bracesAreTheirWritersOwnWhereNoTemplateWasUsed() {
        let text = PlaceholderText("Write {{name}} or {{recipient.name|you}}, {{", in: .text)

        #expect(text.openPlaces(isFromTemplate: false).map(\.source) == ["{{recipient.name|you}}"])
        #expect(text.openPlaces(isFromTemplate: true).map(\.source) == ["{{name}}", "{{recipient.name|you}}", "{{"])
        #expect(PlaceholderText("<style>a{b{c:d}}</style>", in: .html).openPlaces(isFromTemplate: true) == [])
    }

    @Test(arguments: [
        (PlaceholderFault.Kind.missing(.recipientPhone), "the recipient has no phone number"),
        (.waiting(.recipientName), "Choose one"),
        (.unfilled(.recipientName), "Fill it in"), (.unknown(.senderName), "Perhaps {{sender.name}} was meant"),
        (.unknown(nil), "Choose one of the list"), (.open, "Put }} behind"), (.formatted, "the same form"),
        (.inTag, "take it out there"),
    ])
    func eachFaultNamesItsPlaceAndTheRemedy(kind: PlaceholderFault.Kind, remedy: String) {
        let fault = PlaceholderFault(field: .html, kind: kind, source: "{{x}}")

        #expect(fault.description.hasPrefix("In the message, “{{x}}”"))
        #expect(fault.description.contains(remedy))
    }

    @Test func aLongTextOfBracesIsReadQuickly() {
        let text = String(repeating: "{{recipient.name|", count: 20_000)

        let clock = ContinuousClock()
        let time = clock.measure { _ = PlaceholderText(text, in: .html).filled(with: Self.values) }

        #expect(time < .seconds(10))
    }
}
