/// The mailbox of a person: an address as RFC 5321 §4.1.2 and RFC 6531 allow it, with the name beside it.
package struct Address: Hashable, Sendable {
    /// The display name, without quotes; nil where there is none.
    package let name: String?
    /// The address as written, with its domain in lower case.
    package let address: String

    /// Checks the syntax and the limits of 64 bytes before the @ and 255 after it; refuses control characters in both.
    package init(name: String?, address: String) throws(AddressError) {
        try self.init(name: name, address: address, entry: 1)
    }

    init(name: String?, address: String, entry: Int) throws(AddressError) {
        for text in [name ?? "", address] {
            if let offset = Self.controlCharacter(in: text) { throw .controlCharacter(entry: entry, offset: offset) }
        }
        let syntax = try AddressSyntax(address, entry: entry)
        let trimmed = name?.split(separator: " ").joined(separator: " ") ?? ""
        self.name = trimmed.isEmpty ? nil : trimmed
        self.address = syntax.localPart + "@" + syntax.domain
    }

    /// The whole address in lower case: what addresses are compared by.
    package var key: String { address.lowercased() }

    /// What stands behind the @, in lower case.
    package var domain: String {
        address.lastIndex(of: "@").map { String(address[address.index(after: $0)...]) } ?? ""
    }

    /// Reads what a person types into To: addresses with or without names, between commas or semicolons.
    ///
    /// What stands between two separators may be empty. Errors count entries from 1.
    package static func list(_ text: String) throws(AddressError) -> [Address] {
        var reader = AddressListReader(text)
        var addresses: [Address] = []
        while let address = try reader.next() { addresses.append(address) }
        return addresses
    }

    /// The byte offset of the first control character, line and paragraph separators included.
    static func controlCharacter(in text: String) -> Int? {
        text.unicodeScalars.firstIndex { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || $0.isSeparator }
            .map { text.utf8.distance(from: text.startIndex, to: $0) }
    }
}

extension Unicode.Scalar {
    fileprivate var isSeparator: Bool { self == "\u{2028}" || self == "\u{2029}" }
}
