import Foundation
import Testing

@testable import Mail

@Suite struct MessageTests {
    private func message(_ text: String) throws -> Message { try Message(Array(text.utf8)) }

    @Test func readsTheHeader() throws {
        let message = try message(
            "Sender: \"Office\" <office@x.example>\r\nFrom: =?utf-8?Q?J=C3=BCrgen_M=C3=BCller?= <J@X.Example>, b@x.example\r\n"
                + "To: Team: a@y.example, \"B, C\" <b@y.example>;\r\nCC: <c@y.example>\r\nBcc: d@y.example\r\n"
                + "Subject: =?iso-8859-1?B?R3L832U=?=\r\n =?utf-8?Q?_und_mehr?=\r\nDate: Mon, 1 Jun 2026 10:00:00 +0200\r\n"
                + "Message-Id: <1@x.example>\r\nIn-Reply-To: <0@y.example>\r\nReferences: <a@y.example>\r\n <0@y.example>\r\n"
                + "X-Inkling-Follow: yes\r\nx-inkling-follow:\r\n no\r\n\r\nHi\r\n"
        )

        #expect(message.from.map(\.address) == ["J@x.example", "b@x.example"])
        #expect(message.from.first?.name == "Jürgen Müller")
        #expect(message.sender?.address == "office@x.example")
        #expect(message.to.map(\.address) == ["a@y.example", "b@y.example"])
        #expect(message.to.map(\.name) == [nil, "B, C"])
        #expect(message.cc.map(\.address) == ["c@y.example"])
        #expect(message.bcc.map(\.address) == ["d@y.example"])
        #expect(message.subject == "Grüße und mehr")
        #expect(message.date == Date(timeIntervalSince1970: 1_780_300_800))
        #expect(message.messageID == "1@x.example")
        #expect(message.inReplyTo == ["0@y.example"])
        #expect(message.references == ["a@y.example", "0@y.example"])
        #expect(message.headerValues("X-INKLING-FOLLOW") == ["yes", "no"])
        #expect(message.text == "Hi\r\n")
        #expect(message.html == nil)
    }

    @Test func namesRecipientsThatCannotBeRead() throws {
        let message = try message("To: a@y.example, not an address, x@@y\nCc: <b@y..example>\n\n")

        #expect(message.to.map(\.address) == ["a@y.example"])
        #expect(message.cc.isEmpty)
        #expect(message.unreadableRecipients.count >= 2)
    }

    @Test func showsBodiesFilesAndPictures() throws {
        let message = try message(
            "Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/related; boundary=r\n\n"
                + "--r\nContent-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/plain; charset=iso-8859-1\n"
                + "Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe\n--a\nContent-Type: text/html; charset=utf-8\n\n"
                + "<img src=\"cid:p@x\">\n--a--\n--r\nContent-Type: image/PNG\nContent-ID: <p@x>\nContent-Transfer-Encoding: base64\n\n"
                + "aGk=\n--r--\n--m\nContent-Type: application/pdf\nContent-Disposition: attachment;\n filename*=utf-8''a%C3%BC.pdf\n"
                + "Content-Transfer-Encoding: base64\n\nJVBERi0=\n--m\nContent-Type: message/rfc822\n\nSubject: inner\n\nHello\n--m--\n"
        )

        #expect(message.text == "Grüße")
        #expect(message.html == "<img src=\"cid:p@x\">")
        #expect(message.part(contentID: "p@x") == MessagePart(contentType: "image/png", bytes: Array("hi".utf8)))
        #expect(message.part(contentID: "q@x") == nil)
        #expect(
            message.attachments == [
                MessageAttachment(name: "aü.pdf", contentType: "application/pdf", size: 5),
                MessageAttachment(name: nil, contentType: "message/rfc822", size: 21),
            ]
        )
    }

    @Test func holdsOnToItsLimits() {
        let part = "--b\n\n\n"
        let manyParts = "Content-Type: multipart/mixed; boundary=b\n\n" + String(repeating: part, count: 10_000)
        let manyFields = String(repeating: "A: b\n", count: 10_001) + "\n"
        let deep = (0...100).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()

        #expect(throws: MessageError.empty) { try message("") }
        #expect(throws: MessageError.tooManyParts) { try message(manyParts) }
        #expect(throws: MessageError.tooManyHeaderFields) { try message(manyFields) }
        #expect(throws: MessageError.tooDeep) { try message(deep) }
    }

    struct Obstacle: CustomTestStringConvertible, Sendable {
        let message: String
        let obstacle: FollowingObstacle?
        var testDescription: String { message }

        init(_ message: String, _ obstacle: FollowingObstacle?) {
            self.message = message
            self.obstacle = obstacle
        }

        static func parts(_ type: String, _ parts: String..., obstacle: FollowingObstacle?) -> Obstacle {
            let body = parts.map { "--b\n\($0)\n" }.joined()
            return Obstacle("Content-Type: \(type); boundary=b\n\n\(body)--b--\n", obstacle)
        }
    }

    private static let html = "Content-Type: text/html\n\n<p>"
    private static let text = "Content-Type: text/plain\n\nHi"

    @Test(arguments: [
        Obstacle(html, nil),
        Obstacle(text, .noHTML),
        Obstacle("Subject: only a header\n", .noHTML),
        Obstacle("no header at all", .noHTML),
        .parts("multipart/alternative", text, html, obstacle: nil),
        .parts("multipart/signed", html, "Content-Type: application/pkcs7-signature\n\nx", obstacle: .signed),
        .parts("multipart/encrypted", "Content-Type: application/pgp-encrypted\n\nx", obstacle: .encrypted),
        .parts(
            "multipart/mixed",
            html,
            "Content-Type: multipart/signed; boundary=c\n\n--c\n\nx\n--c--",
            obstacle: .signed
        ),
        .parts(
            "multipart/mixed",
            html,
            "Content-Type: message/rfc822\n\nContent-Type: multipart/signed; boundary=c\n\n--c\n\nx\n--c--",
            obstacle: nil
        ),
        Obstacle("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx", .encrypted),
        Obstacle("Content-Type: application/x-pkcs7-mime\nContent-Disposition: attachment\n\nx", .encrypted),
        .parts("multipart/alternative", text + "\n-----BEGIN PGP MESSAGE-----\n", html, obstacle: .inlinePGP),
        .parts("multipart/alternative", text + "\n> -----BEGIN PGP MESSAGE-----\n", html, obstacle: nil),
        Obstacle(html + "<pre>-----BEGIN PGP SIGNED MESSAGE-----", .inlinePGP),
        Obstacle("Content-Type: text/html\nContent-Disposition: attachment\n\n<p>", .noHTML),
    ])
    func saysWhatCannotBeFollowed(_ sample: Obstacle) throws {
        #expect(try message(sample.message).obstacle == sample.obstacle)
    }
}
