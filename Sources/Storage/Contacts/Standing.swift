package import Engagement

/// Whether whoever has an address may be followed, with what a page says about it.
package struct Standing: Hashable, Sendable {
    /// Who has it; `nil` for somebody new.
    package let contact: Contact?
    /// The account that they belong to, or will belong to once they are known.
    package let account: AccountReference?
    /// What speaks against it now; nothing where they may be followed.
    package let objections: [Objection]
    /// The name of the user who silenced them; `nil` where nobody did, or that is not known.
    package let silencedBy: String?

    /// Puts it together.
    package init(
        contact: Contact?,
        account: AccountReference? = nil,
        objections: [Objection] = [],
        silencedBy: String? = nil
    ) {
        self.contact = contact
        self.account = account
        self.objections = objections
        self.silencedBy = silencedBy
    }
}
