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
    /// The HTML that a new email begins with, where the plain text of ``body`` can't say all of it.
    var begun: String?
    var wish: Bool
    /// When it is to leave; empty for at once.
    var sendAt: TypedTime
    /// What its writer wants to be reminded of; `nil` leaves what was saved.
    var reminder: TypedReminder?
    /// The template that it was written from; `nil` for none.
    var template: TemplateID?
    /// The template whose files are added once it is a draft; `nil` for none.
    var templateFiles: TemplateID?
    /// What it is about, as it was typed or chosen; empty for nothing.
    var regarding: String
    /// What was chosen.
    var regardingID: RecordID?

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
        sendAt = TypedTime(fields, "sendAt")
        reminder = TypedReminder(fields)
        template = fields["template"].flatMap { TemplateID($0) }
        templateFiles = fields["templateFiles"].flatMap { TemplateID($0) }
        regarding = fields["regarding"] ?? ""
        regardingID = fields["regarding-picked"].flatMap { RecordID($0) }
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
        template = email.template
        // A time that is over is nobody's wish any more.
        sendAt = email.sendAt.flatMap { $0 > visit.now ? TypedTime($0, for: visit) : nil } ?? TypedTime()
        reminder = TypedReminder(of: email, for: visit)
        regarding = email.regarding?.name ?? ""
        regardingID = email.regarding?.record.id
    }

    /// A new email.
    init(from: String, to: [Address], signature: String, wish: Bool, regarding record: RecordReference?) {
        id = nil
        version = nil
        self.from = from
        self.to = Self.list(to)
        cc = ""
        bcc = ""
        subject = ""
        body = signature.isEmpty ? "" : "\n\n" + PlainText.from(html: signature).trimmed
        begun = signature.isEmpty ? nil : "<p></p>" + signature
        isHTML = false
        self.wish = wish
        sendAt = TypedTime()
        regarding = record?.name ?? ""
        regardingID = record?.record.id
    }

    /// Addresses as a person would type them.
    static func list(_ addresses: [Address]) -> String {
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
