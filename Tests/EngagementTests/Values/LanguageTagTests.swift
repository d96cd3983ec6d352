import Engagement
import Testing

@Suite struct LanguageTagTests {
    @Test(arguments: [
        ("", ""), ("de", "de"), ("DE", "de"), ("pt_br", "pt-BR"), ("zh-hant-tw", "zh-Hant-TW"), ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"), ("sl-rozaj-biske", "sl-rozaj-biske"), (" en-gb ", "en-GB"),
    ])
    func isKeptInItsUsualLetters(typed: String, kept: String) throws {
        #expect(try LanguageTag.normalised(typed) == kept)
    }

    @Test(arguments: ["German!", "xx", "-de", "de-", "de--AT", "de-AT-CH", "de-AT-Latn", "englisch", "d", "de-ÄT"])
    func whatIsNoLanguageIsRefused(typed: String) {
        #expect(throws: ValueProblem.self) { try LanguageTag.normalised(typed) }
    }
}
