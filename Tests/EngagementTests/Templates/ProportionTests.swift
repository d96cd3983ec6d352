import Engagement
import Testing

@Suite struct ProportionTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let count: Int
        let total: Int
        let low: Double
        let high: Double

        var testDescription: String { "\(count) of \(total)" }
    }

    /// The intervals as R's `prop.test(correct = FALSE)` gives them.
    @Test(arguments: [
        Example(count: 0, total: 1, low: 0, high: 0.7935), Example(count: 1, total: 1, low: 0.2065, high: 1),
        Example(count: 5, total: 10, low: 0.2366, high: 0.7634),
        Example(count: 18, total: 100, low: 0.1170, high: 0.2667),
        Example(count: 0, total: 50, low: 0, high: 0.0713),
    ])
    func anIntervalHoldsForFewAsWellAsForMany(_ example: Example) throws {
        let interval = try #require(Proportion(example.count, of: example.total).interval)

        #expect(abs(interval.lowerBound - example.low) < 0.000_1)
        #expect(abs(interval.upperBound - example.high) < 0.000_1)
        #expect(interval.contains(Double(example.count) / Double(example.total)))
    }

    @Test func ofNothingThereIsNoShare() {
        #expect(Proportion(0, of: 0).share == nil)
        #expect(Proportion(0, of: 0).interval == nil)
    }

    @Test func aShareIsNeverAboveOne() {
        #expect(Proportion(3, of: 2).share == 1)
        #expect(Proportion(-1, of: 2).share == 0)
    }
}
