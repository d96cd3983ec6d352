/// What speaks against following somebody (product §2.3, §2.7); several may hold at once.
package enum Objection: Hashable, Sendable, CaseIterable {
    /// They said no, or somebody said it for them.
    case own
    /// The account that they belong to said no for all its people.
    case account
    /// Nothing is recorded of any email to them: a new copy would carry trackers that may tell nothing.
    case silenced
    /// People are asked first here, and no consent of theirs is on record.
    case noConsent
}
