/// Which copy of which email: what one recipient was sent.
package struct CopyReference: Hashable, Sendable {
    /// The email.
    package let email: EmailID
    /// The recipient's place in the email: To first, then Cc, then Bcc, from 0.
    package let recipient: UInt16

    /// Names the copy of the recipient at that place.
    package init(email: EmailID, recipient: UInt16) {
        self.email = email
        self.recipient = recipient
    }
}

extension CopyReference: Comparable {
    /// Email by email, and those of one email by their place.
    package static func < (left: CopyReference, right: CopyReference) -> Bool {
        left.email == right.email ? left.recipient < right.recipient : left.email < right.email
    }
}
