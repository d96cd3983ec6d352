internal import Crypto
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// A file that pages are made of, held in memory.
struct AssetFile: Sendable {
    let contentType: String
    let content: ByteBuffer
    /// The strong validator of RFC 9110 §8.8.3.
    let entityTag: String

    /// Takes a file's bytes; `nil` for a kind of file that pages are not made of.
    init?(name: String, bytes: Data) {
        guard let contentType = Self.contentType(of: name) else { return nil }
        self.contentType = contentType
        content = ByteBuffer(bytes: bytes)
        entityTag = "\"\(Self.fingerprint(bytes))\""
    }

    /// The first half of the SHA-256, in hexadecimal.
    static func fingerprint(_ bytes: Data) -> String {
        SHA256.hash(data: bytes).prefix(16).map(hexadecimal).joined()
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return byte < 16 ? "0" + digits : digits
    }

    /// Answers with the file, or says that the browser has it already (RFC 9110 §13.1.2).
    func response(to request: Request, cacheControl: String) -> Response {
        var headers: HTTPFields = [.eTag: entityTag, .cacheControl: cacheControl]
        if let known = request.headers[.ifNoneMatch], known == "*" || known.contains(entityTag) {
            return Response(status: .notModified, headers: headers)
        }
        headers[.contentType] = contentType
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: content))
    }

    private static func contentType(of name: String) -> String? {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "otf": "font/otf"
        case "woff2": "font/woff2"
        default: nil
        }
    }
}
