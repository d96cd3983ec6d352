/// Applies the rules to what stands in an `href` or `src`.
struct LinkJudge: Sendable {
    private let rules: FollowingRules
    private let unsubscribe: Set<String>

    /// `unsubscribe` holds the URLs of `List-Unsubscribe` as they would stand in a `Location` header.
    init(rules: FollowingRules, unsubscribe: Set<String>) {
        self.rules = rules
        self.unsubscribe = unsubscribe
    }

    /// Whether pictures are worth looking at.
    var knowsTrackers: Bool { rules.restore != nil || rules.isOwnBeacon != nil || rules.mark != nil }

    /// What the addresses begin with that each copy gets others for.
    var mark: String? { rules.mark }

    /// The original of an old tracked link, from its trimmed value.
    func restored(_ value: [UInt8]) -> [UInt8]? {
        rules.restore.flatMap { $0(value) }
    }

    /// Whether a picture's trimmed value leads to an old beacon of ours.
    func isOwnBeacon(_ value: [UInt8]) -> Bool {
        rules.isOwnBeacon.map { $0(value) } ?? false
    }

    /// Whether a tracker can carry a link.
    func carries(_ link: Link) -> Bool {
        rules.carries.map { $0(link) } ?? true
    }

    /// Whether a link is left alone after all, now that its text is known; never one that each copy gets another for.
    func leaves(_ link: Link) -> Bool {
        guard rules.leavesShownAddresses, link.showsAddress else { return false }
        return rules.mark.map { !link.url.hasPrefix($0) } ?? true
    }

    /// Judges a value after HTML decoding, trimmed; `count` is the number of links already followed.
    func read(_ value: [UInt8], charset: Charset, isOptedOut: Bool, hasBase: Bool, count: Int) -> LinkReading {
        let reading = LinkReading(value, charset: charset, hasBase: hasBase)
        guard case .follow(let location) = reading else { return reading }
        if isOptedOut { return .leave(.optedOut) }
        if !unsubscribe.isEmpty, unsubscribe.contains(location.text) { return .leave(.unsubscribe) }
        if Self.lies(location.host, in: rules.neverRewriteDomains) { return .leave(.neverRewriteDomain) }
        if Self.lies(location.host, in: rules.blockedHosts) { return .leave(.blockedHost) }
        return count > Int(UInt16.max) ? .leave(.tooMany) : reading
    }

    /// Whether a host, or a name above it, is among the names.
    private static func lies(_ host: String, in names: Set<String>) -> Bool {
        guard !names.isEmpty else { return false }
        let bare = host.utf8.first == ASCII.leftBracket ? host.dropFirst().dropLast() : host[...]
        var labels = bare.split(separator: ".")[...]
        while !labels.isEmpty {
            if names.contains(labels.joined(separator: ".")) { return true }
            labels = labels.dropFirst()
        }
        return false
    }
}
