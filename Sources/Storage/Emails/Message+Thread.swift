internal import Mail

extension Message {
    /// The thread that it stands in (RFC 5322 §3.6.4), oldest first, the answered message last.
    var thread: [String] {
        let known = references.filter(\.isShortID)
        guard let answered = inReplyTo.first(where: \.isShortID) else { return Draft.shortened(known) }
        return Draft.shortened(known.filter { $0 != answered } + [answered])
    }
}

extension Draft {
    /// RFC 5322 §3.6.4: of a long thread the first and the last tell most.
    static func shortened(_ thread: [String]) -> [String] {
        thread.count > 50 ? thread.prefix(1) + thread.suffix(49) : thread
    }
}

extension String {
    /// Whether an id is of a length that a line of a header can have (RFC 5322 §2.1.1).
    fileprivate var isShortID: Bool { utf8.count <= 900 }
}
