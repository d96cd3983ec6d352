internal import Foundation

/// What is believed of all templates' rates, with all spreads that the data allow.
struct RankingPosterior {
    /// What is believed of one.
    struct Summary {
        var mean = 0.0
        var low = 0.0
        var high = 0.0
        var best = 0.0
    }

    /// Supposed spreads of the templates' logarithmic odds, each a little more than half as large again as the one before:
    /// from templates that are all alike to such that are worlds apart.
    private static let spreads = [0.02, 0.04, 0.07, 0.12, 0.19, 0.3, 0.48, 0.76, 1.2, 2]
    /// Half of all sets of templates are believed, before any data, to be spread less than this (half-Cauchy).
    private static let usualSpread = 0.3

    /// A spread whose logarithm is so far behind that of the likeliest before it counts for nothing, and wider ones for even less: the
    /// likelihood falls on either side of one peak.
    private static let farBehind = 20.0

    private let models: [(model: EffectModel, weight: Double)]
    /// For each template, in the order of the table.
    private(set) var summaries: [Summary] = []

    init(_ table: OutcomeTable) {
        var models: [EffectModel] = []
        var logarithms: [Double] = []
        for spread in Self.spreads {
            let model = EffectModel(table, spread: spread, near: models.last)
            // Steps of equal ratio, hence the factor.
            let ratio = spread / Self.usualSpread
            let logarithm = model.logLikelihood - log(1 + ratio * ratio) + log(spread)
            models.append(model)
            logarithms.append(logarithm)
            if let most = logarithms.max(), logarithm < most - Self.farBehind { break }
        }
        let top = logarithms.max() ?? 0
        let weights = logarithms.map { exp($0 - top) }
        let sum = weights.reduce(0, +)
        // What hardly counts costs time only.
        let counting = zip(models, weights).filter { $0.1 / sum > 1e-4 }
        let counted = counting.reduce(0) { $0 + $1.1 }
        self.models = counting.map { (model: $0.0.described(), weight: $0.1 / counted) }
        let best = probabilitiesBest(among: Array(table.templates.indices))
        summaries = table.templates.indices.map { summary(of: $0, best: best[$0, default: 0]) }
    }

    private func summary(of template: Int, best: Double) -> Summary {
        var points: [(rate: Double, mass: Double)] = []
        for (model, weight) in models {
            let curve = model.rates[template]
            for (place, mass) in zip(curve.places, curve.masses) {
                points.append((model.rate(at: place), mass * weight))
            }
        }
        points.sort { $0.rate < $1.rate }
        let all = points.reduce(0) { $0 + $1.mass }
        let mean = points.reduce(0) { $0 + $1.rate * $1.mass } / all
        return Summary(mean: mean, low: quantile(points, 0.025 * all), high: quantile(points, 0.975 * all), best: best)
    }

    /// Between the two points whose middles enclose the probability.
    private func quantile(_ points: [(rate: Double, mass: Double)], _ probability: Double) -> Double {
        var sum = 0.0
        var before: (rate: Double, sum: Double)?
        for point in points {
            let middle = sum + point.mass / 2
            if middle >= probability {
                guard let before, middle > before.sum else { return point.rate }
                let part = (probability - before.sum) / (middle - before.sum)
                return before.rate + part * (point.rate - before.rate)
            }
            before = (point.rate, middle)
            sum += point.mass
        }
        return points.last?.rate ?? 0
    }

    /// How probable it is of each of some templates that it is the best of them.
    func probabilitiesBest(among templates: [Int]) -> [Int: Double] {
        var result: [Int: Double] = [:]
        for (model, weight) in models {
            let chances = BestOfCurves(templates.map { model.standings[$0] }).chances
            for (template, chance) in zip(templates, chances) { result[template, default: 0] += weight * chance }
        }
        return result
    }
}
