internal import Tracking

/// A mail of the demo's past, and what came of it.
struct DemoMail: Hashable, Sendable {
    /// Which of the sellers wrote it.
    let seller: Int
    let at: Instant
    let letter: DemoLetter
    /// Whom it is to, in order; the first is greeted.
    let people: [DemoPerson]
    let deeds: [DemoDeed]
}

/// Something that a recipient, or a machine on the way, did with a copy.
struct DemoDeed: Hashable, Sendable {
    let at: Instant
    /// Which recipient's copy.
    let recipient: Int
    let kind: Kind

    enum Kind: Hashable, Sendable {
        /// The pictures were loaded.
        case open
        /// A link was followed.
        case click(link: Int)
        /// Apple's relay fetched the pictures ahead.
        case fetchAhead
        /// A filter followed a link.
        case sweep(link: Int)
        /// They wrote back.
        case answer(String)
        /// Their mailbox answered that they are away until that day, such as `2026-12-01`.
        case away(until: String)
        /// The server found no such mailbox.
        case bounce
        /// The seller answers their answer.
        case sellerAnswers
    }
}
