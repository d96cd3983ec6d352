/// Reads feedback reports (ARF, RFC 5965), and the older form of a forwarded message that one large provider sends.
enum ComplaintReader {
    static func complaint(in message: Message) -> Complaint? {
        if let part = message.leaves(of: ["message/feedback-report"]).first {
            let fields = ReportFields(message.text(of: part, limit: ReadingText.limit))
            let named = fields.groups.flatMap { group in
                ["original-rcpt-to", "removal-recipient"].compactMap { ReportFields.address(group[$0]) }
            }
            let recipients = named.isEmpty ? returnedRecipients(message) : named
            return Complaint(type: fields.first("feedback-type")?.lowercased() ?? "abuse", recipients: recipients)
        }
        // Apple's programs write such a mail when a person asks them to end a subscription.
        if message.headerValues("X-Apple-Unsubscribe").first?.lowercased() == "true" {
            return Complaint(type: "opt-out", recipients: message.from.map(\.address))
        }
        // Microsoft's reports name the mailbox in a field of the message that they give back.
        guard PhraseText(message.subject).begins(withAny: ["complaint about message from "]),
            let header = message.attachedHeaders().first
        else { return nil }
        let fields = ReportFields(header)
        let recipient = ReportFields.address(fields.first("x-hmxmroriginalrecipient") ?? fields.first("to"))
        return Complaint(type: "abuse", recipients: [recipient].compactMap { $0 })
    }

    /// Whom the message that is given back was written to; providers often take the name of the one who complained out.
    private static func returnedRecipients(_ message: Message) -> [String] {
        let header = message.attachedHeaders().first.map { ReportFields($0) }
        return header?.first("to").map { AddressFinder.addresses(in: $0) } ?? []
    }
}
