/// What the opportunities that count as won by a template are worth together.
package struct WonWorth: Hashable, Sendable {
    /// One sum for each currency, that of most of them first.
    package let sums: [Money]
    /// How many of them have no amount, and are in no sum.
    package let unpriced: Int

    /// Takes the two.
    package init(sums: [Money] = [], unpriced: Int = 0) {
        self.sums = sums
        self.unpriced = unpriced
    }
}
