/// A file or picture that a message carries beside its texts, which a copy may offer by an address instead.
package struct MessageFile: Hashable, Sendable {
    /// The file name as the sender gave it, decoded; nil where there is none.
    ///
    /// Never use it as a path.
    package let name: String?
    /// The media type in lower case without parameters.
    ///
    /// It is the sender's claim.
    package let contentType: String
    /// By which the HTML shows it, without angle brackets; nil for a file beside the texts.
    package let contentID: String?

    let node: PartNode
    /// The part from its boundary to the next one; nil where it can't go without breaking something else.
    let place: Range<Int>?

    /// Whether the message can go without it, every other part being the same bytes as before.
    package var canBeTakenOut: Bool { place != nil }
}
