internal import Tracking

/// What changes of the sums, gathered, so that each of them is written once in a transaction however many emails changed it.
struct InsightLedger {
    /// Days that are summed up together beside each day alone, so that long periods of many sellers are few rows.
    static let grains = [1, 16]

    private struct CountPlace: Hashable {
        let subject: InsightSubject
        let grain: Int
        let span: Int
    }

    private struct DelayPlace: Hashable {
        let subject: InsightSubject
        let what: InsightDelay
        let grain: Int
        let span: Int
        let step: Int
    }

    private struct SlotPlace: Hashable {
        let subject: InsightSubject
        let slot: Int64
    }

    private var counts: [CountPlace: InsightFigures] = [:]
    private var delays: [DelayPlace: Int] = [:]
    private var slots: [SlotPlace: Int] = [:]

    /// Counts an email as it is now, and what people did with it.
    mutating func settle(_ email: EmailID, activity: InsightActivity = .init(), on sql: any SQLConnection) throws {
        guard let state = try sql.countable(email) else { return }
        for (slot, count) in activity.counts where count != 0 {
            for subject in state.subjects { slots[SlotPlace(subject: subject, slot: slot), default: 0] += count }
        }
        // What was sent once stays sent.
        guard let current = state.current, state.counted != current else { return }
        try sql.keep(current, state, of: email)
        if let before = state.counted { add(before, of: state.subjects, times: -1) }
        add(current, of: state.subjects, times: 1)
    }

    private mutating func add(_ email: CountedEmail, of subjects: [InsightSubject], times: Int) {
        for subject in subjects {
            for grain in Self.grains {
                let span = email.day / grain
                let place = CountPlace(subject: subject, grain: grain, span: span)
                counts[place, default: .init()].add(email.figures, times: times)
                for (what, step) in [(InsightDelay.opened, email.openStep), (.replied, email.replyStep)] {
                    guard let step else { continue }
                    let place = DelayPlace(subject: subject, what: what, grain: grain, span: span, step: step)
                    delays[place, default: 0] += times
                }
            }
        }
    }

    /// Writes what was gathered.
    func write(on sql: any SQLConnection) throws {
        let counts = counts.filter { $0.value != InsightFigures() }
        for (place, figures) in counts.sorted(by: {
            ($0.key.subject, $0.key.grain, $0.key.span) < ($1.key.subject, $1.key.grain, $1.key.span)
        }) {
            try sql.add(figures, to: place.subject, grain: place.grain, span: place.span)
        }
        for (place, count) in delays.filter({ $0.value != 0 }).sorted(by: {
            ($0.key.subject, $0.key.what.rawValue, $0.key.grain, $0.key.span, $0.key.step)
                < ($1.key.subject, $1.key.what.rawValue, $1.key.grain, $1.key.span, $1.key.step)
        }) {
            try sql.add(count, to: place.subject, place.what, grain: place.grain, span: place.span, step: place.step)
        }
        for (place, count) in slots.filter({ $0.value != 0 }).sorted(by: {
            ($0.key.subject, $0.key.slot) < ($1.key.subject, $1.key.slot)
        }) {
            try sql.add(count, to: place.subject, slot: place.slot)
        }
    }
}

/// What how long something took is counted of.
enum InsightDelay: String, SQLParameter {
    /// Until a person opened it first.
    case opened
    /// Until somebody answered first.
    case replied
}

extension SQLConnection {
    /// Counts one email as it is now, and what people did with it.
    func settleInsights(of email: EmailID, activity: InsightActivity = .init()) throws {
        var ledger = InsightLedger()
        try ledger.settle(email, activity: activity, on: self)
        try ledger.write(on: self)
    }
}
