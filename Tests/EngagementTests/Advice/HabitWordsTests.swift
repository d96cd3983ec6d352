import Engagement
import Testing

/// Why mail is sent at a time: in words that speak of that time (product §6.2).
struct HabitWordsTests {
    struct Habit: Sendable, CustomTestStringConvertible {
        /// The time of day at which they do everything, in minutes after midnight.
        var usual = 600
        var opens = 0
        var answers = 0
        /// When mail is sent.
        var sent = 600
        var isShared = false
        let words: String

        var testDescription: String { words }

        func advice() -> HabitAdvice {
            let habits = Habits(seed: 1)
            let moments = (0..<opens + answers).map { day in
                let moment = habits.moment(day: day, minute: usual)
                return HabitMoment(seconds: moment.seconds, offset: moment.offset, isAnswer: day >= opens)
            }
            let history = HabitHistory(person: "x", moments: moments)
            return HabitModel([history]).advice(for: history)
        }
    }

    @Test(arguments: [
        Habit(answers: 14, words: "Answers mostly between 9:00 and 11:00 in Berlin: 14 of 14 replies."),
        Habit(opens: 14, words: "Mostly active between 9:00 and 11:00 in Berlin: 14 of 14 moments."),
        Habit(
            opens: 10,
            answers: 4,
            words: "Mostly active between 9:00 and 11:00 in Berlin: 14 of 14 moments, 4 of them replies."
        ),
        Habit(
            opens: 13,
            answers: 1,
            sent: 615,
            words: "Mostly active between 9:15 and 11:15 in Berlin: 14 of 14 moments, 1 of them a reply."
        ),
        Habit(
            usual: 22 * 60,
            answers: 14,
            sent: 1_005,
            words: """
                Answers mostly between 21:00 and 23:00 in Berlin, outside your working hours: 14 of 14 replies. \
                Within them most at 16:45, none of 14 so far.
                """
        ),
        Habit(
            opens: 14,
            sent: 900,
            isShared: true,
            words: """
                Mostly active between 9:00 and 11:00 in Berlin: 14 of 14 moments. \
                At 15:00, the time for all of them together, none of 14 so far.
                """
        ),
        Habit(opens: 1, words: "Only 1 moment is known, between 9:00 and 11:00 in Berlin, when others are active too."),
        Habit(usual: 180, opens: 1, words: "Only 1 moment is known: mostly when others are active."),
        Habit(words: "Nothing is known yet: when others are active."),
    ])
    func theReasonSpeaksOfTheTimeThatIsAdvised(_ habit: Habit) {
        let reason = habit.advice()
            .reason(at: habit.sent, in: "Berlin", working: WorkingHours(), isShared: habit.isShared)

        #expect(reason == habit.words)
    }

    @Test func whatIsExpectedIsThatOfTheTimeThatIsAdvised() {
        let advice = Habit(usual: 22 * 60, answers: 14, words: "").advice()

        #expect(advice.window(around: advice.minute) == advice.best)
        #expect(advice.best.share > 0.5)
        #expect(advice.window(around: 1_005).share < 0.2)
        #expect(advice.window(around: 1_005).answers == 0)
    }
}
