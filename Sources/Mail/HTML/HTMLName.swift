/// The name of a tag in lower case, small enough to be compared and kept by the thousand.
///
/// Names of up to fifteen bytes are spelled out in it; ``HTMLNames`` numbers those that are longer.
struct HTMLName: Hashable, Sendable {
    /// What it is the name of.
    let element: HTMLElement
    /// What the rules say of that.
    let kinds: HTMLKinds
    /// The first eight bytes of the name, or the number of a long one.
    let low: UInt64
    /// The bytes behind those, and in the topmost byte how many there are altogether.
    let high: UInt64

    /// The most bytes that are spelled out.
    static let maximumLength = 15
    /// Stands in place of the length where the name is numbered.
    static let longMark: UInt64 = 0xFF << 56

    static func == (left: HTMLName, right: HTMLName) -> Bool {
        left.low == right.low && left.high == right.high
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(low)
        hasher.combine(high)
    }
}

extension HTMLName {
    /// The name of an element that is known here.
    init(_ element: HTMLElement) {
        let name = Array((element.name ?? "").utf8)
        let spelled = Self.spelled(name, at: 0..<name.count)
        let kinds = HTMLKinds.all[Int(element.rawValue)]
        self.init(element: element, kinds: kinds, low: spelled.low, high: spelled.high)
    }

    /// The bytes of a name, in lower case, in two numbers; at most ``maximumLength`` bytes.
    @inline(__always)
    static func spelled(_ bytes: [UInt8], at range: Range<Int>) -> (low: UInt64, high: UInt64) {
        let length = UInt64(range.count) << 56
        guard range.lowerBound + 16 <= bytes.count else {
            return (word(bytes[range].prefix(8)), word(bytes[range].dropFirst(8)) | length)
        }
        let low = word(bytes.word(at: range.lowerBound), count: range.count)
        guard range.count > 8 else { return (low, length) }
        return (low, word(bytes.word(at: range.lowerBound + 8), count: range.count - 8) | length)
    }

    private static func word(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1.lowered) }
    }

    /// The first `count` bytes of a word, all lowered at once.
    @inline(__always)
    private static func word(_ word: UInt64, count: Int) -> UInt64 {
        let kept = count < 8 ? word & (1 << UInt64(8 * count) - 1) : word
        // In each byte the topmost bit tells of its other seven: from "A" on, and beyond "Z".
        let seven = kept & 0x7F7F_7F7F_7F7F_7F7F
        let fromA = seven &+ 0x3F3F_3F3F_3F3F_3F3F
        let beyondZ = seven &+ 0x2525_2525_2525_2525
        let isUpper = (fromA ^ beyondZ) & ~kept & 0x8080_8080_8080_8080
        return kept | isUpper >> 2
    }
}
