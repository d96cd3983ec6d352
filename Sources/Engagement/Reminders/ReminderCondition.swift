/// What a reminder waits for (product §8).
package enum ReminderCondition: String, Sendable, Codable, CaseIterable {
    /// No recipient answered by then.
    case noReply
    /// No sign by then that a recipient opened it.
    case notOpened
    /// No recipient clicked a link by then.
    case notClicked
    /// No recipient looked at a followed file by then.
    case notViewed
    /// Nothing: it comes at its time whatever happened.
    case anyway

    /// Whether it can only be told of mail that is followed; answers are found without.
    package var needsFollowing: Bool {
        switch self {
        case .notOpened, .notClicked, .notViewed: true
        case .noReply, .anyway: false
        }
    }

    /// The word for it in the header of a message.
    package var headerWord: String {
        switch self {
        case .noReply: "no-reply"
        case .notOpened: "not-opened"
        case .notClicked: "not-clicked"
        case .notViewed: "not-viewed"
        case .anyway: "anyway"
        }
    }

    /// The condition that the header of a message names, in whatever case; `nil` for any other word.
    package init?(headerWord: String) {
        let word = headerWord.lowercased()
        guard let condition = Self.allCases.first(where: { $0.headerWord == word }) else { return nil }
        self = condition
    }

    /// The first that happened of what makes the reminder needless; `nil` while nothing did.
    ///
    /// A click, a look at a file or an answer implies that the email was read (product §4.7), and whoever answered needs no
    /// reminder of any kind (product §8). Who is one of several recipients counts for all of them.
    package func settled(by evidence: [ReminderEvidence]) -> ReminderEvidence? {
        evidence.filter { settlingKinds.contains($0.kind) }.min { ($0.at, $0.recipient) < ($1.at, $1.recipient) }
    }

    private var settlingKinds: [ReminderEvidence.Kind] {
        switch self {
        case .noReply: [.answered]
        case .notOpened: [.answered, .acknowledged, .opened, .clicked, .viewed]
        case .notClicked: [.answered, .clicked]
        case .notViewed: [.answered, .viewed]
        case .anyway: []
        }
    }
}
