package import Engagement
package import Tracking

/// Something that was just stored and that somebody may be waiting for.
package enum LiveEvent: Hashable, Sendable {
    /// A new line of a timeline, or one that changed.
    case interaction(Interaction, seller: UserID)
    /// A reply or report came in, from that recipient or from somebody else.
    case reply(ReplyID, email: EmailID, recipient: UInt16?, seller: UserID)
    /// A card was raised or changed; `raisedAt` is when it came as new or came back by itself, `nil` where somebody or something
    /// only changed it.
    case card(CardID, seller: UserID, raisedAt: Instant? = nil)
    /// An email changed its status.
    case email(EmailID, status: EmailStatus, seller: UserID)
    /// A recipient stopped being followed, on the page of that copy.
    case followingStopped(CopyReference, seller: UserID)
    /// What the tracking listener must know was changed: the edge state is to be published anew (design §3.3).
    case edgeStateChanged
    /// A relay or a mailbox was set up, changed or taken away.
    case mailServersChanged
    /// This listener fell behind and missed something: it must catch up from storage.
    case missed

    /// Whose business it is; `nil` for nobody's in particular.
    package var seller: UserID? {
        switch self {
        case .interaction(_, let seller), .card(_, let seller, _), .email(_, _, let seller),
            .reply(_, _, _, let seller), .followingStopped(_, let seller):
            seller
        case .edgeStateChanged, .mailServersChanged, .missed: nil
        }
    }
}
