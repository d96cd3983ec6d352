internal import Foundation

/// How often each template was sent to each kind of recipients, and with what success.
struct OutcomeTable {
    /// Kinds beyond these, the smallest ones, are one kind for the model: each costs it a parameter.
    static let groupLimit = 40
    /// Of a kind of which fewer sends are expected the number says little by itself.
    private static let neededExpected = 5.0

    /// The templates, in the order of their names: what is computed must not depend on the order of the rows.
    let templates: [String]
    /// Sends by template and kind.
    let sends: [[Double]]
    /// Successes by template and kind.
    let successes: [[Double]]
    /// The share of each kind in all sends; the mix for which rates are given.
    let mix: [Double]
    /// All sends.
    private let all: Double

    init(_ counts: [TemplateOutcomeCounts], groupLimit: Int = .max) {
        templates = Set(counts.map(\.template)).sorted()
        var sizes: [String: Int] = [:]
        for count in counts { sizes[count.group, default: 0] += count.sends }
        let groups = sizes.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let places = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, min($0, groupLimit - 1)) })
        let rows = Dictionary(uniqueKeysWithValues: templates.enumerated().map { ($1, $0) })
        let empty = [Double](repeating: 0, count: max(1, min(groups.count, groupLimit)))
        var sends = Array(repeating: empty, count: templates.count)
        var successes = sends
        for count in counts {
            guard let row = rows[count.template], let place = places[count.group] else { continue }
            sends[row][place] += Double(count.sends)
            successes[row][place] += Double(count.successes)
        }
        let sums = empty.indices.map { group in sends.reduce(0) { $0 + $1[group] } }
        let all = sums.reduce(0, +)
        self.all = all
        mix = sums.map { all > 0 ? $0 / all : 1 / Double(sums.count) }
        self.sends = sends
        self.successes = successes
    }

    /// How many kinds of recipients there are.
    var groups: Int { sends.first?.count ?? 0 }

    /// Whether a template was sent at all.
    func isTried(_ template: Int) -> Bool { sends[template].contains { $0 > 0 } }

    /// How far the mix of a template's recipients is from that of all: the share that would have to be other recipients.
    func distance(ofMix template: Int) -> Double {
        let own = sends[template].reduce(0, +)
        guard own > 0 else { return 0 }
        return zip(sends[template], mix).reduce(0) { $0 + abs($1.0 / own - $1.1) } / 2
    }

    /// The probability that chance alone gives a template a mix as far from that of the other templates, or further.
    ///
    /// Pearson's test is true of large numbers only. Where most kinds are small, the distance tells more.
    func chance(ofMix template: Int) -> Double {
        let own = sends[template].reduce(0, +)
        guard own > 0, own < all else { return 1 }
        return min(chanceByKinds(template, own: own), chanceByDistance(template, own: own))
    }

    /// At most the probability that chance brings about such a distance, however small the kinds are.
    ///
    /// To give a template another recipient for one of its own changes the distance by at most `1 / own`, so it is seldom
    /// far above its mean (McDiarmid's inequality for draws without return: El-Yaniv and Pechyony 2009, lemma 2). The mean
    /// is no more than half the sum of the kinds' standard deviations.
    private func chanceByDistance(_ template: Int, own: Double) -> Double {
        let spread = own / all * (all - own) / (all - 1)
        let deviations = mix.reduce(0) { $0 + ($1 * spread * (all - $1 * all)).squareRoot() }
        let excess = distance(ofMix: template) - deviations / (2 * own)
        return excess > 0 ? exp(-2 * excess * excess * own * (all - 1.5) / (all - own)) : 1
    }

    /// Pearson's test, with kinds of which few would be expected taken together.
    private func chanceByKinds(_ template: Int, own: Double) -> Double {
        var kinds: [(seen: Double, expected: Double)] = []
        var rest = (seen: 0.0, expected: 0.0)
        for (seen, share) in zip(sends[template], mix) where share > 0 {
            let expected = own * share
            // As few of the others would be as unsure.
            if min(expected, (all - own) * share) >= Self.neededExpected {
                kinds.append((seen, expected))
            } else {
                rest = (rest.seen + seen, rest.expected + expected)
            }
        }
        if rest.expected > 0 { kinds.append(rest) }
        guard kinds.count > 1 else { return 1 }
        var sum = 0.0
        for kind in kinds { sum += (kind.seen - kind.expected) * (kind.seen - kind.expected) / kind.expected }
        return Self.chance(of: sum * all / (all - own), freedom: Double(kinds.count - 1))
    }

    /// The probability of so much or more by the chi-square distribution, as Wilson and Hilferty come near it.
    private static func chance(of value: Double, freedom: Double) -> Double {
        let variance = 2 / (9 * freedom)
        let deviation = (cbrt(value / freedom) - (1 - variance)) / variance.squareRoot()
        return erfc(deviation / 2.0.squareRoot()) / 2
    }
}
