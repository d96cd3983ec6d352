/// Phone numbers as people write them: checked and brought into one form, with the groups that they are read in.
package enum PhoneNumber {
    /// ITU-T E.164 §6: no number is longer.
    private static let mostDigits = 15
    private static let fewestDigits = 3
    private static let separators: Set<Character> = [" ", "\u{A0}", "\u{202F}", "-", "‐", "‑", "–", ".", "/", "(", ")"]

    /// `+49 30 123 45` for `0049 (0)30/123-45`; the empty text stays empty.
    ///
    /// A number with `+` or `00` names its country; any other is one of the country that its reader is in.
    package static func normalised(_ text: String) throws(ValueProblem) -> String {
        var rest = Array(text)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        guard let start = rest.firstIndex(where: { !$0.isWhitespace }) else { return "" }
        let isAbroad = rest[start] == "+" || rest[start...].starts(with: "00")
        let first = isAbroad ? start + (rest[start] == "+" ? 1 : 2) : start
        var groups: [String] = [""]
        var place = first
        while place < rest.count {
            let character = rest[place]
            // The digit that is dialled at home only: "+49 (0)30".
            if isAbroad, rest[place...].starts(with: "(0)") {
                groups.append("")
                place += 3
                continue
            }
            if let digit = character.wholeNumberValue, character.isNumber, digit < 10 {
                groups[groups.count - 1] += "\(digit)"
            } else if separators.contains(character) || character.isWhitespace {
                groups.append("")
            } else {
                throw ValueProblem(
                    "There is “\(character)” at place \(place + 1). Write a phone number with digits, such as +49 30 12345."
                )
            }
            place += 1
        }
        return try checked(groups.filter { !$0.isEmpty }, isAbroad: isAbroad)
    }

    private static func checked(_ groups: [String], isAbroad: Bool) throws(ValueProblem) -> String {
        let digits = groups.reduce(0) { $0 + $1.count }
        guard digits >= fewestDigits else {
            throw ValueProblem("A phone number has at least \(fewestDigits) digits, and this has \(digits).")
        }
        guard digits <= mostDigits else {
            throw ValueProblem("A phone number has at most \(mostDigits) digits, and this has \(digits).")
        }
        if isAbroad, groups.first?.first == "0" {
            throw ValueProblem("No country’s code begins with 0. Write it after the +, such as +49.")
        }
        return (isAbroad ? "+" : "") + groups.joined(separator: " ")
    }
}
