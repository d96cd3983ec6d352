import Testing

@testable import Edge

@Suite struct EdgeCountersTests {
    @Test func addsEveryFigure() {
        let counters = EdgeCounters()
        var one = EdgeCounts()
        // It is made of figures alone: so one that is added later is not forgotten here.
        withUnsafeMutableBytes(of: &one) { bytes in
            for place in stride(from: 0, to: bytes.count, by: MemoryLayout<Int>.size) {
                bytes.storeBytes(of: place + 1, toByteOffset: place, as: Int.self)
            }
        }

        counters.add(one)
        counters.add(one)

        let figures = Mirror(reflecting: counters.counts).children.map { $0.value as? Int }
        #expect(figures == figures.indices.map { 2 * ($0 * MemoryLayout<Int>.size + 1) })
    }
}
