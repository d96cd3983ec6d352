import Testing

@testable import Edge

@Suite struct EdgeCountersTests {
    @Test func addsEveryFigure() {
        let counters = EdgeCounters()
        var one = EdgeCounts()
        for figure in EdgeCounts.all { one[keyPath: figure] = 1 }

        counters.add(one)
        counters.add(one)

        let figures = Mirror(reflecting: counters.counts).children.map { $0.value as? Int }
        #expect(figures == Array(repeating: 2, count: EdgeCounts.all.count))
    }
}
