/// What a delivery report says about one recipient.
package struct Bounce: Hashable, Sendable {
    /// Whom it did not reach; nil where the report does not say.
    package var recipient: String?
    /// The address that the sender had used, where it is another.
    package var originalRecipient: String?
    /// The status code, from the report or drawn from its words.
    package var status: DeliveryStatus
    /// Why, in one word.
    package var reason: BounceReason
    /// The server's own words, on one line.
    package var words: String

    /// Whether the server goes on trying.
    package var isDelay = false

    /// Whether trying again would be in vain.
    package var isPermanent: Bool { status.isPermanent }

    /// A hard bounce says that the address is no good.
    package var isHard: Bool { isPermanent && reason.concernsAddress }

    /// The addresses by which the recipient may be known to the sender.
    package var addresses: [String] { [originalRecipient, recipient].compactMap { $0 } }
}
