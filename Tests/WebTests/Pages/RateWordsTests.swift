import Engagement
import Testing

@testable import Web

@Suite struct RateWordsTests {
    @Test(arguments: [
        (0, 0, "–"), (0, 10, "0\u{A0}%"), (10, 10, "100\u{A0}%"), (1, 1_000, "1\u{A0}%"), (999, 1_000, "99\u{A0}%"),
        (9, 20, "45\u{A0}%"),
    ])
    func aShareIsRoundedButNeverToNothingOrAll(count: Int, total: Int, words: String) {
        #expect(RateWords.percent(Proportion(count, of: total)) == words)
    }

    @Test func aShareSaysHowSureItIs() {
        #expect(RateWords.caveat(Proportion(5, of: 10), of: "emails") == "5 of 10, truly 24 to 76\u{A0}%")
        #expect(RateWords.caveat(Proportion(0, of: 0), of: "followed emails") == "no followed emails yet")
    }
}
