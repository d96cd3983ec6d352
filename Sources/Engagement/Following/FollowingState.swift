/// What stands beside every draft (product §2.2).
package enum FollowingState: String, Sendable, Codable {
    /// It is wished and everybody allows it.
    case on
    /// It is not wished, following is switched off, or the mail can't be followed.
    case off
    /// It is wished, but at least one recipient does not allow it.
    case blocked
}
