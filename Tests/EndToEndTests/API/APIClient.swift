internal import Foundation
internal import NIOHTTP1

/// A caller of the API.
struct APIClient: Sendable {
    /// What a caller shows to be let in.
    enum Credential: Sendable {
        case none
        case bearer(String)
        case cookie(String, csrf: String?)
    }

    /// The address of the web app.
    let base: String
    let credential: Credential

    func get(_ path: String) async throws -> Answer { try await call(.GET, path) }
    func post(_ path: String, _ body: JSON = [:]) async throws -> Answer { try await call(.POST, path, body) }
    func patch(_ path: String, _ body: JSON) async throws -> Answer { try await call(.PATCH, path, body) }
    func put(_ path: String, _ body: JSON) async throws -> Answer { try await call(.PUT, path, body) }
    func delete(_ path: String) async throws -> Answer { try await call(.DELETE, path) }

    /// Submits a whole message.
    func submit(_ message: [UInt8]) async throws -> Answer {
        try await call(.POST, "/messages", bytes: message, type: "message/rfc822")
    }

    /// Calls with a JSON body, or none.
    func call(_ method: HTTPMethod, _ path: String, _ body: JSON? = nil) async throws -> Answer {
        let bytes = try body.map { [UInt8](try JSONEncoder().encode($0)) }
        return try await call(method, path, bytes: bytes, type: "application/json")
    }

    /// Calls with whatever bytes.
    func call(_ method: HTTPMethod, _ path: String, bytes: [UInt8]?, type: String) async throws -> Answer {
        var headers = headers
        if bytes != nil { headers.add(name: "Content-Type", value: type) }
        return try await HTTP.send(method, base + "/api/v1" + path, headers: headers, body: bytes)
    }

    /// What lets the caller in.
    var headers: HTTPHeaders {
        switch credential {
        case .none: [:]
        case .bearer(let secret): ["Authorization": "Bearer \(secret)"]
        case .cookie(let cookie, nil): ["Cookie": cookie]
        case .cookie(let cookie, let csrf?): ["Cookie": cookie, "X-CSRF-Token": csrf]
        }
    }
}
