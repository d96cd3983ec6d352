internal import Foundation

/// What may change in the header of a copy (product §3.3), and nothing else.
struct HeaderRules: Sendable {
    /// The id that copies carry, without angle brackets.
    let messageID: String

    private let message: Message
    private let missingDate: Date

    init(_ message: Message, missingMessageID: String, missingDate: Date) {
        self.message = message
        self.missingDate = missingDate
        messageID = message.messageID ?? missingMessageID
    }

    /// The changes of every copy; all signatures go where the body changes too, else those that become false.
    func edits(bodyChanges: Bool) -> Edits {
        var edits = Edits()
        // The envelope line of an mbox is no header field, and would be refused or misread by a server.
        if let mboxLine = message.header.mboxLine { edits.remove(mboxLine) }
        // With the lines below it that are no field: a Bcc that a relay broke would be read in them, and where the first field
        // goes the copy must not begin with them.
        let removed = message.header.fields.filter(isRemoved)
        for field in removed { edits.remove(field.extent) }
        let added = missingFields()
        if !added.isEmpty { edits.insert(added.flatMap(line) + separator, at: placeForFields) }
        let names = Set(removed.map { name(of: $0) } + added.map { $0.name.lowercased() })
        for signature in message.header.fields(named: "dkim-signature", in: message.bytes)
        where bodyChanges || !names.isDisjoint(with: signedNames(signature)) {
            edits.remove(signature.extent)
        }
        return edits
    }

    private func name(of field: HeaderField) -> String {
        String(decoding: message.bytes[field.name], as: UTF8.self).lowercased()
    }

    private func isRemoved(_ field: HeaderField) -> Bool {
        let name = message.bytes[field.name]
        if name.equalsIgnoringCase("bcc") || name.startsIgnoringCase("x-inkling-") { return true }
        // One that can't be read would hide ours.
        return message.messageID == nil && name.equalsIgnoringCase("message-id")
    }

    private func missingFields() -> [(name: String, value: String)] {
        var fields: [(name: String, value: String)] = []
        if message.header.fields(named: "date", in: message.bytes).isEmpty {
            fields.append(("Date", GMime.dateText(missingDate)))
        }
        if message.messageID == nil { fields.append(("Message-ID", "<\(messageID)>")) }
        if message.header.fields(named: "mime-version", in: message.bytes).isEmpty {
            fields.append(("MIME-Version", "1.0"))
        }
        return fields
    }

    private func line(_ field: (name: String, value: String)) -> [UInt8] {
        Array("\(field.name): \(field.value)".utf8) + LineBreak(of: message.bytes).bytes
    }

    /// Above the first field, where every reader still takes it for header.
    private var placeForFields: Int {
        message.header.fields.first?.range.lowerBound ?? message.header.mboxLine?.upperBound ?? 0
    }

    /// A text without a header becomes the body below one.
    private var separator: [UInt8] {
        message.tree.nodes.isEmpty ? LineBreak(of: message.bytes).bytes : []
    }

    /// The names in the `h=` tag of a signature, in lower case (RFC 6376 §3.5).
    private func signedNames(_ signature: HeaderField) -> Set<String> {
        let value = String(decoding: message.bytes[signature.value].filter { !$0.isHTMLSpace }, as: UTF8.self)
        let tag = value.split(separator: ";").first { $0.hasPrefix("h=") }
        return Set(tag?.dropFirst(2).lowercased().split(separator: ":").map(String.init) ?? [])
    }
}
