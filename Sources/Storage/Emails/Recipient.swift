package import Engagement
package import Mail
package import Tracking

/// A To, Cc or Bcc address of an email.
package struct Recipient: Hashable, Sendable {
    /// Its place: To first, then Cc, then Bcc, from 0.
    package let ordinal: UInt16
    /// Which header field it stands in.
    package let field: RecipientField
    /// Name and address as the sender wrote them.
    package let address: Address
    /// The contact with that address; `nil` until the email is sent for somebody unknown.
    package let contact: ContactID?
    /// What that contact is called; `nil` or empty where it is not known.
    package let contactName: String?
    /// How far their copy got.
    package let status: CopyStatus
    /// Whether their copy was handed over, or may have been.
    package let mayHaveLeft: Bool
    /// What proved that their copy arrived, where the relay's word is missing.
    package let provenBy: ArrivalProof?
    /// What happened to their copy, counted.
    package let totals: Totals

    /// Puts a recipient together.
    package init(
        ordinal: UInt16,
        field: RecipientField,
        address: Address,
        contact: ContactID?,
        contactName: String? = nil,
        status: CopyStatus,
        mayHaveLeft: Bool = false,
        provenBy: ArrivalProof? = nil,
        totals: Totals = Totals()
    ) {
        self.ordinal = ordinal
        self.field = field
        self.address = address
        self.contact = contact
        self.contactName = contactName
        self.status = status
        self.mayHaveLeft = mayHaveLeft || status.handedOver != nil
        self.provenBy = provenBy
        self.totals = totals
    }

    /// The name as the sender wrote it, else the contact's, else the address.
    package var displayName: String {
        [address.name, contactName].compactMap(\.self).first { !$0.isEmpty } ?? address.address
    }
}
