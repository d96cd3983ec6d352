/// What became of an email in the folder for sent mail.
package struct FilingOutcome: Hashable, Sendable {
    /// Whether the clean copy was put there; else it was there.
    package var hasAppended = false
    /// How many followed copies were taken out.
    package var removed = 0
    /// How many followed copies are still there, for the server can't take single messages out.
    package var left = 0

    /// Nothing was done yet.
    package init() {}
}
