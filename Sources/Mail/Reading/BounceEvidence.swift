/// Weighs what speaks for a delivery report that is only text.
///
/// People write about bounces and forward them. So it takes both: something about the sender that no person has, and words
/// that say what failed.
struct BounceEvidence {
    /// What the header says.
    private(set) var header = 0
    /// What the text says.
    private(set) var body = 0

    var isBounce: Bool { header >= 2 && body >= 1 && header + body >= 5 || header >= Self.everySign }

    /// A server's address, an empty envelope sender and a subject that says it: then any words will do.
    private static let everySign = 8

    init(_ message: Message, _ text: ReadingText) {
        readHeader(message)
        readText(message, text)
    }

    private mutating func readHeader(_ message: Message) {
        if !message.headerValues("X-Failed-Recipients").isEmpty { header += 4 }
        let names = message.headerValues("From").map { PhraseText($0) }
        let isServer =
            message.from.contains { Self.isServer($0.address) }
            || names.contains { Self.isServer(name: $0) }
        if isServer { header += 3 }
        if message.hasNullReturnPath { header += 2 }
        let subject = PhraseText(message.subject)
        if !subject.begins(withAny: ReportPhrases.personal), subject.containsAny(ReportPhrases.subjects) { header += 3 }
        // A list passes on what people write.
        if !message.headerValues("List-Post").isEmpty || !message.headerValues("List-Id").isEmpty { header -= 2 }
    }

    private mutating func readText(_ message: Message, _ text: ReadingText) {
        if text.phrases.containsAny(ReportPhrases.failures) { body += 2 }
        if text.own.prefix(2_000).contains(where: Self.isServerWords) { body += 2 }
        if !text.copy.isEmpty
            || message.tree.nodes.contains(where: { $0.type == "message/rfc822" && !$0.isInsideMessage })
        {
            body += 1
        }
    }

    private static func isServerWords(_ line: Substring) -> Bool {
        let line = line.prefix(1_000)
        return StatusFinder.replyCode(in: line) != nil || StatusFinder.status(in: line) != nil
    }

    /// Whether an address is one from which servers report.
    static func isServer(_ address: String) -> Bool {
        let local = address.drop { $0 == "<" || $0 == " " }.prefix { $0 != "@" }.lowercased()
        return ReportPhrases.senders.contains(String(local.filter { $0.isLetter }))
            || local.hasPrefix("mailer-daemon") || local.hasPrefix("postmaster")
    }

    private static func isServer(name: PhraseText) -> Bool {
        name.containsAny(ReportPhrases.senderNames) || name.begins(withAny: ["mailer-daemon"])
    }
}

extension Message {
    /// Whether it came with the empty envelope sender, as reports do (RFC 5321 §4.5.5).
    var hasNullReturnPath: Bool {
        headerValues("Return-Path").contains { path in
            let path = path.filter { !$0.isWhitespace && $0 != "<" && $0 != ">" }.lowercased()
            return path.isEmpty || path.hasPrefix("mailer-daemon")
        }
    }
}
