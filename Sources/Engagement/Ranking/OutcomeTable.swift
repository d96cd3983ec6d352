/// How often each template was sent to each kind of recipients, and with what success.
struct OutcomeTable {
    /// Kinds beyond these, the smallest ones, are one kind for the model: each costs it a parameter.
    static let groupLimit = 40

    /// The templates, in the order of their names: what is computed must not depend on the order of the rows.
    let templates: [String]
    /// Sends by template and kind.
    let sends: [[Double]]
    /// Successes by template and kind.
    let successes: [[Double]]
    /// The share of each kind in all sends; the mix for which rates are given.
    let mix: [Double]

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
        mix = sums.map { all > 0 ? $0 / all : 1 / Double(sums.count) }
        self.sends = sends
        self.successes = successes
    }

    /// How many kinds of recipients there are.
    var groups: Int { sends.first?.count ?? 0 }

    /// How far the mix of a template's recipients is from that of all: the share that would have to be other recipients.
    func distance(ofMix template: Int) -> Double {
        let all = sends[template].reduce(0, +)
        guard all > 0 else { return 0 }
        return zip(sends[template], mix).reduce(0) { $0 + abs($1.0 / all - $1.1) } / 2
    }
}
