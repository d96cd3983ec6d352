internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// An email as it stands in the fields of the form: perhaps not well formed yet, never thrown away.
struct TypedEmail {
    var id: EmailID?
    var version: Int?
    var from: String
    var to: String
    var cc: String
    var bcc: String
    var subject: String
    var body: String
    /// Whether the body is HTML, as the editor makes it, or plain text.
    var isHTML: Bool
    var wish: Bool
    /// When it is to leave, on the clock of whoever writes it; empty for at once.
    var sendAt: String

    init(_ fields: FormFields) {
        id = fields["id"].flatMap { EmailID($0) }
        version = fields["version"].flatMap(Int.init)
        from = fields["from"] ?? ""
        to = fields["to"] ?? ""
        cc = fields["cc"] ?? ""
        bcc = fields["bcc"] ?? ""
        subject = fields["subject"] ?? ""
        body = fields["body"] ?? ""
        isHTML = fields["format"] == "html"
        wish = fields["wish"] != "false"
        sendAt = fields["sendAt"] ?? ""
    }

    init(_ email: Email, for visit: Visit) {
        id = email.id
        version = email.version
        from = email.from.address
        to = Self.list(email.addresses(in: .to))
        cc = Self.list(email.addresses(in: .cc))
        bcc = Self.list(email.addresses(in: .bcc))
        subject = email.subject
        isHTML = email.html != nil
        body = email.html ?? email.text ?? ""
        wish = email.following.wish
        // A time that is over is nobody's wish any more.
        sendAt = email.sendAt.flatMap { $0 > visit.now ? WallTime($0, in: visit.zone).text : nil } ?? ""
    }

    /// A new email.
    init(from: String, to: [Address], wish: Bool) {
        id = nil
        version = nil
        self.from = from
        self.to = Self.list(to)
        cc = ""
        bcc = ""
        subject = ""
        body = ""
        isHTML = false
        self.wish = wish
        sendAt = ""
    }

    /// Addresses as a person would type them.
    private static func list(_ addresses: [Address]) -> String {
        addresses.map(\.typed).joined(separator: ", ")
    }
}

extension Address {
    /// `Maria Ochoa <maria@example.com>`, the name in quotes where it must be (RFC 5322 §3.4).
    fileprivate var typed: String {
        guard let name, !name.isEmpty else { return address }
        let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || " -'’".contains($0) }
        if isPlain { return "\(name) <\(address)>" }
        let quoted = name.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined()
        return "\"\(quoted)\" <\(address)>"
    }
}
