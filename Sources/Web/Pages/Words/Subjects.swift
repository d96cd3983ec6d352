/// How a subject is shown.
enum Subjects {
    /// What stands where there is none.
    static let none = "(no subject)"

    static func shown(_ subject: String) -> String { subject.isEmpty ? none : subject }

    /// What is wrong with one that is longer than an email or a template takes; `nil` where nothing is.
    static func problem(with subject: String) -> String? {
        let (count, most) = (subject.unicodeScalars.count, DraftBody.maximumSubject)
        return count > most
            ? "A subject has at most \(most) characters; this one has \(count). Make it shorter." : nil
    }
}

extension String {
    /// A phone number as it is dialled; `nil` where there is none.
    var dialled: String? {
        let digits = filter { $0.isASCII && ($0.isNumber || "+*#".contains($0)) }
        return digits.isEmpty ? nil : digits
    }

    /// The first letters of the first and last word, for the round picture of a person.
    var initials: String {
        let words = split { !$0.isLetter && !$0.isNumber }
        let letters = words.count > 1 ? [words[0].first, words[words.count - 1].first] : [words.first?.first]
        return String(letters.compactMap { $0 }).uppercased()
    }
}
