internal import Foundation
internal import Testing

/// A real piece of mail, handed in as a seller's would be.
struct Submission: Sendable, CustomTestStringConvertible {
    enum Form: Sendable {
        /// An HTML document for `POST /emails`.
        case document
        /// A whole message for `POST /messages`.
        case message
    }

    let form: Form
    /// Where it lies among the shared data.
    let path: String

    var testDescription: String { path }

    var bytes: [UInt8] {
        get throws {
            Array(try #require(FileManager.default.contents(atPath: Checkout.data + "/" + path)))
        }
    }

    static let templates = [
        Submission(form: .document, path: "html/konsav+email-templates/explorational.html"),
        Submission(
            form: .document,
            path: "html/ActiveCampaign+postmark-templates/templates-inlined/basic-full/example/content.html"
        ),
        Submission(
            form: .document,
            path: "html/sendgrid+email-templates/paste-templates/email-confirmation.html"
        ),
    ]

    /// Newsletters of three makes: quoted-printable, eight bits in Latin-1, and base64 with pictures inside.
    static let messages = [
        Submission(
            form: .message,
            path: "mail/spamassassin/hard-ham-1/00010.e82bd1f5f7eae426682a7f8e4cbf1ae6.txt"
        ),
        Submission(
            form: .message,
            path: "mail/spamassassin/hard-ham-1/00204.3f44646104dbe9da75d726e4e283b7fb.txt"
        ),
        Submission(
            form: .message,
            path: "mail/spamassassin/hard-ham-1/00240.8623673c2a6f2cde10ab31423f708feb.txt"
        ),
    ]

    static let isThere = (templates + messages).allSatisfy { Checkout.has(Checkout.data + "/" + $0.path) }
}

/// The message with other people in From and To; nothing else of it changes.
func addressed(_ message: [UInt8], from: String, to: [String], cc: [String]) -> [UInt8] {
    let replaced = ["from", "to", "cc", "bcc", "sender", "reply-to", "return-path", "delivered-to"]
    var lines = message.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    if lines.first?.starts(with: Array("From ".utf8)) == true { lines.removeFirst() }
    var head = Array("From: \(from)\nTo: \(to.joined(separator: ", "))\nCc: \(cc.joined(separator: ", "))\n".utf8)
    var isDropped = false
    while let line = lines.first, !line.isEmpty, line != [0x0D] {
        let goesOn = line.first == 0x20 || line.first == 0x09
        if !goesOn {
            let name = String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self).lowercased()
            isDropped = replaced.contains(name)
        }
        if !isDropped { head += line + [0x0A] }
        lines.removeFirst()
    }
    return head + lines.joined(separator: [0x0A])
}
