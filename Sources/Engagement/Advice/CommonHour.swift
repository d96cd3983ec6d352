/// The hour of the day in which most moments fall: what one would advise without a model.
package struct CommonHour: Hashable, Sendable {
    /// Its beginning or its middle, in minutes after midnight, whichever has more of the moments within an hour of it.
    package let minute: Int

    /// Takes moments; the first of several hours with as many.
    package init(_ moments: some Collection<HabitMoment>) {
        var hours = [Int](repeating: 0, count: 24)
        var halves = [Int](repeating: 0, count: 48)
        for moment in moments {
            hours[moment.minuteOfDay / 60] += 1
            halves[moment.minuteOfDay / 30] += 1
        }
        let most = hours.max() ?? 0
        let half = 2 * (hours.firstIndex(of: most) ?? 0)
        func sum(_ around: Int) -> Int { (around - 2..<around + 2).reduce(0) { $0 + halves[($1 + 48) % 48] } }
        minute = (sum(half) > sum(half + 1) ? half : half + 1) * 30
    }
}
