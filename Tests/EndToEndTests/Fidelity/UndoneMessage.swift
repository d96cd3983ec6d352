@testable internal import Mail

/// A message beside what undoing its followed copy gave (design §4: `unfollow`).
struct UndoneMessage {
    /// What differs and should not.
    private(set) var problems: [String] = []

    private let changes: [HeaderChange]

    /// Compares byte for byte.
    ///
    /// Only the HTML parts that were rewritten may differ, and those only in how they are encoded; and the header fields that
    /// following listed.
    init(_ undone: [UInt8], of original: [UInt8], changes: [HeaderChange]) throws {
        self.changes = changes
        let before = try Message(original)
        let after = try Message(undone)
        let pages = (Self.pages(of: before), Self.pages(of: after))
        guard pages.0.count == pages.1.count else {
            problems.append("undone, it has other HTML parts")
            return
        }
        for (one, other) in zip(pages.0, pages.1) where before.decoded(one.node) != after.decoded(other.node) {
            problems.append("undone, an HTML part has other bytes once decoded")
        }
        let isRewritten = zip(pages.0, pages.1).map { before.bytes[$0.content] != after.bytes[$1.content] }
        if rest(of: before, pages.0, isRewritten) != rest(of: after, pages.1, isRewritten) {
            problems.append("undone, it has other bytes outside of the rewritten parts")
        }
    }

    private static func pages(of message: Message) -> [LeafPlace] {
        message.tree.bodyLeaves(types: ["text/html"])
            .compactMap { LeafPlace($0, header: message.header, in: message.bytes) }
    }

    /// The message without the fields that may differ and without the rewritten parts.
    private func rest(of message: Message, _ pages: [LeafPlace], _ isRewritten: [Bool]) -> [UInt8] {
        var cuts = fields(of: message, message.header, part: nil)
        if changes.contains(where: { $0.name == "From " }), let line = message.header.mboxLine { cuts.append(line) }
        for (part, page) in pages.enumerated() {
            if page.node.parent != nil { cuts += fields(of: message, page.header, part: part) }
            if isRewritten[part] { cuts.append(page.content) }
        }
        var rest: [UInt8] = []
        var place = 0
        for cut in cuts.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            rest += message.bytes[place..<cut.lowerBound]
            place = cut.upperBound
        }
        return rest + message.bytes[place...]
    }

    private func fields(of message: Message, _ header: HeaderBlock, part: Int?) -> [Range<Int>] {
        let names = Set(changes.filter { $0.part == part }.map { $0.name.lowercased() })
        return header.fields.filter {
            names.contains(String(decoding: message.bytes[$0.name], as: UTF8.self).lowercased())
        }
        .map(\.extent)
    }
}
