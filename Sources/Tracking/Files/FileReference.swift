/// Which followed attachment or hosted image of which email.
package struct FileReference: Hashable, Sendable {
    /// What it is; each kind counts its ordinals for itself.
    package enum Kind: UInt8, Hashable, Sendable, CaseIterable {
        /// A followed attachment, served at `/f/`.
        case file = 3
        /// A hosted image, served at `/i/`.
        case image = 4
    }

    /// The email.
    package let email: EmailID
    /// Attachment or image.
    package let kind: Kind
    /// Its number among those of its kind in the email, from 0; what is taken out leaves a gap.
    package let ordinal: UInt16

    /// Names the file of that kind at that place.
    package init(email: EmailID, kind: Kind, ordinal: UInt16) {
        self.email = email
        self.kind = kind
        self.ordinal = ordinal
    }
}
