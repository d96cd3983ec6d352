/// What was found where a mailbox was tried out; its inbox can be read then.
package struct TrialOutcome: Hashable, Sendable {
    /// The folder for sent mail, as people read its name; `nil` where there seems to be none.
    package var sentFolder: String?
    /// Whether the message that was waited for lies in the inbox.
    package var hasArrived = false

    /// Nothing was found yet.
    package init() {}
}
