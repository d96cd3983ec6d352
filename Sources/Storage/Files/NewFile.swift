package import Tracking

/// A stored content that is to become an attachment or an inserted image.
package struct NewFile: Hashable, Sendable {
    /// Which of the two.
    package var kind: FileReference.Kind
    /// What it is saved as.
    package var name: String
    /// Its media type in lower case without parameters.
    package var mediaType: String
    /// Its length in bytes.
    package var size: Int64
    /// Its content.
    package var object: ObjectID
    /// Whether its content begins as a program does.
    package var isProgram: Bool
    /// Whether it is to be followed; `nil` for what is usual in the workspace.
    package var isFollowed: Bool?

    /// Puts it together.
    package init(
        kind: FileReference.Kind,
        name: String,
        mediaType: String,
        size: Int64,
        object: ObjectID,
        isProgram: Bool = false,
        isFollowed: Bool? = nil
    ) {
        self.kind = kind
        self.name = name
        self.mediaType = mediaType
        self.size = size
        self.object = object
        self.isProgram = isProgram
        self.isFollowed = isFollowed
    }
}
