package import Tracking

/// An email of the same seller that stands before or behind another one in their conversation.
package struct ConversationEmail: Hashable, Sendable {
    /// Where it stands.
    package enum Place: Hashable, Sendable {
        /// It is what the other one answers.
        case answered
        /// It answers what came in for the other one.
        case answer
        /// It goes on behind the other one itself.
        case sequel
    }

    /// Its id.
    package let id: EmailID
    /// Its subject.
    package let subject: String
    /// Where it stands.
    package let place: Place
    /// How far it is.
    package let status: EmailStatus
}
