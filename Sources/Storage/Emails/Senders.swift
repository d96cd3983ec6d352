internal import Mail

/// Who a submitted message says that it is from: every mailbox of `From` and `Sender` must be the user's own.
struct Senders {
    /// The first mailbox of `From`.
    let from: Address

    /// Reads and checks them.
    init(of message: Message, own: [Address]) throws(SubmissionError) {
        // RFC 5322 §3.6: exactly one From, at most one Sender. Of several, each program shows another.
        let fields = [("From", message.headerValues("From")), ("Sender", message.headerValues("Sender"))]
        for (name, values) in fields where values.count > 1 { throw .repeated(header: name) }
        guard let first = message.from.first else { throw .noSender }
        let keys = Set(own.map(\.key))
        guard message.from.allSatisfy({ keys.contains($0.key) }) else { throw .senderNotAllowed(header: "From") }
        if let sender = message.sender, !keys.contains(sender.key) { throw .senderNotAllowed(header: "Sender") }
        for (name, values) in fields where values.contains(where: { Self.namesStranger($0, own: keys) }) {
            throw .senderNotAllowed(header: name)
        }
        from = first
    }

    /// Whether a text holds what reads as an address and is none of these.
    ///
    /// Mail programs show the name in place of the address, and some read an address where we can't: so neither a name
    /// nor what is malformed may name somebody else.
    private static func namesStranger(_ value: String, own: Set<String>) -> Bool {
        // An address with a quoted local part can't be told from its surroundings, so it is taken out first.
        let text = own.filter { $0.contains("\"") }
            .reduce(value.lowercased()) { $0.replacing($1, with: " ") }
        let pieces = text.split(separator: "@", omittingEmptySubsequences: false)
        return zip(pieces, pieces.dropFirst()).contains { before, after in
            let local = before.trimmingSuffix { $0.isWhitespace }.suffix { !$0.isDelimiter }
            let domain = after.drop { $0.isWhitespace }.prefix { !$0.isDelimiter }
            // "Anna @ Contoso" is a name.
            guard domain.contains(".") || domain.contains("[") else { return false }
            return !own.contains("\(local)@\(domain)")
        }
    }
}

extension Substring {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        lastIndex { !isTrimmed($0) }.map { self[...$0] } ?? ""
    }

    fileprivate func suffix(while isWanted: (Character) -> Bool) -> Substring {
        lastIndex { !isWanted($0) }.map { self[index(after: $0)...] } ?? self
    }
}

extension Character {
    /// RFC 5322 §3.2.3: what ends an atom; brackets belong to an address literal.
    fileprivate var isDelimiter: Bool { isWhitespace || "<>(),:;\\\"".contains(self) }
}
