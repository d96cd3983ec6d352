import Tracking

extension SeededRandom {
    /// From 0 to 1.
    mutating func share() -> Double { Double(next() >> 11) / 9_007_199_254_740_992 }

    /// How many of some sends succeed.
    mutating func successes(of sends: Int, rate: Double) -> Int {
        var count = 0
        for _ in 0..<sends where share() < rate { count += 1 }
        return count
    }
}
