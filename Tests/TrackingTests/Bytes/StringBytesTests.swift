import Testing

@testable import Tracking

@Suite struct StringBytesTests {
    @Test func findsWhatContainsFinds() {
        let texts = ["", "a", "ab", "aab", "text/html", "Mozilla/5.0 AppleWebKit/605", "aaaab", "ü\u{1F600}ab", "AB"]
        let words: [StaticString] = ["a", "ab", "aab", "html", "AppleWebKit/", "*/*"]

        for text in texts {
            for word in words { #expect(text.hasBytes(of: word) == text.contains("\(word)"), "\(text): \(word)") }
            #expect(text.hasBytes(of: ""))
        }
    }
}
