internal import Foundation

/// How probable it is of each of several numbers that it is the largest.
///
/// The largest one is below a value where all of them are: its distribution is the product of theirs. Of what that product grows
/// by from one value to the next, each number has the part by which its own logarithm grew there. So one walk over the values,
/// in steps as narrow as the narrowest curve there needs, does for all of them, however many.
struct BestOfCurves {
    /// For each number, in the order given; one in all.
    let chances: [Double]

    /// Steps for each step of a curve.
    private static let fineness = 2.0

    init(_ curves: [Curve]) {
        // Those that are certain to be below a value come last, and are done with.
        let order = curves.indices.sorted { curves[$0].end > curves[$1].end }
        let sorted = order.map { curves[$0] }
        var narrowest: [Double] = []
        for curve in sorted { narrowest.append(min(curve.step / Self.fineness, narrowest.last ?? .infinity)) }
        var shares = [Double](repeating: 0, count: sorted.count)
        // Below where the last curve begins one of them is certain to be larger.
        var place = sorted.map(\.start).max() ?? 0
        var open = sorted.count { $0.end > place }
        var before: (logarithms: [Double], sum: Double)?
        while open > 0, let end = sorted.first?.end, place < end {
            place += narrowest[open - 1]
            let logarithms = sorted[..<open].map { log(max($0.probability(below: place), .leastNormalMagnitude)) }
            let sum = logarithms.reduce(0, +)
            if let before, sum > before.sum {
                let growth = exp(sum) * -expm1(before.sum - sum) / (sum - before.sum)
                for number in 0..<open { shares[number] += growth * (logarithms[number] - before.logarithms[number]) }
            }
            before = (logarithms, sum)
            while open > 0, sorted[open - 1].end <= place { open -= 1 }
        }
        let all = shares.reduce(0, +)
        var chances = shares
        for (number, share) in zip(order, shares) { chances[number] = all > 0 ? share / all : 0 }
        self.chances = chances
    }
}
