/// What the tracking listener must know of a followed attachment or hosted image to serve it (design §3.3).
package struct FileManifest: Hashable, Sendable {
    /// The stored content; another one after the file was replaced.
    package let object: ObjectID
    /// The content's length in bytes.
    package let size: Int64
    /// The name that the file is saved under, in Unicode, without folders.
    package let name: String
    /// Its media type (RFC 6838), such as `application/pdf`: ASCII, lower case, without parameters.
    package let mediaType: String
    /// From when on it is served no more.
    package let expiresAt: Instant?
    /// Whether its sender took it back.
    package let isRevoked: Bool

    /// Puts it together.
    package init(
        object: ObjectID,
        size: Int64,
        name: String,
        mediaType: String,
        expiresAt: Instant? = nil,
        isRevoked: Bool = false
    ) {
        self.object = object
        self.size = size
        self.name = name
        self.mediaType = mediaType
        self.expiresAt = expiresAt
        self.isRevoked = isRevoked
    }
}
