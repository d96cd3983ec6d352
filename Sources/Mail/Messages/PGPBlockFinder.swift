/// Looks for PGP's own marks (RFC 9580 §6.2) in a text that comes in pieces.
struct PGPBlockFinder {
    /// Whether a block of it begins somewhere.
    private(set) var hasFound = false

    /// The end of what came before, in which a mark may have begun.
    private var before: [UInt8] = []
    private var isBeginning = true

    private static let opening: StaticString = "-----BEGIN PGP "
    private static let kinds = ["MESSAGE-----", "SIGNED MESSAGE-----"]
    /// More than the longest mark and the byte before it.
    private static let longest = 64
    private static let portion = 65_536

    mutating func add(_ piece: ArraySlice<UInt8>) {
        var rest = piece
        while !hasFound, !rest.isEmpty {
            let next = rest.prefix(Self.portion)
            rest = rest[next.endIndex...]
            search(before + next)
        }
    }

    private mutating func search(_ text: [UInt8]) {
        var place = 0
        while let start = text.firstIndex(of: Self.opening, from: place) {
            let kind = text[(start + Self.opening.utf8CodeUnitCount)...]
            if isLineStart(start, in: text), Self.kinds.contains(where: { kind.starts(with: $0.utf8) }) {
                hasFound = true
                return
            }
            place = start + 1
        }
        if text.count > Self.longest { isBeginning = false }
        before = Array(text.suffix(Self.longest))
    }

    /// At the start of a line, or behind a tag.
    private func isLineStart(_ place: Int, in text: [UInt8]) -> Bool {
        guard place > 0 else { return isBeginning }
        return text[place - 1] == ASCII.lineFeed || text[place - 1] == ASCII.greater
    }
}
