/// Reads a typed list of addresses one by one: `Maria Ochoa <m@x.example>, "Weber, Jonas" <j@y.example>; k@z.example`.
struct AddressListReader {
    private let bytes: [UInt8]
    private var place = 0
    private var entry = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// What was read of one entry so far.
    private struct Entry {
        var words: [UInt8] = []
        var bracketed: [UInt8]?
        var comment: [UInt8] = []
        var quoted = false

        var isBlank: Bool { words.allSatisfy(\.isHTMLSpace) && bracketed == nil && comment.isEmpty && !quoted }
    }

    /// The next address; nil at the end.
    mutating func next() throws(AddressError) -> Address? {
        while place < bytes.count {
            entry += 1
            let start = place
            let found = try readEntry()
            guard !found.isBlank else {
                entry -= 1
                continue
            }
            return try address(found, from: start)
        }
        return nil
    }

    private func address(_ found: Entry, from start: Int) throws(AddressError) -> Address {
        func text(_ bytes: [UInt8]) -> String {
            String(decoding: bytes.map { $0 == ASCII.tab ? ASCII.space : $0 }, as: UTF8.self)
        }
        if let offset = Address.controlCharacter(in: text(Array(bytes[start..<place]))) {
            throw .controlCharacter(entry: entry, offset: offset)
        }
        let comment = text(found.comment)
        if let bracketed = found.bracketed {
            let name = text(found.words)
            return try Address(
                name: name.allSatisfy { $0 == " " } ? comment : name,
                address: text(bracketed).trimmingBlanks,
                entry: entry
            )
        }
        return try Address(name: comment, address: text(found.words).trimmingBlanks, entry: entry)
    }

    private mutating func readEntry() throws(AddressError) -> Entry {
        var found = Entry()
        while place < bytes.count {
            let byte = bytes[place]
            switch byte {
            case UInt8(ascii: ","), ASCII.semicolon:
                place += 1
                return found
            case ASCII.quote: try readQuoted(into: &found)
            case UInt8(ascii: "("): found.comment += try enclosed(by: UInt8(ascii: ")"))
            case ASCII.less where found.bracketed == nil:
                found.bracketed = try enclosed(by: ASCII.greater)
            case ASCII.colon where found.bracketed == nil && !found.words.contains(ASCII.at):
                // The name of a group, `Team: a@x.example, b@y.example;`, says nothing about an address.
                found = Entry()
                place += 1
            default:
                // Nothing but blanks may follow the bracket; it spoils the address, so that it is refused.
                if found.bracketed == nil { found.words.append(byte) } else if !byte.isHTMLSpace { spoil(&found) }
                place += 1
            }
        }
        return found
    }

    private func spoil(_ found: inout Entry) {
        found.bracketed?.append(ASCII.space)
        found.bracketed?.append(bytes[place])
    }

    /// A quoted name loses its quotes and backslashes; a quoted local part keeps them.
    private mutating func readQuoted(into found: inout Entry) throws(AddressError) {
        let start = place
        var inner: [UInt8] = []
        place += 1
        while place < bytes.count, bytes[place] != ASCII.quote {
            if bytes[place] == ASCII.backslash, place + 1 < bytes.count { place += 1 }
            inner.append(bytes[place])
            place += 1
        }
        guard place < bytes.count else { throw .unclosed(entry: entry, offset: start) }
        place += 1
        found.quoted = true
        let isLocalPart = place < bytes.count && bytes[place] == ASCII.at
        found.words += isLocalPart ? Array(bytes[start..<place]) : inner
    }

    private mutating func enclosed(by close: UInt8) throws(AddressError) -> [UInt8] {
        let start = place
        var isQuoted = false
        place += 1
        while place < bytes.count, isQuoted || bytes[place] != close {
            if bytes[place] == ASCII.quote { isQuoted.toggle() }
            place += 1
        }
        guard place < bytes.count else { throw .unclosed(entry: entry, offset: start) }
        place += 1
        return Array(bytes[(start + 1)..<(place - 1)])
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        let start = firstIndex { $0 != " " } ?? endIndex
        let end = lastIndex { $0 != " " }.map { index(after: $0) } ?? endIndex
        return start < end ? String(self[start..<end]) : ""
    }
}
