/// Reads delivery reports: those of RFC 3464, and those that only people were meant to read.
struct BounceReader {
    let message: Message
    let text: ReadingText

    /// What the report says about each recipient, what failed first; empty where the message is no delivery report.
    func bounces() -> [Bounce] {
        let parts = message.leaves(of: ["message/delivery-status", "message/global-delivery-status"])
        if !parts.isEmpty {
            let groups = parts.prefix(8).flatMap { ReportFields(message.text(of: $0, limit: ReadingText.limit)).groups }
            return found(in: groups) ?? [fromText()]
        }
        if let notice = NotificationReader.bounces(in: text) { return notice }
        guard BounceEvidence(message, text).isBounce else { return [] }
        // Some servers write the fields of a report into its text.
        let groups = ReportFields(text.own, known: ReportPhrases.reportFields).groups.filter { $0.count > 1 }
        return found(in: groups) ?? [fromText()]
    }

    private func found(in groups: [[String: String]]) -> [Bounce]? {
        let found = groups.compactMap(bounce)
        return found.isEmpty ? nil : found.sorted { $0.rank < $1.rank }.map(\.bounce)
    }

    /// RFC 3464 §2.3: the fields of one recipient.
    private func bounce(_ fields: [String: String]) -> (rank: Int, bounce: Bounce)? {
        let action = fields["action"]?.lowercased().prefix { $0.isLetter }
        guard
            fields["final-recipient"] ?? fields["original-recipient"] != nil || action != nil && fields["status"] != nil
        else { return nil }
        let diagnostic = fields["diagnostic-code"].map(ReportFields.untyped) ?? ""
        let isDelay = action == "delayed"
        let words = diagnostic.isEmpty ? text.phrases : PhraseText(diagnostic)
        let named = fields["status"].flatMap { StatusFinder.status(in: $0, classes: 2...5) }
        let status = named ?? Self.status(of: diagnostic, else: text.phrases, isDelay: isDelay || action == "relayed")
        var exact = status
        if status.isVague || status.detail == 0, let better = StatusFinder.status(in: diagnostic),
            better.kind == status.kind
        {
            exact = better
        }
        let isSuccess = ["delivered", "relayed", "expanded"].contains(action) && status.kind != 5
        let final = ReportFields.address(fields["final-recipient"])
        let original = ReportFields.address(fields["original-recipient"])
        let bounce = Bounce(
            recipient: final ?? original ?? recipient(),
            originalRecipient: original == final ? nil : original,
            status: status,
            reason: isSuccess ? .delivered : ReasonFinder.reason(status: exact, words: words),
            words: String(diagnostic.prefix(Self.longestWords)),
            isDelay: isDelay
        )
        return (isSuccess ? 2 : isDelay ? 1 : 0, bounce)
    }

    /// What the words of a report say about its one recipient.
    private func fromText() -> Bounce {
        let isDelay =
            text.phrases.containsAny(ReportPhrases.delays)
            || PhraseText(message.subject).containsAny(ReportPhrases.delays)
        let line = text.own.first { StatusFinder.status(in: $0) != nil || StatusFinder.replyCode(in: $0) != nil }
        let words = line.map(String.init) ?? ""
        var status = Self.status(of: text.own.joined(separator: "\n"), else: text.phrases, isDelay: isDelay)
        let subject = PhraseText(message.subject)
        if line == nil, text.phrases.bytes.count < 3 || status.subject == 0 {
            let reason = ReasonFinder.reason(status: nil, words: subject)
            if reason != .other { status = ReasonFinder.status(of: reason, isPermanent: status.kind == 5) }
        }
        let reason = ReasonFinder.reason(status: status, words: text.phrases)
        let shown = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Bounce(
            recipient: recipient(),
            originalRecipient: nil,
            status: status,
            reason: reason,
            words: String(shown.prefix(Self.longestWords)),
            isDelay: isDelay && !status.isPermanent
        )
    }

    static let longestWords = 500

    /// The status that words name; else the class of the reply they quote; else what they mean.
    private static func status(of words: String, else text: PhraseText, isDelay: Bool) -> DeliveryStatus {
        if let status = StatusFinder.status(in: words) { return status }
        let code = StatusFinder.replyCode(in: words)
        let isPermanent = code.map { $0 >= 500 } ?? !isDelay
        let phrases = words.isEmpty ? text : PhraseText(words)
        return ReasonFinder.status(of: ReasonFinder.reason(status: nil, words: phrases), isPermanent: isPermanent)
    }

    /// Whom the words of the report name: never the server or whoever gets the report.
    private func recipient() -> String? {
        let failed = message.headerValues("X-Failed-Recipients").flatMap { AddressFinder.addresses(in: $0) }
        if let first = failed.first { return first }
        let others = Set((message.from + message.to).map { $0.address.lowercased() })
        func isCandidate(_ address: String) -> Bool {
            !others.contains(address.lowercased()) && !BounceEvidence.isServer(address)
        }
        let lines = text.own.prefix(2_000)
        let introduced = lines.lazy.filter { Self.names(recipient: $0) }
            .flatMap { AddressFinder.addresses(in: $0.prefix(2_000)) }.first(where: isCandidate)
        if let introduced { return introduced }
        let any = lines.lazy.flatMap { AddressFinder.addresses(in: $0.prefix(2_000)) }.first(where: isCandidate)
        return any ?? returned().flatMap { AddressFinder.addresses(in: $0.first("to") ?? "").first }
    }

    /// Lines that begin with an address or with the word for a recipient.
    private static func names(recipient line: Substring) -> Bool {
        let start = line.drop { " \t>-*\"'".contains($0) }
        let first = start.prefix { !$0.isWhitespace }
        if first.contains("@") { return true }
        let lead = start.prefix(24).lowercased()
        return ["to:", "recipient", "rcpt to", "<<< rcpt", "user ", "unknown user", "for <", "address"].contains {
            lead.hasPrefix($0)
        }
    }
}

extension BounceReader {
    /// The id of the message that is given back, whole or in its header; else of the one that the report answers.
    func originalMessageID() -> String? {
        returned()?.first("message-id").flatMap { MessageIDs.read($0.utf8).first }
            ?? message.inReplyTo.first ?? message.references.last
    }

    /// The header of the message that is given back.
    private func returned() -> ReportFields? {
        if let header = message.attachedHeaders().first(where: { !$0.isEmpty }) { return ReportFields(header) }
        guard !text.copy.isEmpty else { return nil }
        let isQuoted = text.copy.contains { $0.hasPrefix(">") }
        let lines = text.copy.prefix(400).map { isQuoted ? $0.drop { $0 == ">" || $0 == " " } : $0 }
        let copied: Set<String> = ["message-id", "to", "subject", "from"]
        let fields = ReportFields(lines, known: copied)
        return fields.groups.isEmpty ? nil : fields
    }
}

extension Message {
    /// The leaves of these types that are the message's own.
    func leaves(of types: Set<String>) -> [PartNode] {
        tree.nodes.filter { !$0.isInsideMessage && $0.kind == .leaf && types.contains($0.type) }
    }

    /// The headers of messages that it carries, whole or as header alone (RFC 6522 §3).
    func attachedHeaders() -> [String] {
        let carried: Set<String> = [
            "text/rfc822-headers", "text/rfc822-header", "message/rfc822", "message/global-headers",
        ]
        return tree.nodes.lazy.filter { !$0.isInsideMessage && $0.kind != .multipart && carried.contains($0.type) }
            .prefix(8).map { node in
                if node.kind == .leaf { return text(of: node, limit: 65_536) }
                let start = HeaderBlock(bytes, from: node.headerStart ?? 0, to: bytes.count).range.upperBound
                let header = bytes[start...].prefix(65_536)
                return String(decoding: header.headOfMessage, as: UTF8.self)
            }
    }
}

extension ArraySlice<UInt8> {
    /// Up to the first empty line, one before the first field aside.
    fileprivate var headOfMessage: ArraySlice<UInt8> {
        let rest = drop { $0.isHTMLSpace }
        var place = rest.startIndex
        while place < rest.endIndex, let end = rest[place...].firstIndex(of: ASCII.lineFeed) {
            let next = rest[(end + 1)...].first { $0 != ASCII.carriageReturn }
            if next == ASCII.lineFeed { return rest[...end] }
            place = end + 1
        }
        return rest
    }
}
