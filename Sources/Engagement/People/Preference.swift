/// Whether a person may be followed (product §2.3).
package enum Preference: String, Sendable, Codable {
    /// The default of an opt-out workspace.
    case allow
    /// They said no, or somebody said it for them.
    case disallow
}

extension Preference {
    /// What a person's own preference comes to.
    ///
    /// An objection holds everywhere, and so does that of the account that they belong to. Where people are asked first, nothing but a consent on record allows. Whoever is
    /// silenced is not followed anew either: such a copy would carry trackers that may tell nothing.
    package func holding(in mode: ConsentMode, hasConsent: Bool, isSilenced: Bool, ofAccount account: Preference? = nil)
        -> Preference
    {
        guard self == .allow, account != .disallow, !isSilenced else { return .disallow }
        return mode == .optOut || hasConsent ? .allow : .disallow
    }
}
