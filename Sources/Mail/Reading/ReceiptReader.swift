/// Reads disposition notifications (RFC 8098).
enum ReceiptReader {
    static func receipt(in message: Message) -> (receipt: ReadReceipt, originalMessageID: String?)? {
        let types: Set<String> = ["message/disposition-notification", "message/global-disposition-notification"]
        guard let part = message.leaves(of: types).first else { return nil }
        let fields = ReportFields(message.text(of: part, limit: ReadingText.limit))
        // RFC 8098 §3.2.6: mode; type/modifier.
        let type = fields.first("disposition").map(ReportFields.untyped)?.prefix { $0 != "/" && $0 != "," } ?? ""
        let recipient = ReportFields.address(fields.first("original-recipient") ?? fields.first("final-recipient"))
        return (
            ReadReceipt(recipient: recipient, disposition: type.filter { !$0.isWhitespace }.lowercased()),
            fields.first("original-message-id").flatMap { MessageIDs.read($0.utf8).first }
        )
    }
}
