internal import Tracking

/// The media type that a stored file is served as.
enum ContentType {
    /// The kinds of pictures that mail may show (product §3.6).
    private static let pictures: Set<String> = ["image/png", "image/jpeg", "image/gif", "image/webp"]

    /// `nil` where it must not be served: as a picture only what is one.
    static func of(_ manifest: FileManifest, _ kind: FileReference.Kind) -> String? {
        switch kind {
        case .image: pictures.contains(manifest.mediaType) ? manifest.mediaType : nil
        case .file: isMediaType(manifest.mediaType) ? manifest.mediaType : "application/octet-stream"
        }
    }

    /// A type and a subtype that are tokens (RFC 9110 §8.3.1), and so can't end the field.
    private static func isMediaType(_ text: String) -> Bool {
        let halves = text.utf8.split(separator: Byte.slash, omittingEmptySubsequences: false)
        return halves.count == 2 && halves.allSatisfy { !$0.isEmpty && $0.allSatisfy(Byte.isToken) }
    }
}
