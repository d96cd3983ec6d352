/// What a user may do (product §10.2).
package enum Role: String, Sendable, Codable, CaseIterable {
    /// Writes mail and sees what happened to their own.
    case seller
    /// A seller who also sees the figures of their team.
    case teamManager
    /// May open everything, which is audited, and sets the rules.
    case administrator
}
