internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage
internal import Synchronization

/// An answer in the form in which it is remembered: a line with `Location` and content type before the body.
struct RememberedAnswer: Sendable {
    private let status: Int
    private let location: String
    private let contentType: String
    private let body: [UInt8]

    /// Takes an answer that was just made.
    init(_ response: Response) async throws {
        status = response.status.code
        location = response.headers[.location] ?? ""
        contentType = response.headers[.contentType] ?? ""
        body = try await BodyCollector.bytes(of: response.body)
    }

    /// Takes one from storage.
    init(_ answer: StoredAnswer) {
        status = answer.status
        let lines = answer.body.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        let texts = lines.prefix(2).map { String(decoding: $0, as: UTF8.self) }
        location = texts.first ?? ""
        contentType = texts.count > 1 ? texts[1] : ""
        body = lines.count > 2 ? Array(lines[2]) : []
    }

    /// What is given to storage.
    var stored: StoredAnswer {
        StoredAnswer(status: status, body: Array("\(location)\n\(contentType)\n".utf8) + body)
    }

    /// The answer again.
    var response: Response {
        var headers = HTTPFields()
        if !location.isEmpty { headers[.location] = location }
        if !contentType.isEmpty { headers[.contentType] = contentType }
        let body = body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        return Response(status: HTTPResponse.Status(code: status), headers: headers, body: body)
    }
}

/// Takes the bytes of a body that was meant for a connection.
private struct BodyCollector: ResponseBodyWriter {
    private final class Store: Sendable {
        let buffer = Mutex(ByteBuffer())
    }

    private let store = Store()

    static func bytes(of body: ResponseBody) async throws -> [UInt8] {
        let collector = BodyCollector()
        try await body.write(collector)
        return collector.store.buffer.withLock { Array($0.readableBytesView) }
    }

    func write(_ buffer: ByteBuffer) async throws {
        store.buffer.withLock { _ = $0.writeImmutableBuffer(buffer) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
