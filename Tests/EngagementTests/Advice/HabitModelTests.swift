import Engagement
import Testing
import Tracking

struct HabitModelTests {
    private var crowd: [HabitHistory] {
        var habits = Habits(seed: 9)
        return (0..<30).map { number in habits.person("crowd \(number)", days: 20) { _ in 14 * 60 } }
    }

    @Test func whoIsKnownWellGetsTheirOwnHours() {
        var habits = Habits(seed: 1)
        let early = habits.person("early", days: 30) { _ in 7 * 60 }

        let advice = HabitModel(crowd + [early]).advice(for: early)

        #expect(abs(advice.minute - 7 * 60) <= 30)
        #expect(advice.isOwnHabit)
        #expect(advice.best.share > 0.5)
        #expect(advice.reason.hasPrefix("Mostly active between"))
    }

    @Test func whoIsNotKnownGetsTheHoursOfTheOthers() {
        let advice = HabitModel(crowd).advice(for: HabitHistory(person: "new", moments: []))

        #expect(abs(advice.minute - 14 * 60) <= 30)
        #expect(!advice.isOwnHabit)
        #expect(advice.reason == "Nothing is known yet: when others are active.")
    }

    @Test func whoIsNotKnownGetsTheHoursOfPeopleWhoAreSteadyToSomeMinutes() {
        var habits = Habits(seed: 10)
        let steady = (0..<30).map { number in habits.person("s\(number)", days: 80, spread: 3) { _ in 20 * 60 } }

        let model = HabitModel(steady)
        let advice = model.advice(for: HabitHistory(person: "new", moments: []))

        #expect(abs(advice.minute - 20 * 60) <= 30)
        #expect(steady.allSatisfy { model.advice(for: $0).isOwnHabit })
    }

    @Test func aloneAndUnknownGetsWorkingHours() {
        let nobody = HabitModel([]).advice(for: HabitHistory(person: "new", moments: []))

        #expect((9 * 60...16 * 60).contains(nobody.minute))
    }

    @Test func oneMomentAtNightDoesNotOutweighACrowdThatIsAllAlike() {
        let habits = Habits(seed: 2)
        let once = HabitHistory(person: "once", moments: [habits.moment(day: 1, minute: 180)])

        let advice = HabitModel(crowd + [once]).advice(for: once)

        #expect(!advice.isOwnHabit)
        #expect(advice.profile.values.reduce(0, +) > 0.999 && advice.profile.values.reduce(0, +) < 1.001)
    }

    @Test func colleaguesStandInForSomebodyWhoIsHardlyKnown() {
        var habits = Habits(seed: 3)
        let colleagues = (0..<12).map { number in
            let history = habits.person("c\(number)", days: 30) { _ in 19 * 60 }
            return HabitHistory(person: history.person, account: "evening.example", moments: history.moments)
        }

        let advice = HabitModel(crowd + colleagues).advice(
            for: HabitHistory(person: "new", account: "evening.example", moments: [])
        )

        #expect(abs(advice.minute - 19 * 60) <= 45)
    }

    @Test func habitsThatMovedAreFollowed() {
        var habits = Habits(seed: 4)
        let moved = (0..<10).map { number in
            habits.person("m\(number)", days: 60) { $0 < 0.6 ? 9 * 60 : 16 * 60 }
        }

        let model = HabitModel(moved)

        #expect(moved.allSatisfy { abs(model.advice(for: $0).minute - 16 * 60) <= 45 })
    }

    @Test func habitsAroundMidnightAreOneHabit() {
        var habits = Habits(seed: 5)
        let late = habits.person("late", days: 40) { _ in 5 }

        let advice = HabitModel([late]).advice(for: late)

        #expect(min(abs(advice.minute - 5), 1_440 - abs(advice.minute - 5)) <= 30)
    }

    @Test(arguments: [
        (0..<200, 60, MachineLikeness.equalSpacing),
        (0..<49, 60, nil),
    ])
    func whatComesAtEqualDistancesLooksLikeAMachine(_ range: Range<Int>, minutes: Int, expected: MachineLikeness?) {
        let habits = Habits(seed: 6)
        let history = HabitHistory(person: "x", moments: range.map { habits.moment(day: 0, minute: $0 * minutes) })

        #expect(MachineLikeness(history) == expected)
    }

    /// Every day at about nine, by so many seconds sooner or later; some days are left out.
    @Test(arguments: [
        (0, 0, MachineLikeness.equalSpacing), (0, 7, .equalSpacing), (10, 0, .equalSpacing), (60, 0, nil),
        (360, 0, nil),
    ])
    func aMachineComesToTheSecondAndAPersonDoesNot(seconds: Int, without: Int, expected: MachineLikeness?) {
        var generator = SeededRandom(seed: 8)
        let days = (0..<100).filter { without == 0 || $0 % without > 0 }
        let moments = days.map { day in
            let off = Int((2 * generator.share() - 1) * Double(seconds))
            return HabitMoment(seconds: Int64((20_000 + day) * 86_400 + 9 * 3_600 + 7 + off), offset: 0)
        }

        #expect(MachineLikeness(HabitHistory(person: "x", moments: moments)) == expected)
    }

    /// A table with full hours says of a person that they came at the same one; of a machine that it never fails.
    @Test(arguments: [(7, MachineLikeness.equalSpacing), (5, nil)])
    func fullHoursProveLess(daysOfAWeek: Int, expected: MachineLikeness?) {
        let days = (0..<140).filter { $0 % 7 < daysOfAWeek }
        let moments = days.map { HabitMoment(seconds: Int64((20_000 + $0) * 86_400 + 9 * 3_600), offset: 0) }

        #expect(MachineLikeness(HabitHistory(person: "x", moments: moments)) == expected)
    }

    @Test func whatComesDayAndNightLooksLikeAMachine() {
        var habits = Habits(seed: 7)
        let moments = (0..<2_000).map { number in habits.moment(day: number / 100, minute: habits.anyMinute()) }
        let person = habits.person("person", days: 400, spread: 200) { _ in 840 }

        #expect(MachineLikeness(HabitHistory(person: "x", moments: moments)) == .aroundTheClock)
        #expect(MachineLikeness(person) == nil)
    }
}
