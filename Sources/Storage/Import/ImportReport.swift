/// What an import did, or would do.
package struct ImportReport: Hashable, Sendable {
    /// How many people were added.
    package internal(set) var added = 0
    /// How many that were there learned something.
    package internal(set) var updated = 0
    /// How many were there with all of it already.
    package internal(set) var unchanged = 0
    /// How many accounts were added for them.
    package internal(set) var newAccounts = 0
    /// What was not taken, in the order of the lines.
    package internal(set) var problems: [ImportProblem] = []

    /// How many people are taken.
    package var taken: Int { added + updated + unchanged }
}
