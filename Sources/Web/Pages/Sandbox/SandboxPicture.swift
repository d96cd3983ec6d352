internal import Foundation
internal import Mail

/// A picture that a message carries, judged by its content: what it claims to be is a stranger's word.
struct SandboxPicture {
    private let contentType: String
    private let bytes: [UInt8]

    private static let beginnings: [(contentType: String, bytes: [UInt8])] = [
        ("image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ("image/jpeg", [0xFF, 0xD8, 0xFF]),
        ("image/gif", Array("GIF87a".utf8)),
        ("image/gif", Array("GIF89a".utf8)),
    ]

    /// Takes a part; `nil` where it is no picture that browsers show.
    init?(_ part: MessagePart) {
        let isRIFF = part.bytes.starts(with: Array("RIFF".utf8))
        let isWebP = isRIFF && part.bytes.dropFirst(8).starts(with: Array("WEBP".utf8))
        let known = Self.beginnings.first { part.bytes.starts(with: $0.bytes) }?.contentType
        guard let contentType = isWebP ? "image/webp" : known else { return nil }
        self.contentType = contentType
        bytes = part.bytes
    }

    /// The picture as an address (RFC 2397).
    var dataAddress: String { "data:\(contentType);base64,\(Data(bytes).base64EncodedString())" }
}
