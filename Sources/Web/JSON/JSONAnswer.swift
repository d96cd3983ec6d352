internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Writes answers in JSON (RFC 8259).
enum JSONAnswer {
    /// The bytes of a value; members in alphabetical order, so that equal values give equal bytes.
    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// An answer with the value as its body.
    static func response(_ value: some Encodable, status: HTTPResponse.Status = .ok) throws -> Response {
        response(bytes: try bytes(value), status: status)
    }

    /// An answer with a body that was written before.
    static func response(bytes: [UInt8], status: HTTPResponse.Status) -> Response {
        Response(
            status: status,
            headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
