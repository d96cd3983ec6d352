/// One email as its page shows it.
struct EmailModel {
    let id: String
    let source: String
    let subject: String
    let emailChips: [Chip]
    let names: [Name]
    let owner: String?
    let sentAt: Moment?
    let regardingLink: String?
    let regardingName: String?
    let offersRegarding: Bool
    /// Where it is said anew what the email is about; it stands apart from what is kept true, for something is typed there.
    var regarding: RegardingModel?
    let schedule: ScheduleModel?
    /// What its sender is reminded of; found apart, for it knows when people work.
    var reminder: ReminderModel?
    /// The reminder that was just moved.
    var reminderUndo: ReminderUndo?
    /// What the assistant says about it.
    var ownCards: OwnCards?
    let reason: String?
    let reasonTone: String
    let reasonIcon: String
    let isFollowed: Bool
    let isCounted: Bool
    let tiles: [Tile]
    let days: [TimelineDay]
    /// Whose doings alone are shown; `nil` where everybody's are.
    let narrowing: Narrowing?
    let isQuiet: Bool
    let quietTitle: String
    let quietWords: String
    let earlier: String?
    let hasConversation: Bool
    let conversation: [ConversationRow]
    let recipients: [RecipientRow]
    let hasLinks: Bool
    let links: [LinkRow]
    let hasFiles: Bool
    let files: [FileRow]
    let writtenText: String
    let doubt: Doubt?
    let archive: Archive?
    let silence: Silence?
    let blockNotice: String?
    let blocking: Blocking?

    struct Name {
        let name: String
        let comma: String
    }

    /// A figure with what it means.
    struct Tile {
        let label: String
        let figure: String
        let caveat: String
        let tileAt: Moment?
        let isWord: Bool

        init(_ label: String, _ figure: String, _ caveat: String, at moment: Moment? = nil, isWord: Bool = false) {
            self.label = label
            self.figure = figure
            self.caveat = caveat
            tileAt = moment
            self.isWord = isWord
        }
    }

    /// That the timeline shows what one recipient did, and the way back.
    struct Narrowing {
        let onlyOf: String
        let allLink: String
    }

    struct RecipientRow {
        let ordinal: Int
        let who: String
        let address: String
        let field: String
        let contactLink: String?
        let tone: String
        let icon: String
        let label: String
        let statusAt: Moment?
        let failure: String?
        let copyLink: String?
        /// What they did, in words.
        let recipientDid: String?
        let recipientOpenedAt: Moment?
        /// Leads to what they alone did; nil where there is nobody else.
        let recipientTimeline: String?
    }

    /// An email before or behind this one.
    struct ConversationRow {
        let link: String
        let title: String
        let place: String
    }

    struct LinkRow {
        let linkLabel: String
        let url: String
    }

    /// The choice over copies of which the relay's word is missing.
    struct Doubt {
        let againLink: String
        let leaveLink: String
    }

    /// Taking the email off the lists, or putting it back.
    struct Archive {
        let archiveLink: String
        let archiveTitle: String
        let archiveWords: String
        let archiveVerb: String
    }

    /// Silencing the email, or hearing it again.
    struct Silence {
        let silenceLink: String
        let silenceTitle: String
        let silenceWords: String
        let silenceVerb: String
    }
}
