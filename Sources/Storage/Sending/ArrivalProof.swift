internal import Engagement

/// What proved that a copy arrived of which the relay's word is missing.
package enum ArrivalProof: String, Sendable, Codable, CaseIterable {
    /// A person opened it.
    case opened
    /// A person clicked a link in it.
    case clicked
    /// A person looked at a file of it.
    case viewed
    /// Its recipient, or their program, answered it.
    case answered
    /// A server or a mail program reported on it.
    case reported

    init(_ kind: InteractionKind) {
        switch kind {
        case .opened: self = .opened
        case .clicked: self = .clicked
        case .viewed: self = .viewed
        }
    }

    init(_ kind: ReplyKind) {
        switch kind {
        case .replied, .autoReplied: self = .answered
        case .bounced, .complained, .acknowledged: self = .reported
        }
    }
}

extension ArrivalProof: SQLParameter {}
