/// One line of a postal address, or what stands between two commas of it.
struct AddressPart: Hashable, Sendable {
    /// Its words, as they are written.
    let words: [String]
    /// What has digits, such as postal codes.
    let numbers: [String]
    /// Whether such a thing stands first.
    let beginsWithNumber: Bool

    init(_ text: Substring) {
        let pieces = text.split(whereSeparator: \.isWhitespace).map(String.init)
        numbers = pieces.filter { $0.contains(where: \.isNumber) }
        words = pieces.filter { !$0.contains(where: \.isNumber) && $0.contains(where: \.isLetter) }
        beginsWithNumber = pieces.first?.contains(where: \.isNumber) ?? false
    }

    /// The words alone.
    var text: String { words.joined(separator: " ") }

    /// The parts of an address, in its order.
    static func parts(of address: String) -> [AddressPart] {
        address.replacing(" - ", with: "\n").replacing(" – ", with: "\n")
            .split { $0.isNewline || ",;()".contains($0) }
            .map { AddressPart($0) }
            .filter { !$0.words.isEmpty || !$0.numbers.isEmpty }
    }

    /// A state or province at its end.
    struct Ending: Hashable, Sendable {
        let region: Region
        /// What stands before.
        let rest: String
        /// Whether it is written out.
        let isWrittenOut: Bool
    }

    /// The state or province of a country that it ends with.
    func ending(in country: String) -> Ending? {
        guard let last = words.last else { return nil }
        for count in (1...3).reversed() where count <= words.count {
            guard let region = Region.named(words.suffix(count).joined(separator: " "), in: country) else { continue }
            return Ending(region: region, rest: words.dropLast(count).joined(separator: " "), isWrittenOut: true)
        }
        let letters = last.filter { $0 != "." }
        // "Or", "in" and "me" are words as well.
        let isCode = letters == letters.uppercased() || words.count == 1 || !numbers.isEmpty
        guard isCode, let region = Region.coded(letters.uppercased(), in: country) else { return nil }
        return Ending(region: region, rest: words.dropLast().joined(separator: " "), isWrittenOut: false)
    }

    /// Whether it ends with a postal code of the United States or of Canada.
    func hasPostalCode(of country: String) -> Bool {
        switch country {
        case "US":
            // Five digits, and perhaps four more that name the street.
            let code = numbers.last?.split(separator: "-", omittingEmptySubsequences: false) ?? []
            return code.map(\.count) == [5] || code.map(\.count) == [5, 4] ? code.allSatisfy(Self.isDigits) : false
        case "CA":
            let code = numbers.suffix(2).joined()
            return code.count == 6
                && zip(code, 0...).allSatisfy { $1.isMultiple(of: 2) ? $0.isLetter : $0.isNumber }
        default:
            return false
        }
    }

    private static func isDigits(_ text: Substring) -> Bool { text.allSatisfy { $0.isASCII && $0.isNumber } }
}
