/// A part of a message, decoded, such as a picture that its HTML shows by `cid:`.
package struct MessagePart: Hashable, Sendable {
    /// The media type in lower case without parameters, such as `image/png`.
    ///
    /// It is the sender's claim.
    package let contentType: String
    /// The content with the transfer encoding undone.
    package let bytes: [UInt8]
}
