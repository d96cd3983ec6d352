/// Whether a person may be followed (product §2.3).
package enum Preference: String, Sendable, Codable {
    /// The default of an opt-out workspace.
    case allow
    /// They said no, or somebody said it for them.
    case disallow
}

extension Preference {
    /// What speaks against following somebody with this preference of their own, the plainest first; nothing where they may be followed.
    ///
    /// An objection holds everywhere, and so does that of the account that they belong to. Where people are asked first, nothing
    /// but a consent on record allows.
    package func objections(
        in mode: ConsentMode,
        hasConsent: Bool,
        isSilenced: Bool,
        ofAccount account: Preference? = nil
    ) -> [Objection] {
        var objections: [Objection] = self == .disallow ? [.own] : []
        if account == .disallow { objections.append(.account) }
        if isSilenced { objections.append(.silenced) }
        if mode == .optIn, !hasConsent { objections.append(.noConsent) }
        return objections
    }
}
