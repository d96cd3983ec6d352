import Foundation

@testable import Mail

/// Follows a message and compares the copy with it.
struct CopyCheck {
    let message: Message
    let plan: CopyPlan
    private(set) var problems: [String] = []

    private static let allowedFields: Set<String> = [
        "bcc", "dkim-signature", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    ]

    init(_ message: Message) throws {
        self.message = message
        plan = try Self.plan(message, rules: FollowingRules())
        let plain = plan.plain()
        compareHeaders(with: try Message(plain))
        let copy = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
        guard message.obstacle == nil else {
            if copy != plain { problems.append("a copy that can't be followed is not plain") }
            return
        }
        let followed = try Message(copy)
        compareHeaders(with: followed)
        compareParts(with: followed)
        let again = try Self.plan(followed, rules: Tracker(links: plan.links).rules)
        compareLeaves(try Message(again.restored()), "undone") { _, original in original }
        // Had a tracker come to stand elsewhere, the originals would not be found in this order.
        if again.links.map(\.url) != plan.links.map(\.url) { problems.append("other links than before") }
        if again.links.map(\.label) != plan.links.map(\.label) { problems.append("other words in links") }
    }

    static func plan(_ message: Message, rules: FollowingRules) throws -> CopyPlan {
        try CopyPlan(
            message: message,
            rules: rules,
            missingMessageID: "1@inkling.test",
            missingDate: Date(timeIntervalSince1970: 1_800_000_000)
        )
    }

    private mutating func compareHeaders(with copy: Message) {
        let before = Self.fields(of: message)
        let after = Self.fields(of: copy)
        if before != after { problems.append("header fields differ") }
        for name: StaticString in ["date", "mime-version", "message-id"]
        where copy.header.fields(named: name, in: copy.bytes).isEmpty {
            problems.append("\(name) is missing")
        }
        if copy.messageID != plan.messageID { problems.append("the id differs") }
        if !copy.headerValues("Bcc").isEmpty { problems.append("Bcc is still there") }
    }

    private static func fields(of message: Message) -> [[UInt8]] {
        message.header.fields.compactMap { field in
            let name = String(decoding: message.bytes[field.name], as: UTF8.self).lowercased()
            if allowedFields.contains(name) || name.hasPrefix("x-inkling-") { return nil }
            return Array(message.bytes[field.extent])
        }
    }

    private mutating func compareParts(with copy: Message) {
        guard message.tree.nodes.map(\.type) == copy.tree.nodes.map(\.type) else {
            problems.append("the parts differ")
            return
        }
        let pages = Set(message.tree.bodyLeaves(types: ["text/html"]).map(\.index))
        for (before, after) in zip(message.tree.nodes, copy.tree.nodes) where !pages.contains(before.index) {
            if message.bytes[before.content ?? 0..<0] != copy.bytes[after.content ?? 0..<0] {
                problems.append("part \(before.index) differs")
            }
        }
        let leaves = LeafReader(message, rules: FollowingRules()).leaves
        compareLeaves(copy, "followed") { node, original in
            let leaf = leaves.first { $0.place.node == node }
            return leaf?.html.followed(beacon: nil, link: Tracker.url) ?? original
        }
    }

    /// Compares the decoded HTML leaves, the beacon aside.
    private mutating func compareLeaves(
        _ copy: Message,
        _ what: String,
        expected: (PartNode, [UInt8]) -> [UInt8]
    ) {
        let before = message.tree.bodyLeaves(types: ["text/html"])
        let after = copy.tree.bodyLeaves(types: ["text/html"])
        guard before.count == after.count else {
            problems.append("\(what): other HTML parts")
            return
        }
        let picture = Array(Tracker.picture.utf8)
        for (old, new) in zip(before, after) {
            var found = copy.decoded(new)
            if let place = found.firstRange(of: picture) { found.removeSubrange(place) }
            if found != expected(old, message.decoded(old)) { problems.append("\(what): HTML differs") }
        }
    }
}
