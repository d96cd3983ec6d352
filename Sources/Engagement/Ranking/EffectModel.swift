internal import Foundation

/// A model of all outcomes for one supposed spread of the templates.
///
/// The odds of success are those of the kind of recipients times those of the template; the logarithms of the latter are
/// spread normally around nothing. The former are fitted by the marginal likelihood, the latter have a posterior density each.
struct EffectModel {
    /// The supposed standard deviation of the templates' logarithmic odds.
    let spread: Double
    /// The logarithmic odds of each kind of recipients.
    private(set) var levels: [Double]
    /// The logarithm of how likely the outcomes are with this spread, whatever the levels.
    private(set) var logLikelihood = 0.0
    /// The density of each template's rate, as logarithmic odds beside the levels.
    private(set) var rates: [Curve] = []
    /// The density of each template's place among the others, in the same measure.
    private(set) var standings: [Curve] = []

    private let table: OutcomeTable
    /// Where each template's effect is most likely, with the levels as they are.
    private var peaks: [Double]
    /// How much each template's effect gives way where a level is other than it was fitted.
    private var slopes: [[Double]] = []
    /// What is known of the levels.
    private var levelsKnown = SymmetricMatrix(inverting: [])

    /// Fits the levels, from those of another spread on where there is one; densities are there once it is described.
    init(_ table: OutcomeTable, spread: Double, near other: EffectModel? = nil) {
        self.table = table
        self.spread = spread
        levels = other?.levels ?? Self.firstLevels(table)
        peaks = other?.peaks ?? Array(repeating: 0, count: table.templates.count)
        fitLevels()
        weigh()
    }

    /// A template's success with the mix of recipients that all have together.
    func rate(at effect: Double) -> Double {
        zip(table.mix, levels).reduce(0) { $0 + $1.0 * Self.share($1.1 + effect) }
    }

    // MARK: Fitting

    /// The success of one supposed send to each kind, without which a kind that had none would have odds of nothing: that
    /// of all together, with half a success and half a failure in all at least (as Jeffreys' prior has it).
    private static func supposed(_ table: OutcomeTable) -> Double {
        let sends = table.sends.joined().reduce(0, +)
        let pooled = (table.successes.joined().reduce(0, +) + 0.5) / (sends + 1)
        let least = 0.5 / Double(max(1, table.groups))
        return min(1 - least, max(least, pooled))
    }

    private static func firstLevels(_ table: OutcomeTable) -> [Double] {
        let supposed = supposed(table)
        return (0..<table.groups).map { group in
            let sends = table.sends.reduce(1) { $0 + $1[group] }
            let share = table.successes.reduce(supposed) { $0 + $1[group] } / sends
            return log(share / (1 - share))
        }
    }

    /// The levels at which as many successes are expected as there were, and templates are spread around nothing.
    private mutating func fitLevels() {
        let supposed = Self.supposed(table)
        for _ in 0..<40 {
            var excess = levels.map { supposed - Self.share($0) }
            var information = levels.map { Self.share($0) * (1 - Self.share($0)) }
            var middle = 0.0
            // One that was never sent is spread around nothing, and says nothing of the levels.
            for template in table.templates.indices where table.isTried(template) {
                peaks[template] = peak(of: template)
                let curve = posterior(of: template, step: 1)
                let (places, masses) = (curve.places, curve.masses)
                for (place, mass) in zip(places, masses) { middle += place * mass / Double(peaks.count) }
                for group in levels.indices where table.sends[template][group] > 0 {
                    let sends = table.sends[template][group]
                    excess[group] += table.successes[template][group]
                    for (place, mass) in zip(places, masses) {
                        let share = Self.share(levels[group] + place)
                        excess[group] -= sends * mass * share
                        information[group] += sends * mass * share * (1 - share)
                    }
                }
            }
            var change = 0.0
            for group in levels.indices {
                let step = min(1, max(-1, excess[group] / information[group])) + middle
                levels[group] += step
                change = max(change, abs(step))
            }
            if change < 1e-4 { break }
        }
    }

    // MARK: Densities

    /// How likely the outcomes are, by Laplace's approximation around the peaks.
    private mutating func weigh() {
        var logarithm = 0.0
        var matrix = levels.indices.map { row in
            levels.indices.map { $0 == row ? Self.share(levels[row]) * (1 - Self.share(levels[row])) : 0 }
        }
        for template in table.templates.indices {
            peaks[template] = peak(of: template)
            let parts = information(of: template, at: peaks[template])
            let whole = parts.reduce(1 / (spread * spread), +)
            slopes.append(parts.map { $0 / whole })
            for row in parts.indices where parts[row] > 0 {
                matrix[row][row] += parts[row]
                for column in parts.indices { matrix[row][column] -= parts[row] * parts[column] / whole }
            }
            logarithm += logDensity(of: template, at: peaks[template]) - log(spread) - log(whole) / 2
        }
        levelsKnown = SymmetricMatrix(inverting: matrix)
        logLikelihood = logarithm - levelsKnown.logDeterminant / 2
    }

    /// The same with the densities.
    func described() -> EffectModel {
        var model = self
        let count = table.templates.count
        let middle = levels.indices.map { group in slopes.reduce(0) { $0 + $1[group] } / Double(max(1, count)) }
        let weights = zip(table.mix, levels).map { $0 * Self.share($1) * (1 - Self.share($1)) }
        let sum = weights.reduce(0, +)
        for template in 0..<count {
            // What is not known of the levels makes a rate less sure, and a standing where templates met other recipients.
            let rate = zip(weights, slopes[template]).map { $0 / sum - $1 }
            let standing = zip(slopes[template], middle).map { $0 - $1 }
            model.rates.append(posterior(of: template, step: 0.25, extra: levelsKnown.square(rate)))
            model.standings.append(posterior(of: template, step: 0.25, extra: levelsKnown.square(standing)))
        }
        return model
    }

    /// The density of a template's effect with the levels as they are, or wider by a variance that they add; its peak is known.
    private func posterior(of template: Int, step: Double, extra: Double = 0) -> Curve {
        let peak = peaks[template]
        let information = information(of: template, at: peak).reduce(1 / (spread * spread), +)
        let flattening = 1 / (1 + extra * information)
        return Curve(peak: peak, width: (1 / (information * flattening)).squareRoot(), step: step) {
            flattening * logDensity(of: template, at: $0)
        }
    }

    private func peak(of template: Int) -> Double {
        var place = peaks[template]
        for _ in 0..<50 {
            var slope = -place / (spread * spread)
            var curvature = 1 / (spread * spread)
            for group in levels.indices where table.sends[template][group] > 0 {
                let share = Self.share(levels[group] + place)
                slope += table.successes[template][group] - table.sends[template][group] * share
                curvature += table.sends[template][group] * share * (1 - share)
            }
            let step = min(1, max(-1, slope / curvature))
            place += step
            if abs(step) < 1e-7 { break }
        }
        return place
    }

    private func information(of template: Int, at place: Double) -> [Double] {
        zip(table.sends[template], levels).map { sends, level in
            let share = Self.share(level + place)
            return sends * share * (1 - share)
        }
    }

    private func logDensity(of template: Int, at place: Double) -> Double {
        var sum = -place * place / (2 * spread * spread)
        for group in levels.indices where table.sends[template][group] > 0 {
            let odds = levels[group] + place
            let rest = max(odds, 0) + log1p(exp(-abs(odds)))
            sum += table.successes[template][group] * odds - table.sends[template][group] * rest
        }
        return sum
    }

    private static func share(_ odds: Double) -> Double { 1 / (1 + exp(-odds)) }
}
