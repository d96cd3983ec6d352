/// A file that a message carries inside.
package struct CarriedFile: Hashable, Sendable {
    /// What it is saved as.
    package let name: String
    /// Its media type, such as `application/pdf`.
    package let mediaType: String
    /// By which its HTML names it, without angle brackets; `nil` for a file beside the text.
    package let contentID: String?
    /// Its content.
    package let bytes: [UInt8]

    /// Puts it together.
    package init(name: String, mediaType: String, contentID: String? = nil, bytes: [UInt8]) {
        self.name = name
        self.mediaType = mediaType
        self.contentID = contentID
        self.bytes = bytes
    }
}
