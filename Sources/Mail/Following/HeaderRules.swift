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
    ///
    /// `own` is the copy's own address, which gets answers too.
    func edits(bodyChanges: Bool, answersTo own: Address? = nil) -> Edits {
        var edits = Edits()
        // The envelope line of an mbox is no header field, and would be refused or misread by a server.
        if let mboxLine = message.header.mboxLine { edits.remove(mboxLine) }
        // With the lines below it that are no field: a Bcc that a relay broke would be read in them, and where the first field
        // goes the copy must not begin with them.
        let replaced = own == nil ? [] : message.header.fields(named: "reply-to", in: message.bytes)
        let removed = message.header.fields.filter(isRemoved) + replaced
        for field in removed { edits.remove(field.extent) }
        var added = missingFields().map { (name: $0.name, value: Array($0.value.utf8)) }
        if let own { added.append((name: "Reply-To", value: answerAddresses(with: own))) }
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

    /// Where answers went so far, as it was written, and the copy's own address behind it.
    ///
    /// So an answer reaches its writer's mailbox whole, whatever becomes of the other one.
    private func answerAddresses(with own: Address) -> [UInt8] {
        let named = ["reply-to", "from"].lazy.map { message.header.fields(named: $0, in: message.bytes) }
        let values = named.map { $0.map { trimmed(message.bytes[$0.value]) }.filter { !$0.isEmpty } }
        let all = (values.first { !$0.isEmpty } ?? []) + [Array("<\(own.address)>".utf8)]
        return Array(all.joined(separator: Array(",".utf8) + LineBreak(of: message.bytes).bytes + [0x20]))
    }

    /// Without blanks, and commas behind which nothing comes.
    private func trimmed(_ value: ArraySlice<UInt8>) -> [UInt8] {
        func isLeft(_ byte: UInt8) -> Bool { byte.isHTMLSpace || byte == UInt8(ascii: ",") }
        return Array(value.drop(while: isLeft).reversed().drop(while: isLeft).reversed())
    }

    private func line(_ field: (name: String, value: [UInt8])) -> [UInt8] {
        Array("\(field.name): ".utf8) + field.value + LineBreak(of: message.bytes).bytes
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
