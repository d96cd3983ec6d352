/// How long commits took, counted by classes.
package struct CommitTimes: Hashable, Sendable {
    /// The longest that each class but the last holds, in microseconds.
    static let bounds = [100, 250, 500, 1_000, 2_500, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000]

    /// How many each class holds; the last one those that took longer than any bound.
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// All of them together.
    private(set) var microseconds = 0

    mutating func add(microseconds: Int) {
        counts[Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count] += 1
        self.microseconds += microseconds
    }
}
