/// A reminder summed up in one sentence, as it is chosen and as it stands (product §8).
package struct ReminderSentence: Hashable, Sendable {
    /// The sentence.
    package let text: String

    /// Says what will happen.
    ///
    /// - Parameters:
    ///   - condition: what the reminder waits for.
    ///   - names: the recipients, as far as they are known yet.
    ///   - time: when it comes, in words.
    ///   - isFollowed: whether what recipients do with the email is recorded.
    ///   - lacksTarget: whether nothing is followed of what the reminder waits for: no link, or no file.
    package init(
        _ condition: ReminderCondition,
        names: [String],
        by time: String,
        isFollowed: Bool,
        lacksTarget: Bool = false
    ) {
        guard isFollowed || !condition.needsFollowing else {
            text =
                "This email is not followed, so \(Self.unknown(condition)) can’t be told: a card reminds you anyway, on \(time)."
            return
        }
        guard !lacksTarget || !condition.needsFollowing else {
            text =
                "\(Self.missing(condition)) is followed, so \(Self.unknown(condition)) can’t be told: a card reminds you anyway, on \(time)."
            return
        }
        let who = Self.who(names)
        switch condition {
        case .noReply:
            text = "If \(who.subject) \(who.verb("answers", "does not answer")) by \(time), a card reminds you."
        case .notOpened:
            text =
                "If \(who.subject) \(who.verb("seems to have opened it", "seems not to have opened it")) by \(time), "
                + "a card reminds you."
        case .notClicked:
            text = "If \(who.subject) \(who.verb("clicks a link", "clicks no link")) by \(time), a card reminds you."
        case .notViewed:
            text =
                "If \(who.subject) \(who.verb("looks at a file", "looks at no file")) by \(time), a card reminds you."
        case .anyway: text = "Whatever happens, a card reminds you on \(time)."
        }
    }

    private static func unknown(_ condition: ReminderCondition) -> String {
        switch condition {
        case .notClicked: "whether a link is clicked"
        case .notViewed: "whether a file is looked at"
        case .notOpened, .noReply, .anyway: "whether it is opened"
        }
    }

    private static func missing(_ condition: ReminderCondition) -> String {
        switch condition {
        case .notClicked: "No link in this email"
        case .notViewed: "No file of this email"
        case .notOpened, .noReply, .anyway: "Nothing in this email"
        }
    }

    /// The subject of the sentence: one person by name, or nobody of many.
    private struct Who {
        let subject: String
        let isNegative: Bool

        func verb(_ positive: String, _ negative: String) -> String { isNegative ? positive : negative }
    }

    private static func who(_ names: [String]) -> Who {
        switch names.count {
        case 0: Who(subject: "nobody", isNegative: true)
        case 1: Who(subject: names[0], isNegative: false)
        default: Who(subject: "none of the \(names.count) people", isNegative: true)
        }
    }
}
