import Fuzzing
import Tracker

@testable import Mail

/// Compares a copy with its message.
struct CopyCheck {
    private let message: Message
    private let plan: CopyPlan
    private let copy: Message

    private static let changingFields: Set<String> = [
        "bcc", "dkim-signature", "date", "message-id", "mime-version", "content-type", "content-transfer-encoding",
    ]

    init(_ message: Message, _ plan: CopyPlan, copy: Message) {
        self.message = message
        self.plan = plan
        self.copy = copy
    }

    /// What holds for every copy.
    func check() {
        Fuzzer.expect(Self.fields(of: copy) == Self.fields(of: message), "header fields differ")
        for name: StaticString in ["date", "mime-version", "message-id"] {
            Fuzzer.expect(!copy.header.fields(named: name, in: copy.bytes).isEmpty, "there is no \(name)")
        }
        Fuzzer.expect(copy.messageID == plan.messageID, "the message id differs")
        Fuzzer.expect(copy.headerValues("Bcc").isEmpty, "Bcc is still there")
        guard !message.tree.nodes.isEmpty else {
            let isSame = copy.bytes.suffix(message.bytes.count) == message.bytes[...]
            return Fuzzer.expect(isSame, "the text differs")
        }
        Fuzzer.expect(copy.tree.nodes.map(\.type) == message.tree.nodes.map(\.type), "the parts differ")
        let pages = Set(message.tree.bodyLeaves(types: ["text/html"]).map(\.index))
        for (before, after) in zip(message.tree.nodes, copy.tree.nodes) where !pages.contains(before.index) {
            let isSame = message.bytes[before.content ?? 0..<0] == copy.bytes[after.content ?? 0..<0]
            Fuzzer.expect(isSame, "part \(before.index) differs, which is no page")
        }
    }

    /// What holds for a followed copy, too.
    func checkFollowed() {
        check()
        checkOutside()
        comparePages(with: copy, "followed") { $0.followed(beacon: nil, link: Tracker.url) }
        var rules = FollowingRules()
        rules.know(plan.links)
        let original = FuzzMessage.plan(message, rules: rules)
        // Where a tracker of ours stands already, undoing finds more than was followed.
        guard original.restored() == message.bytes else { return }
        let again = FuzzMessage.plan(copy, rules: rules)
        guard let undone = try? Message(again.restored()) else {
            return Fuzzer.expect(false, "the unfollowed copy can't be read")
        }
        comparePages(with: undone, "unfollowed") { $0.bytes }
        // Where nothing declares the character set it is guessed, and the copy may lack the byte that had told it.
        let isSame =
            Self.charsets(of: message) != Self.charsets(of: copy) || again.links.map(\.url) == plan.links.map(\.url)
        Fuzzer.expect(isSame, "followed again, it has other links")
    }

    /// The fields that no copy may change, whole.
    private static func fields(of message: Message) -> [[UInt8]] {
        message.header.fields.compactMap { field in
            let name = String(decoding: message.bytes[field.name], as: UTF8.self).lowercased()
            if changingFields.contains(name) || name.hasPrefix("x-inkling-") { return nil }
            return Array(message.bytes[field.extent])
        }
    }

    private static func charsets(of message: Message) -> [Charset] {
        LeafReader(message, rules: FollowingRules()).leaves.map { leaf in
            let page = leaf.html.bytes
            return Charset.of(page, declared: leaf.place.node.charset, inDocument: HTMLMetaCharset.label(in: page))
        }
    }

    /// What stands between the pages, with all other parts in it, stands in the copy in the same order.
    private func checkOutside() {
        let leaves = LeafReader(message, rules: FollowingRules()).leaves.map(\.place)
        var rest = copy.bytes[...]
        var done = message.header.range.upperBound
        let changing = leaves.flatMap { [$0.header.range, $0.content] }.filter { !$0.isEmpty && $0.lowerBound >= done }
        for range in changing + [message.bytes.count..<message.bytes.count] {
            let kept = Array(message.bytes[done..<range.lowerBound])
            done = range.upperBound
            guard !kept.isEmpty else { continue }
            let place =
                done == message.bytes.count && range.isEmpty ? suffix(of: rest, kept) : rest.firstRange(of: kept)
            guard let place else { return Fuzzer.expect(false, "bytes between the pages changed") }
            rest = rest[place.upperBound...]
        }
    }

    private func suffix(of bytes: ArraySlice<UInt8>, _ kept: [UInt8]) -> Range<Int>? {
        bytes.suffix(kept.count).elementsEqual(kept) ? (bytes.endIndex - kept.count)..<bytes.endIndex : nil
    }

    /// Compares the decoded pages, the beacon aside.
    private func comparePages(with copy: Message, _ what: String, expected: (HTMLCopyPlan) -> [UInt8]) {
        let leaves = LeafReader(message, rules: FollowingRules()).leaves
        let before = message.tree.bodyLeaves(types: ["text/html"])
        let after = copy.tree.bodyLeaves(types: ["text/html"])
        Fuzzer.expect(before.count == after.count, "\(what): other pages")
        for (old, new) in zip(before, after) {
            var found = copy.decoded(new)
            let leaf = leaves.first { $0.place.node == old }
            let wanted = leaf.map { expected($0.html) } ?? message.decoded(old)
            if found != wanted, let place = found.firstRange(of: picture(leaf)) { found.removeSubrange(place) }
            Fuzzer.expect(found == wanted, "\(what): page \(old.index) differs")
        }
    }

    /// The beacon as it stands in a page.
    private func picture(_ leaf: LeafPlan?) -> [UInt8] {
        leaf.flatMap { HTMLSource($0.html.bytes, charset: .of($0.html.bytes, declared: $0.place.node.charset)) }
            .map { $0.written(Tracker.picture) } ?? Tracker.picture
    }
}
