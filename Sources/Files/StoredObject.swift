package import Tracking

/// A content that was stored: its name and its length.
package struct StoredObject: Hashable, Sendable {
    /// Its name.
    package let id: ObjectID
    /// Its length in bytes.
    package let size: Int64
    /// Its first bytes, at most ``beginningLength``: what tells the kind of a file by its content.
    package let beginning: [UInt8]

    /// So much of the beginning is kept at hand: the header of a picture stands within it.
    package static let beginningLength = 256 * 1_024

    /// Takes what is known of a stored content.
    package init(id: ObjectID, size: Int64, beginning: [UInt8]) {
        self.id = id
        self.size = size
        self.beginning = beginning
    }
}
