/// What a message in the folder for sent mail is.
package enum FiledMessage: Hashable, Sendable {
    /// One of our followed copies of this email, beyond doubt.
    case followedCopy
    /// This email without trackers.
    case cleanCopy
    /// Anything else, which is left alone.
    case other
}
