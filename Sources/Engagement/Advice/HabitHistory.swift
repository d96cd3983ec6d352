internal import Foundation

/// What is known of when a person is active.
package struct HabitHistory: Hashable, Sendable {
    /// Who it is.
    package let person: String
    /// Whom they work with: people of one account often keep the same hours.
    ///
    /// `nil` where that is not known.
    package let account: String?
    /// Their moments, earliest first.
    package let moments: [HabitMoment]

    /// Puts the moments in order.
    package init(person: String, account: String? = nil, moments: [HabitMoment]) {
        self.person = person
        self.account = account
        self.moments = moments.sorted { ($0.seconds, $0.offset) < ($1.seconds, $1.offset) }
    }

    private init(part moments: ArraySlice<HabitMoment>, of whole: HabitHistory) {
        person = whole.person
        account = whole.account
        self.moments = Array(moments)
    }

    /// The first part of the moments to learn from, and the rest to be foretold.
    package func split(learning share: Double) -> (earlier: HabitHistory, later: [HabitMoment]) {
        let count = min(moments.count, max(1, Int(Double(moments.count) * share)))
        return (HabitHistory(part: moments[..<count], of: self), Array(moments[count...]))
    }

    /// What each moment of a visit counts for.
    ///
    /// Ten opens in an hour say more than one, but far less than one on each of ten days.
    static func weight(ofEach visit: ArraySlice<HabitMoment>) -> Double {
        pow(Double(visit.count), -0.7)
    }

    /// Moments that follow one another within half an hour: one visit, however much was done in it.
    var visits: [ArraySlice<HabitMoment>] {
        var visits: [ArraySlice<HabitMoment>] = []
        var start = 0
        for place in moments.indices where place > 0 && moments[place].seconds - moments[place - 1].seconds >= 1_800 {
            visits.append(moments[start..<place])
            start = place
        }
        if start < moments.count { visits.append(moments[start...]) }
        return visits
    }
}
