/// Finds the marks that other mailing systems replace by a recipient's data, such as `{{name}}` or `*|LINK|*`.
enum MergeMarks {
    private static let openings = [
        "{{", "}}", "{%", "{$", "{#", "${", "*|", "|*", "<%", "%>", "[[", "[%", "%%", "@{", "#{",
    ]
    .map { ($0.utf8.first ?? 0, $0.utf8.last ?? 0) }

    /// Whether one stands in an URL.
    static func occur(in url: [UInt8]) -> Bool {
        guard !PlainURL.isFreeOfMarks(url) else { return false }
        let pairs = zip(url, url.dropFirst())
        return pairs.contains { pair in openings.contains { $0 == pair } } || hasPercentName(url)
    }

    /// `%recipient.name%`: a percent sign that begins no percent-encoding, a name, and another.
    private static func hasPercentName(_ url: [UInt8]) -> Bool {
        var place = 0
        while let open = url[place...].firstIndex(of: ASCII.percent) {
            let digits = url[(open + 1)...].prefix(2)
            if digits.count == 2, digits.allSatisfy({ $0.hexadecimalValue != nil }) {
                place = open + 3
                continue
            }
            let name = url[(open + 1)...].prefix { $0.isLetter || $0.isDigit || "_.-".utf8.contains($0) }
            if name.first?.isLetter == true, name.endIndex < url.endIndex, url[name.endIndex] == ASCII.percent {
                return true
            }
            place = open + 1
        }
        return false
    }
}
