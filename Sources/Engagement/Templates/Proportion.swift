/// How many of so many, with the interval in which the true share lies with 95 % confidence.
package struct Proportion: Hashable, Sendable {
    /// How many.
    package let count: Int
    /// Of how many.
    package let total: Int

    /// Takes both; more than all is taken for all.
    package init(_ count: Int, of total: Int) {
        self.total = max(0, total)
        self.count = min(max(0, count), self.total)
    }

    /// The share; `nil` where there is nothing to take it of.
    package var share: Double? {
        total == 0 ? nil : Double(count) / Double(total)
    }

    /// The interval of Wilson's score, which holds for few as well: nobody of one is anything from 0 to 79 %.
    package var interval: ClosedRange<Double>? {
        guard let share else { return nil }
        let (n, z) = (Double(total), 1.959_963_984_540_054)
        let middle = share + z * z / (2 * n)
        let reach = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let scale = 1 + z * z / n
        // At the ends the bound is the end itself, but for rounding.
        let low = count == 0 ? 0 : max(0, (middle - reach) / scale)
        let high = count == total ? 1 : min(1, (middle + reach) / scale)
        return low...high
    }
}
