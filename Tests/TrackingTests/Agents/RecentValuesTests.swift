import Testing

@testable import Tracking

@Suite struct RecentValuesTests {
    @Test func neverHoldsMoreThanItMay() {
        var values = RecentValues<Int, Int>(capacity: 10)

        for number in 0..<1_000 { values.insert(number, for: number) }

        #expect(values.count <= 10)
        #expect(values.value(for: 999) == 999)
        #expect(values.value(for: 0) == nil)
    }

    @Test func keepsWhatIsUsed() {
        var values = RecentValues<Int, Int>(capacity: 10)
        values.insert(-1, for: -1)

        for number in 0..<1_000 {
            values.insert(number, for: number)
            #expect(values.value(for: -1) == -1)
        }

        #expect(values.count <= 10)
    }
}
