package import Tracking

/// An address that somebody wants to send from, and that a mailed link is to confirm (product §10.2).
package struct SenderRequest: Hashable, Sendable {
    /// The address.
    package let address: String
    /// When the last letter to it was asked for.
    package let askedAt: Instant

    /// So long a link is good.
    package static let lifetime = Duration.seconds(48 * 3_600)
    /// So many addresses of one user wait at most.
    package static let mostWaiting = 5
    /// So many letters one user asks for in a day at most.
    package static let mostLettersByUser = 10
    /// So many letters go to one address in a day at most, whoever asks for them.
    package static let mostLettersToAddress = 3
    /// What is meant by a day.
    static let day = Duration.seconds(24 * 3_600)

    /// When the link of the last letter stops being good.
    package var expiresAt: Instant { askedAt + Self.lifetime }

    /// Puts one together.
    package init(address: String, askedAt: Instant) {
        self.address = address
        self.askedAt = askedAt
    }
}
