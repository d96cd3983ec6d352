internal import Tracking

/// A followed attachment or hosted image that is served, or the part of it that was asked for.
struct ContentAnswer: Hashable {
    let kind: FileReference.Kind
    let manifest: FileManifest
    /// `nil` for the whole.
    let part: Range<Int64>?

    /// The bytes of the stored file that are sent.
    var range: Range<Int64> { part ?? 0..<manifest.size }
}
