internal import Tracking

/// The validator of a stored file (RFC 9110 §8.8.3): strong, and the same for every copy, so that it tells nobody apart.
struct EntityTag: Hashable {
    /// With its quotes.
    let text: String

    init(_ object: ObjectID) {
        text = "\"\(object)\""
    }

    /// Whether the field's only tag is this one, as `If-Range` wants it (§13.1.5); a date never is.
    func isExactly(_ field: some Collection<UInt8>) -> Bool {
        field.elementsEqual(text.utf8)
    }

    /// Whether a list of tags, or `*`, names this one (§13.1.1, §13.1.2).
    ///
    /// A weak tag counts only where the comparison may be weak. What is no list of tags names none.
    func isNamed(in list: some Collection<UInt8>, weakly: Bool) -> Bool {
        guard !list.elementsEqual("*".utf8) else { return true }
        var rest = Array(list)[...]
        while true {
            rest = rest.drop { Byte.isBlank($0) || $0 == Byte.comma }
            let isWeak = rest.starts(with: "W/".utf8)
            if isWeak { rest = rest.dropFirst(2) }
            guard rest.first == Self.quote, let end = rest.dropFirst().firstIndex(of: Self.quote) else { return false }
            if rest[...end].elementsEqual(text.utf8), weakly || !isWeak { return true }
            rest = rest[(end + 1)...]
        }
    }

    private static let quote = UInt8(ascii: "\"")
}
