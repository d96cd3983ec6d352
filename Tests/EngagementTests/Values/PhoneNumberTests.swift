import Engagement
import Testing

@Suite struct PhoneNumberTests {
    @Test(arguments: [
        ("", ""), ("   ", ""), ("+49 30 12345", "+49 30 12345"), ("+493012345", "+493012345"),
        ("0049 (0)30/123-45", "+49 30 123 45"), ("+49 (0) 30 12345", "+49 30 12345"),
        ("(030) 123.45", "030 123 45"), (" 112 ", "112"), ("+1 (415) 555–0101", "+1 415 555 0101"),
        ("٠٣٠ ١٢٣", "030 123"), ("+34\u{A0}91\u{202F}000", "+34 91 000"),
    ])
    func isKeptInOneForm(typed: String, kept: String) throws {
        #expect(try PhoneNumber.normalised(typed) == kept)
        #expect(try PhoneNumber.normalised(kept) == kept)
    }

    @Test(arguments: [
        ("call me", "“c” at place 1"), ("+49 30 12x45", "“x” at place 10"), ("+49 30;12", "“;” at place 7"),
        ("12", "at least 3 digits, and this has 2"), ("+1234567890123456", "at most 15 digits, and this has 16"),
        ("+0301234", "No country’s code begins with 0"), ("++49", "“+” at place 2"), ("+", "at least 3 digits"),
    ])
    func namesThePlaceOfWhatIsWrong(typed: String, words: String) {
        let error = #expect(throws: ValueProblem.self) { try PhoneNumber.normalised(typed) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
}
