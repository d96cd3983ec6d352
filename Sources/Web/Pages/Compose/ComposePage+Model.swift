/// The compose page as it is shown.
struct ComposeModel {
    let heading: String
    let id: String?
    let version: Int?
    let problem: String?
    /// Why it was held back at sending; `nil` where it was not.
    let held: String?
    /// Who may be taken out so that a held email can go, as a button says it; `nil` where that helps nobody.
    let heldObjectors: String?
    let from: String
    let fromWrong: String?
    let hasSenders: Bool
    let senders: [Choice]
    let fields: [PeopleField]
    let subject: String
    let subjectWrong: String?
    let regarding: String
    let regardingPicked: String
    let regardingWrong: String?
    let body: String
    /// The HTML that a new email begins with.
    let begun: String?
    let format: String
    let wish: Bool
    /// The template that it was written from; empty for none.
    let template: String
    /// The template whose files are added once it is a draft.
    let templateFiles: String?
    let laterVerb: String
    let later: LaterModel
    let wishVerb: String
    let savedWords: String
    let following: FollowingModel
    let uploads: UploadRules
    /// So many seconds sending can be undone.
    let undoSeconds: Int

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
    let preferences: [PersonPreference]
    let meaning: String
    let openPlacesCheck: OpenPlacesCheck?
    let recipientsCheck: RecipientsCheck?
    /// Found apart, for a name matters only where something leads there.
    var trackingNameCheck: TrackingNameCheck?
    let linksCheck: LinksCheck?
    let filesCheck: FilesCheck?
    let bestTime: BestTimeModel?
    let hasFiles: Bool
    let files: [EditableFile]
    /// What stands below it: the reminder; found apart, for it knows when people work.
    var reminder: ReminderFields?
}
