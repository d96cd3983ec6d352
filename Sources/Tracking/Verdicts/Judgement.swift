/// A verdict with what it rests on.
package struct Judgement: Hashable, Sendable {
    /// The verdict.
    package let verdict: Verdict
    /// How sure it is, from 0 to 1.
    package let confidence: Double
    /// Why, in words that a seller reads, the strongest first; never empty.
    package let reasons: [String]
    /// The picture proxy or prefetcher that made the request, such as `Gmail`; `nil` where none was recognised.
    package let proxy: String?

    /// Puts a judgement together.
    package init(verdict: Verdict, confidence: Double, reasons: [String], proxy: String? = nil) {
        self.verdict = verdict
        self.confidence = confidence
        self.reasons = reasons
        self.proxy = proxy
    }
}
