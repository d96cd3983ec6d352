/// The compose page as it is shown.
struct ComposeModel {
    let heading: String
    let id: String?
    let version: Int?
    let problem: String?
    let from: String
    let hasSenders: Bool
    let senders: [Choice]
    let fields: [PeopleField]
    let subject: String
    let subjectWrong: String?
    let body: String
    let format: String
    let wish: Bool
    let wishVerb: String
    let savedWords: String
    let following: FollowingModel

    /// One of To, Cc and Bcc.
    struct PeopleField {
        let name: String
        let label: String
        let value: String
        let placeholder: String
        let wrong: String?
        let offersMore: Bool
    }
}

/// An entry of a select field.
struct Choice {
    let value: String
    let label: String
    let isChosen: Bool
}

/// *Before you send*: whether the email will be followed, and what can be done about it (product §2.2).
struct FollowingModel {
    let state: String
    let stateTone: String
    let stateIcon: String
    let stateLabel: String
    let stateWords: String
    let followingWish: Bool
    /// The addresses that do not allow it, in lower case, between blanks.
    let blocked: String
    let offersFollow: Bool
    let offersUnfollow: Bool
    let offersPreferences: Bool
    let hasPreferences: Bool
    let preferences: [PersonPreference]
    let meaning: String

    /// One recipient with what they allow.
    struct PersonPreference {
        let who: String
        let personLink: String?
        let words: String
        let icon: String
        let refuses: Bool
    }
}
