@testable import Mail

/// A tracker for tests: links become `https://t.test/N`, and can be told and undone again.
struct Tracker: Sendable {
    static let beacon = "https://t.test/o.gif"
    static let picture =
        "<img src=\"https://t.test/o.gif\" width=\"1\" height=\"1\" alt=\"\" "
        + "style=\"display:block;position:absolute;width:1px;height:1px;margin:-1px 0 0;border:0\">"

    /// The followed links of an email, by ordinal.
    let links: [Link]

    static func url(_ link: Link) -> String { "https://t.test/\(link.ordinal)" }

    /// Rules that know this tracker's links, with what a token would carry of them and no more.
    var rules: FollowingRules {
        let originals = links.map { $0.rawIsNeeded ? $0.raw : Link.plainRaw(of: $0.url) }
        return FollowingRules(
            restore: { url in
                let prefix = Array("https://t.test/".utf8)
                guard url.starts(with: prefix) else { return nil }
                return Int(String(decoding: url.dropFirst(prefix.count), as: UTF8.self))
                    .flatMap { originals.indices.contains($0) ? originals[$0] : nil }
            },
            isOwnBeacon: { $0.elementsEqual(Self.beacon.utf8) }
        )
    }

    static func follow(_ html: String, charset: String? = nil, rules: FollowingRules = FollowingRules()) -> String {
        let plan = HTMLCopyPlan(html: Array(html.utf8), charset: charset, rules: rules)
        return String(decoding: plan.followed(beacon: beacon, link: url), as: UTF8.self)
    }
}
