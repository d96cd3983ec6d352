internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// One answer, read whole.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var json: JSON { (try? JSONDecoder().decode(JSON.self, from: Data(bytes))) ?? .null }
    var location: String? { headers.first(name: "Location") }

    /// The values of a header field, joined; empty where it is missing.
    func header(_ name: String) -> String { headers[name].joined(separator: ", ") }
}

/// The way to a server on this machine: no redirect is followed, so nothing ever leaves it.
enum HTTP {
    /// Lives as long as the tests do.
    static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(5), read: .seconds(60))
        )
        // Where nobody listens any more, that is what a test wants to know.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// Sends one request and reads its answer.
    static func send(
        _ method: HTTPMethod,
        _ url: String,
        headers: HTTPHeaders = [:],
        body: [UInt8]? = nil,
        within limit: TimeAmount = .seconds(60)
    ) async throws -> Answer {
        var request = HTTPClientRequest(url: url)
        request.method = method
        request.headers = headers
        if let body { request.body = .bytes(body) }
        let response = try await client.execute(request, timeout: limit)
        let buffer = try await response.body.collect(upTo: 64 << 20)
        return Answer(
            status: Int(response.status.code),
            headers: response.headers,
            bytes: Array(buffer.readableBytesView)
        )
    }
}
