internal import Foundation

/// A density of one number, by its values at places of equal distance.
struct Curve {
    /// The first place.
    let start: Double
    /// From each place to the next.
    let step: Double
    /// The density at the places.
    private(set) var density: [Double]
    /// The probability of less than each place.
    private(set) var cumulative: [Double]

    /// Takes the logarithm of a density with one peak, which need not be normed.
    ///
    /// The places go to both sides until nothing is left of the density. Sums at equal distances are as good as exact for
    /// such curves, once the step is less than the width of the peak.
    init(peak: Double, width: Double, step steps: Double, _ logarithm: (Double) -> Double) {
        let step = width * steps
        let top = logarithm(peak)
        var left: [Double] = []
        var right: [Double] = [1]
        while left.count < Self.most, let value = Self.value(logarithm(peak - step * Double(left.count + 1)) - top) {
            left.append(value)
        }
        while right.count < Self.most, let value = Self.value(logarithm(peak + step * Double(right.count)) - top) {
            right.append(value)
        }
        let values = left.reversed() + right
        let sum = values.reduce(0, +) * step
        start = peak - step * Double(left.count)
        self.step = step
        density = values.map { $0 / sum }
        cumulative = []
        cumulative = Self.integral(density, step)
    }

    private static let most = 200

    private static func value(_ logarithm: Double) -> Double? {
        logarithm > -18 ? exp(logarithm) : nil
    }

    /// From place to place by the cubic through four values.
    private static func integral(_ density: [Double], _ step: Double) -> [Double] {
        var sum = 0.0
        var sums = [0.0]
        sums.reserveCapacity(density.count)
        for place in density.indices.dropLast() {
            let before = place > 0 ? density[place - 1] : 0
            let behind = place + 2 < density.count ? density[place + 2] : 0
            sum += step / 24 * (13 * (density[place] + density[place + 1]) - before - behind)
            sums.append(max(sum, sums[place]))
        }
        return sums.map { $0 / max(sum, .leastNormalMagnitude) }
    }

    /// The places.
    var places: [Double] { density.indices.map { start + step * Double($0) } }

    /// The last place.
    var end: Double { start + step * Double(density.count - 1) }

    /// The probability at each place, one in all.
    var masses: [Double] { density.map { $0 * step } }

    /// The mean.
    var mean: Double { zip(places, masses).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The probability of less than a value, by the cubic that has the density for its slope.
    func probability(below value: Double) -> Double {
        let position = (value - start) / step
        guard position > 0 else { return 0 }
        let place = Int(min(position, 1e6))
        guard place + 1 < density.count else { return 1 }
        let part = position - Double(place)
        let rest = 1 - part
        let low =
            cumulative[place] * (1 + 2 * part) * rest * rest + cumulative[place + 1] * part * part * (3 - 2 * part)
        let slope = part * rest * step * (density[place] * rest - density[place + 1] * part)
        return min(1, max(0, low + slope))
    }
}
