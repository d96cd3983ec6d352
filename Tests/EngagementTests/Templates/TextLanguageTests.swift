import Engagement
import Testing

@Suite struct TextLanguageTests {
    @Test(arguments: [
        ("de", "de"), ("PT-br", "pt-BR"), ("ZH-HANT-tw", "zh-Hant-TW"), ("gsw", "gsw"), ("es-419", "es-419"),
        ("sl-rozaj", "sl-rozaj"),
    ])
    func takesATagAndGivesItItsUsualCase(text: String, tag: String) {
        #expect(TextLanguage.tag(text) == tag)
    }

    @Test(arguments: [
        "", "d", "german", "de_AT", "de-", "-de", "de-a", "dé", "de AT", String(repeating: "de-", count: 20),
    ])
    func refusesWhatIsNone(text: String) {
        #expect(TextLanguage.tag(text) == nil)
    }

    @Test(arguments: TextLanguage.common)
    func whatIsOfferedIsTaken(tag: String) {
        #expect(TextLanguage.tag(tag) == tag)
    }
}
