internal import Engagement
internal import Mail
internal import Tracking

/// An email of a large workspace with all that came of it, as it is stored.
struct ScaleEmail: Sendable {
    let id: EmailID
    let seller: User
    let subject: String
    let html: String
    let searchText: String
    /// `draft`, `scheduled`, `sent` or `failed`.
    let status: EmailStatus
    /// What was decided of following; `nil` for what is not sent.
    let following: FollowingState?
    let createdAt: Instant
    /// When a scheduled one is to leave.
    var sendAt: Instant?
    var template: TemplateID?
    var regarding: RecordID?
    /// The message that it answers.
    var answers: String?
    var links = 0
    var copies: [ScaleCopy] = []
    /// Whether its copies lie in the sandbox.
    var isSandbox = false
    var file: EmailFile?
    var interactions: [Interaction] = []
    var replies: [Reply] = []
    var cards: [Card] = []
    var reminder: Reminder?

    var isSent: Bool { status == .sent }
    /// When it was on its way.
    var sentAt: Instant? { isSent ? createdAt + .seconds(2) : nil }
    var messageID: String? { isSent ? "\(id)@inkling.example" : nil }
}

/// What one recipient was sent, and what became of it.
struct ScaleCopy: Sendable {
    let person: ScalePerson
    let field: RecipientField
    /// The id of the message where the copy lies in the sandbox.
    let message: SandboxMessageID
    var totals = Totals()
    /// How often a person followed each link.
    var clicks: [UInt16: Int] = [:]
    var replies = 0
    var answeredAt: Instant?
    var bouncedAt: Instant?

    /// Counts what happened, as the transactions that take hits in do.
    mutating func count(_ interaction: Interaction) {
        guard interaction.wasServed else { return }
        switch (interaction.kind, interaction.judgement.verdict) {
        case (.opened, .human):
            totals.opens += 1
            totals.lastOpened = max(totals.lastOpened ?? interaction.lastAt, interaction.lastAt)
        case (.opened, .unknown): totals.perhapsOpens += 1
        case (.clicked, .human):
            totals.clicks += 1
            clicks[interaction.ordinal, default: 0] += 1
            totals.linksClicked = clicks.count
        case (.clicked, .unknown): totals.perhapsClicks += 1
        case (.viewed, .human): totals.views += 1
        case (.viewed, .unknown): totals.perhapsViews += 1
        case (_, .machine), (_, .own): return
        }
    }
}

extension ScaleEmail {
    /// What became of all copies together.
    var totals: Totals {
        var totals = Totals()
        for (ordinal, copy) in copies.enumerated() {
            totals.opens += copy.totals.opens
            totals.perhapsOpens += copy.totals.perhapsOpens
            totals.openedBy += copy.totals.opens > 0 ? 1 : 0
            totals.perhapsOpenedBy += copy.totals.opens == 0 && copy.totals.perhapsOpens > 0 ? 1 : 0
            totals.clicks += copy.totals.clicks
            totals.perhapsClicks += copy.totals.perhapsClicks
            totals.views += copy.totals.views
            totals.perhapsViews += copy.totals.perhapsViews
            guard let last = copy.totals.lastOpened, totals.lastOpened.map({ last > $0 }) ?? true else { continue }
            totals.lastOpened = last
            totals.lastOpenedBy = UInt16(ordinal)
        }
        totals.linksClicked = Set(copies.flatMap(\.clicks.keys)).count
        return totals
    }
}
