/// What an import did, or would do.
package struct ImportReport: Hashable, Sendable {
    /// How many were added of what it is a table of.
    package internal(set) var added = 0
    /// How many that were there learned something.
    package internal(set) var updated = 0
    /// How many were there with all of it already.
    package internal(set) var unchanged = 0
    /// How many accounts were added for them.
    package internal(set) var newAccounts = 0
    /// How many people were added for opportunities.
    package internal(set) var newPeople = 0
    /// How many consents were put on record.
    package internal(set) var newConsents = 0
    /// What was not taken, in the order of the lines.
    package internal(set) var problems: [ImportProblem] = []

    /// How many rows are taken.
    package var taken: Int { added + updated + unchanged }
}
