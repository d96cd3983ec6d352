/// A file that a message carries, for showing.
package struct MessageAttachment: Hashable, Sendable {
    /// The file name as the sender gave it, decoded; nil where there is none.
    ///
    /// Never use it as a path.
    package let name: String?
    /// The media type in lower case without parameters.
    package let contentType: String
    /// Bytes with the transfer encoding undone.
    package let size: Int
}
