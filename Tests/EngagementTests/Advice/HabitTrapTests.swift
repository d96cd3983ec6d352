import Engagement
import Testing

/// Histories in which advice can go wrong: it has to be no worse than everyone's most common hour in any of them.
struct HabitTrapTests {
    enum Trap: String, CaseIterable, CustomTestStringConvertible {
        case steady, steadyToMinutes, bimodal, fewMoments, noHabit, moved, movedAtTheSplit
        case machineAroundTheClock, machineAtNight, unsampledHours, wrongZone, travellers, bursts

        var testDescription: String { rawValue }

        /// Whether nothing that came before foretells what comes later, beyond what everyone does.
        var isBeyondLearning: Bool { self == .movedAtTheSplit || self == .noHabit }

        var people: Int { self == .movedAtTheSplit ? 300 : self == .fewMoments ? 120 : 40 }
    }

    @Test(arguments: Trap.allCases, [1, 2, 3])
    func isNoWorseThanTheMostCommonHour(trap: Trap, seed: UInt64) throws {
        let evaluation = HabitEvaluation(people(trap, seed: seed))
        let advice = try #require(evaluation.advice)
        let everyone = try #require(evaluation.everyone)

        // Where there is nothing to learn the two differ by chance, by as much as so many people allow.
        let chance = trap.isBeyondLearning ? 1.5 * (0.1 / Double(evaluation.people)).squareRoot() : 0.005
        #expect(evaluation.later > 100)
        #expect(advice.moments > everyone.moments - chance)
        #expect(advice.people > everyone.people - chance)
    }

    @Test(arguments: [Trap.steady, .steadyToMinutes, .bimodal, .moved, .wrongZone, .travellers, .bursts], [1, 2, 3])
    func isClearlyBetterWherePeopleHaveHabits(trap: Trap, seed: UInt64) throws {
        let evaluation = HabitEvaluation(people(trap, seed: seed))
        let advice = try #require(evaluation.advice)
        let everyone = try #require(evaluation.everyone)

        #expect(advice.moments > 1.4 * everyone.moments)
        #expect(advice.people > 1.3 * everyone.people)
    }

    @Test func neverForetellsFromWhatComesLater() {
        let whole = people(.steady, seed: 5)
        let earlier = whole.map { $0.split(learning: 0.7).earlier }
        let changed = zip(whole, earlier).map { whole, earlier in
            let later = whole.moments.dropFirst(earlier.moments.count)
            return HabitHistory(
                person: whole.person,
                moments: earlier.moments
                    + later.map { HabitMoment(seconds: $0.seconds - $0.seconds % 86_400 + 86_399, offset: $0.offset) }
            )
        }

        let first = HabitModel(earlier)
        let second = HabitModel(changed.map { $0.split(learning: 0.7).earlier })

        #expect(
            zip(earlier, changed).allSatisfy {
                first.advice(for: $0) == second.advice(for: $1.split(learning: 0.7).earlier)
            }
        )
    }

    private func people(_ trap: Trap, seed: UInt64) -> [HabitHistory] {
        var habits = Habits(seed: seed)
        var people = (0..<trap.people).map { person(trap, "p\($0)", &habits) }
        switch trap {
        case .machineAroundTheClock:
            // Every seven minutes, for weeks.
            people.append(
                HabitHistory(person: "machine", moments: (0..<10_000).map { habits.moment(day: 0, minute: 7 * $0) })
            )
        case .machineAtNight:
            people.append(
                HabitHistory(
                    person: "machine",
                    moments: (0..<10_000).map { habits.moment(day: $0 / 100, minute: 180 + $0 % 100 / 2) }
                )
            )
        default: break
        }
        return people
    }

    private func person(_ trap: Trap, _ name: String, _ habits: inout Habits) -> HabitHistory {
        let (first, second) = (habits.usualMinute(), habits.usualMinute())
        let draw = habits.share()
        switch trap {
        case .bimodal:
            var count = 0
            return habits.person(name, days: 60) { _ in
                count += 1
                return count % 3 == 0 ? second : first
            }
        case .fewMoments:
            return habits.person(name, days: 2 + Int(draw * 12)) { _ in first }
        case .noHabit:
            return habits.person(name, days: 60, spread: 400) { _ in 840 }
        case .moved:
            return habits.person(name, days: 80) { $0 < 0.5 ? first : (first + 300) % 1_440 }
        case .movedAtTheSplit:
            // From and to any time: nothing that came before foretells it.
            let (before, after) = (habits.anyMinute(), habits.anyMinute())
            return habits.person(name, days: 60) { $0 < 0.7 ? before : after }
        case .unsampledHours:
            // Nothing is known of mornings, but that is when they are active later.
            return habits.person(name, days: 60) { $0 < 0.65 ? max(first, 720) : first }
        case .wrongZone:
            // All at nine by their own clock, wherever they are.
            return habits.person(name, days: 30, offset: Int(draw * 24) * 60 - 660) { _ in first }
        case .travellers:
            let home = habits.person(name, days: 40, offset: 60) { _ in first }
            let away = habits.person(name, days: 20, offset: -480) { _ in first }
            return HabitHistory(person: name, moments: home.moments + away.moments)
        case .bursts:
            let calm = habits.person(name, days: 40) { _ in first }
            let burst = (0..<60).map { habits.moment(day: 20, minute: second + $0 / 3) }
            return HabitHistory(person: name, moments: calm.moments + burst)
        case .steadyToMinutes:
            return habits.person(name, days: 80, spread: 3) { _ in first }
        case .steady, .machineAroundTheClock, .machineAtNight:
            return habits.person(name, days: 40) { _ in first }
        }
    }
}
