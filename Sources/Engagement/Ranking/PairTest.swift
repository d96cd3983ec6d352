internal import Foundation

/// Whether one template does better than another among the same kinds of recipients.
///
/// Within each kind the successes of both are given, and how many of them fall to the first is compared with what chance
/// would do (Fisher's exact test; over several kinds the sum of theirs, as Mantel and Haenszel have it).
struct PairTest {
    /// The probability that chance alone gives the first as many successes, or more.
    let chance: Double

    /// Beyond this variance the normal distribution is as good as the exact one.
    private static let largeVariance = 400.0
    /// What is less probable is cut off at both ends: all of it together is far from mattering.
    private static let negligible = 1e-15

    init(_ table: OutcomeTable, _ first: Int, over second: Int) {
        var exact: [Double] = [1]
        var lowest = 0.0
        var (seen, mean, variance) = (0.0, 0.0, 0.0)
        let strata = (0..<table.groups).compactMap { Stratum(table, first, second, group: $0) }
        for stratum in strata {
            seen += stratum.seen
            mean += stratum.mean
            variance += stratum.variance
        }
        guard variance > 0 else {
            chance = 1
            return
        }
        guard variance <= Self.largeVariance else {
            chance = erfc((seen - 0.5 - mean) / (2 * variance).squareRoot()) / 2
            return
        }
        for stratum in strata {
            let (start, masses) = stratum.distribution
            lowest += start
            let (before, kept) = Self.cut(masses)
            let (left, sums) = Self.cut(Self.sum(exact, kept))
            lowest += Double(before + left)
            exact = sums
        }
        let from = max(0, Int(seen - lowest))
        chance = from < exact.count ? min(1, exact[from...].reduce(0, +)) : 0
    }

    /// Without the ends that hardly anything falls to, which would grow with each kind, and how many are left out at the beginning.
    private static func cut(_ masses: [Double]) -> (first: Int, kept: [Double]) {
        guard let first = masses.firstIndex(where: { $0 > negligible }),
            let last = masses.lastIndex(where: { $0 > negligible })
        else { return (0, masses) }
        return (first, Array(masses[first...last]))
    }

    private static func sum(_ left: [Double], _ right: [Double]) -> [Double] {
        var result = [Double](repeating: 0, count: left.count + right.count - 1)
        // Almost all of the time of a test goes into this line.
        result.withUnsafeMutableBufferPointer { sums in
            for (place, mass) in left.enumerated() where mass > 0 {
                for other in right.indices { sums[place + other] += mass * right[other] }
            }
        }
        return result
    }
}

/// The two templates among one kind of recipients.
private struct Stratum {
    private let first: Double
    private let all: Double
    private let successes: Double
    let seen: Double

    init?(_ table: OutcomeTable, _ first: Int, _ second: Int, group: Int) {
        let (one, other) = (table.sends[first][group], table.sends[second][group])
        guard one > 0, other > 0 else { return nil }
        self.first = one
        all = one + other
        seen = table.successes[first][group]
        successes = seen + table.successes[second][group]
    }

    var mean: Double { first * successes / all }

    var variance: Double { all > 1 ? mean * (1 - successes / all) * (all - first) / (all - 1) : 0 }

    /// How the successes fall to the first by chance (the hypergeometric distribution), from a least number on; what is
    /// further than 12 deviations from the mean is left out.
    var distribution: (start: Double, masses: [Double]) {
        let reach = 12 * variance.squareRoot() + 12
        let least = max(0, successes - (all - first), (mean - reach).rounded())
        let most = min(first, successes, (mean + reach).rounded())
        var masses: [Double] = []
        var logarithm = 0.0
        var value = least
        while value <= most {
            masses.append(logarithm)
            // The ratio of one number's probability to that of the number before.
            logarithm += log(
                (successes - value) * (first - value) / ((value + 1) * (all - first - successes + value + 1))
            )
            value += 1
        }
        let top = masses.max() ?? 0
        masses = masses.map { exp($0 - top) }
        let sum = masses.reduce(0, +)
        return (least, masses.map { $0 / sum })
    }
}
