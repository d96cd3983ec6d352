package import Tracking

/// Something that an administrator blocked because it was misused (product §4.1).
package struct Block: Hashable, Sendable {
    /// Its id.
    package let id: BlockID
    /// What was blocked.
    package let what: Blockable
    /// Why, in the words of whoever did it.
    package let reason: String
    /// Since when.
    package let blockedAt: Instant
    /// Who did it.
    package let blockedBy: UserID
    /// When it was lifted and by whom; `nil` while it is in force.
    package let lifting: Lifting?

    /// The longest reason, in characters.
    package static let longestReason = 500

    /// The end of a block.
    package struct Lifting: Hashable, Sendable {
        /// When.
        package let at: Instant
        /// Who did it.
        package let by: UserID
    }

    init(id: BlockID, what: Blockable, reason: String, blockedAt: Instant, blockedBy: UserID, lifting: Lifting? = nil) {
        self.id = id
        self.what = what
        self.reason = reason
        self.blockedAt = blockedAt
        self.blockedBy = blockedBy
        self.lifting = lifting
    }
}

extension Block {
    /// Reads the columns of `blocks`.
    init(_ row: SQLRow) throws {
        let liftedBy: UserID? = try row.optionalID("lifted_by")
        let liftedAt = try row.optionalInstant("lifted_at")
        self.init(
            id: try row.id("id"),
            what: try Blockable(row),
            reason: try row.text("reason"),
            blockedAt: try row.instant("blocked_at"),
            blockedBy: try row.id("blocked_by"),
            lifting: liftedAt.flatMap { at in liftedBy.map { Lifting(at: at, by: $0) } }
        )
    }
}
