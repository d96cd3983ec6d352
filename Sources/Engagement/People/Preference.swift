/// Whether a person may be followed (product §2.3).
package enum Preference: String, Sendable, Codable {
    /// The default of an opt-out workspace.
    case allow
    /// They said no, or somebody said it for them.
    case disallow
}
