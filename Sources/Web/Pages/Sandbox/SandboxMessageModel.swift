internal import Mail
internal import Storage
internal import Tracking

/// A message of the sandbox as its page shows it.
struct SandboxMessageModel {
    let subject: String
    let recipient: String
    let who: String
    let mailboxLink: String
    let emailLink: String?
    let facts: [Fact]
    let at: Moment
    let hasBody: Bool
    let viewLink: String
    let hasFiles: Bool
    let files: [File]
    let headers: String

    struct Fact {
        let label: String
        let value: String
    }

    struct File {
        let name: String
        let size: String
    }

    init(_ kept: SandboxMessage, _ message: Message, email: Email?, for visit: Visit) {
        subject = Subjects.shown(message.subject)
        recipient = kept.recipient
        who = email?.recipient(kept.copy.recipient)?.displayName ?? kept.recipient
        mailboxLink = MailboxName.link(to: kept.recipient)
        emailLink = email.map { Route.email($0.id).path }
        facts = Self.facts(message)
        at = Moment(kept.receivedAt, as: .dated, for: visit)
        hasBody = message.html != nil || message.text != nil
        viewLink = Route.sandboxView(kept.id).path
        files = message.attachments.map { File(name: $0.name ?? $0.contentType, size: Counts.size($0.size)) }
        hasFiles = !files.isEmpty
        headers = Self.headers(message.bytes)
    }

    private static func facts(_ message: Message) -> [Fact] {
        [("From", message.from), ("To", message.to), ("Cc", message.cc)].compactMap { label, people in
            people.isEmpty ? nil : Fact(label: label, value: people.map(\.shown).joined(separator: ", "))
        }
    }

    /// The header as it was sent, up to the empty line (RFC 5322 §2.1).
    private static func headers(_ bytes: [UInt8]) -> String {
        let most = 64 * 1_024
        var lines: [String] = []
        for line in bytes.prefix(most).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            if text.isEmpty { break }
            lines.append(String(decoding: text, as: UTF8.self))
        }
        return lines.joined(separator: "\n")
    }
}

extension Address {
    /// Name and address, or the address alone.
    fileprivate var shown: String { name.map { "\($0) <\(address)>" } ?? address }
}
