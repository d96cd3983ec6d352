import Foundation
import Testing

@testable import Mail

@Suite struct CompositionTests {
    private static let date = Date(timeIntervalSince1970: 1_780_300_800)

    private func composition(
        from: Address,
        subject: String = "Hello",
        html: String? = "<p>Hi</p>",
        text: String? = nil
    ) throws -> Composition {
        Composition(
            from: from,
            to: [try Address(name: "Maria", address: "m@y.example")],
            subject: subject,
            html: html,
            text: text,
            date: Self.date,
            messageID: "1@x.example"
        )
    }

    private func seller(_ name: String? = nil) throws -> Address { try Address(name: name, address: "s@x.example") }

    struct Line: CustomTestStringConvertible, Sendable {
        let text: String
        var testDescription: String { String(text.prefix(60)) }
    }

    private static let lines = [
        "Hello", "Grüße aus Köln", "🦑 ink & 📬", "日本語の件名", "=?utf-8?Q?not_encoded?=", "a  b", "x: y",
        "\"quoted\" <angle>",
        String(repeating: "word ", count: 300) + "end", String(repeating: "ü", count: 900),
        String(repeating: "x", count: 1_500),
        String(repeating: "日本", count: 300), "tab\tinside",
    ].map(Line.init)

    @Test(arguments: lines)
    func bringsTheSubjectAcross(_ line: Line) throws {
        let bytes = try composition(from: seller(), subject: line.text).message()

        let message = try Message(bytes)
        #expect(message.subject == line.text)
        try expectTidyLines(bytes)
    }

    @Test(arguments: [
        "Maria Ochoa", "Weber, Jonas", "Jürgen \"JJ\" Müller", "🦑 Squid", "日本 太郎", "O'Neil (Sales)", "a@b.example",
        "Back\\slash", "=?utf-8?Q?x?=", String(repeating: "Long Name ", count: 30) + "End", "Dr. X.",
    ])
    func bringsNamesAcross(_ name: String) throws {
        var composition = try composition(from: seller(name))
        composition.to = try (0..<20).map { try Address(name: "\(name) \($0)", address: "r\($0)@y.example") }
        composition.cc = [try Address(name: name, address: "jürgen@müller.example")]

        let bytes = try composition.message()

        let message = try Message(bytes)
        #expect(message.from == [composition.from])
        #expect(message.to == composition.to)
        #expect(message.cc == composition.cc)
        try expectTidyLines(bytes)
    }

    struct Body: CustomTestStringConvertible, Sendable {
        let about: String
        let text: String
        var testDescription: String { about }
    }

    @Test(arguments: [
        Body(about: "plain", text: "Hi\r\nthere\r\n"),
        Body(about: "accents", text: "Grüße,\r\n\r\nJürgen\r\n"),
        Body(about: "no Latin", text: String(repeating: "これは長い段落です。", count: 200) + "\r\n"),
        Body(about: "long lines", text: String(repeating: "abc ", count: 2_000) + "\r\n"),
        Body(about: "one long word", text: String(repeating: "x", count: 5_000) + "\r\n"),
        Body(about: "dots, From and blanks", text: ".\r\nFrom here\r\n--\r\n-- \r\n\tx \t\r\n=20\r\n"),
        Body(about: "like a boundary", text: "--=_inkling_1_x_example\r\n\r\nContent-Type: text/html\r\n"),
    ])
    func bringsBodiesAcross(_ body: Body) throws {
        let html = "<p>" + body.text.replacing("\r\n", with: "<br>\r\n") + "</p>\r\n"

        let bytes = try composition(from: seller(), html: html, text: body.text).message()

        let message = try Message(bytes)
        #expect(message.text?.withLastBreak == body.text)
        #expect(message.html?.withLastBreak == html)
        #expect(message.obstacle == nil)
        try expectTidyLines(bytes)
    }

    @Test func turnsEveryLineEndIntoCRLF() throws {
        let message = try Message(try composition(from: seller(), html: nil, text: "a\nb\rc\r\nd").message())

        #expect(message.text == "a\r\nb\r\nc\r\nd\r\n")
        #expect(message.html == nil)
    }

    @Test func makesTextOfHTML() throws {
        let message = try Message(try composition(from: seller(), html: "<p>Hi <b>Maria</b>,</p><p>Bye</p>").message())

        #expect(message.text?.withLastBreak == "Hi Maria,\r\n\r\nBye\r\n")
    }

    @Test func keepsTheThread() throws {
        var composition = try composition(from: seller())
        composition.inReplyTo = "0@y.example"
        composition.references = (0..<60).map { "reference-number-\($0)@y.example" }

        let bytes = try composition.message()

        let message = try Message(bytes)
        #expect(message.messageID == "1@x.example")
        #expect(message.inReplyTo == ["0@y.example"])
        #expect(message.references == composition.references)
        #expect(message.date == Self.date)
        #expect(message.headerValues("MIME-Version") == ["1.0"])
        #expect(message.headerValues("Bcc").isEmpty)
        try expectTidyLines(bytes)
    }

    @Test func isTheSameEachTime() throws {
        let composition = try composition(from: seller("Jürgen"), html: "<p>ü</p>")

        #expect(try composition.message() == composition.message())
    }

    @Test(arguments: ["Hi\r\nBcc: x@y.example", "Hi\nthere", "Hi\u{0}", "\rHi"])
    func refusesLineBreaksInTheSubject(_ subject: String) throws {
        let composition = try composition(from: seller(), subject: subject)

        let offset = try #require(Array(subject.utf8).firstIndex { $0 < 0x20 })
        #expect(throws: CompositionError.lineBreak(field: "subject", offset: offset)) { try composition.message() }
    }

    @Test(arguments: ["", "x", "a@b\r\nBcc: x@y", "a b@c", "<a@b>", "@b", "a@", "ü@b"])
    func refusesWhatIsNoMessageID(_ id: String) throws {
        var composition = try composition(from: seller())
        composition.messageID = id

        #expect(throws: CompositionError.invalidMessageID(field: "Message-ID")) { try composition.message() }
        composition.messageID = "1@x.example"
        composition.references = [id]
        #expect(throws: CompositionError.invalidMessageID(field: "References")) { try composition.message() }
    }

    @Test func aMessageWithoutAnyTextHasAnEmptyOne() throws {
        let message = try composition(from: seller(), html: nil, text: nil).message()

        let text = String(decoding: message, as: UTF8.self)
        #expect(text.contains("Content-Type: text/plain"))
        #expect(text.hasSuffix("\r\n\r\n"), "\(text)")
    }

    /// CRLF everywhere, header lines of at most 998 bytes, no byte beyond ASCII.
    private func expectTidyLines(_ bytes: [UInt8]) throws {
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(!text.replacing("\r\n", with: "").contains { $0 == "\r" || $0 == "\n" })
        for line in text.split(separator: "\r\n") { #expect(line.utf8.count <= 998) }
    }
}

extension String {
    /// GMime does not count the line break before a boundary as part of a body.
    fileprivate var withLastBreak: String { hasSuffix("\r\n") ? self : self + "\r\n" }
}
