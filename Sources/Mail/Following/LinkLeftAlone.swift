/// A link that is not followed, with the reason.
package struct LinkLeftAlone: Hashable, Sendable {
    /// Why a link is not followed (product §3.2, §3.10 and §13).
    package enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// `mailto:`.
        case mail
        /// `tel:`, `sms:` and their kin.
        case telephone
        /// `cid:` or `data:`: something inside the message.
        case embedded
        /// Some other scheme than `http` and `https`.
        case otherScheme
        /// `#…`, a place in the same document.
        case fragment
        /// No scheme: nobody can tell where it leads.
        case relative
        /// Marked `data-inkling="off"` by its author.
        case optedOut
        /// The address named in `List-Unsubscribe`.
        case unsubscribe
        /// Its domain is on the workspace's list.
        case neverRewriteDomain
        /// Its host was blocked as misused: a tracked link there would lead to a warning page.
        case blockedHost
        /// Its text is itself an address, and the workspace leaves such links alone.
        case showsAddress
        /// Contains a mark that another mailing system will replace.
        case mergeMark
        /// Longer than 8 kB, or than a tracker can carry.
        case tooLong
        /// Can't be expressed safely in a `Location` header.
        case notExpressible
        /// The email already has 65,536 links.
        case tooMany
    }

    /// Why it is left alone.
    package let reason: Reason
    /// Its value, decoded, cut to 8,192 characters.
    package let url: String
    /// Where it stands.
    package let place: LinkPlace
}
