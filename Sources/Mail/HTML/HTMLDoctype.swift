/// What a doctype declares (WHATWG §13.2.5.53 to §13.2.5.68), with names as written.
package struct HTMLDoctype: Hashable, Sendable {
    /// The name in lower case; nil where there is none.
    package private(set) var name: [UInt8]?
    /// The public identifier; nil where there is none.
    package private(set) var publicID: [UInt8]?
    /// The system identifier; nil where there is none.
    package private(set) var systemID: [UInt8]?
    /// Whether it is broken enough to put browsers into quirks mode.
    package private(set) var forcesQuirks = false

    /// Reads a doctype token at its range in `bytes`.
    package init(_ bytes: [UInt8], range: Range<Int>) {
        let isClosed = bytes[range].last == ASCII.greater
        var rest = bytes[range].dropFirst(9)
        if isClosed { rest = rest.dropLast() }
        rest = rest.drop(while: \.isHTMLSpace)
        let name = rest.prefix { !$0.isHTMLSpace }
        forcesQuirks = name.isEmpty || !isClosed
        guard !name.isEmpty else { return }
        self.name = name.map(\.lowered)
        rest = rest.dropFirst(name.count).drop(while: \.isHTMLSpace)
        readIdentifiers(rest)
    }

    private mutating func readIdentifiers(_ text: ArraySlice<UInt8>) {
        guard !text.isEmpty else { return }
        var rest = text.dropFirst(6).drop(while: \.isHTMLSpace)
        if text.startsIgnoringCase("public") {
            guard let identifier = Self.quoted(&rest) else {
                forcesQuirks = true
                return
            }
            publicID = identifier.value
            guard identifier.isClosed else {
                forcesQuirks = true
                return
            }
            rest = rest.drop(while: \.isHTMLSpace)
            guard !rest.isEmpty else { return }
        } else if !text.startsIgnoringCase("system") {
            forcesQuirks = true
            return
        }
        guard let identifier = Self.quoted(&rest) else {
            forcesQuirks = true
            return
        }
        systemID = identifier.value
        // What follows a system identifier is an error, but does no harm, nor does it matter then how the document ends.
        let isFollowed = rest.contains { !$0.isHTMLSpace }
        forcesQuirks = !identifier.isClosed || forcesQuirks && !isFollowed
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> (value: [UInt8], isClosed: Bool)? {
        guard let quote = rest.first, quote == ASCII.quote || quote == ASCII.apostrophe else { return nil }
        let value = rest.dropFirst().prefix { $0 != quote }
        let isClosed = value.endIndex < rest.endIndex
        rest = rest[(isClosed ? value.endIndex + 1 : value.endIndex)...]
        return (Array(value), isClosed)
    }
}
