package import Mail

/// A tracker that needs no keys: links become `https://t.example/N`, and can be told and undone again.
package enum Tracker {
    /// The URL of the beacon.
    package static let beacon = "https://t.example/o.gif"
    /// The beacon as it stands in a copy.
    package static let picture = Array(
        ("<img src=\"\(beacon)\" width=\"1\" height=\"1\" alt=\"\" "
            + "style=\"display:block;position:absolute;width:1px;height:1px;margin:-1px 0 0;border:0\">").utf8
    )

    fileprivate static let prefix = Array("https://t.example/".utf8)

    /// What stands in a copy in place of a link.
    package static func url(_ link: Link) -> String { "https://t.example/\(link.ordinal)" }
}

extension FollowingRules {
    /// Lets them know the trackers of these links, with what a token would carry of each and no more.
    package mutating func know(_ links: [Link]) {
        let originals = links.map { $0.rawIsNeeded ? $0.raw : Link.plainRaw(of: $0.url) }
        restore = { url in
            guard url.starts(with: Tracker.prefix) else { return nil }
            return Int(String(decoding: url.dropFirst(Tracker.prefix.count), as: UTF8.self))
                .flatMap { originals.indices.contains($0) ? originals[$0] : nil }
        }
        isOwnBeacon = { $0.elementsEqual(Tracker.beacon.utf8) }
    }
}
