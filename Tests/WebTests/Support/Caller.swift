import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Storage
import Testing

@testable import Web

/// Speaks HTTP to the server of a ``WebHouse``.
struct Caller: Sendable {
    let client: any TestClientProtocol

    /// Asks as somebody with an API token, or as nobody.
    func ask(
        _ method: HTTPRequest.Method,
        _ path: String,
        as person: WebHouse.Person? = nil,
        headers: HTTPFields = [:],
        body: String? = nil
    ) async throws -> Reply {
        var headers = headers
        if let person { headers[.authorization] = "Bearer \(person.token)" }
        if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
        let buffer = body.map { ByteBuffer(string: $0) }
        let response = try await client.execute(uri: path, method: method, headers: headers, body: buffer) { $0 }
        return Reply(status: response.status, headers: response.headers, body: Data(response.body.readableBytesView))
    }

    /// Asks with a body of any bytes.
    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: HTTPFields,
        bytes: [UInt8]
    ) async throws -> Reply {
        let buffer = ByteBuffer(bytes: bytes)
        let response = try await client.execute(uri: path, method: method, headers: headers, body: buffer) { $0 }
        return Reply(status: response.status, headers: response.headers, body: Data(response.body.readableBytesView))
    }

    /// Posts a form as a browser does.
    func post(_ path: String, form: [String: String], cookies: [String: String]) async throws -> Reply {
        let fields = form.map { "\(PathSegment.encode($0))=\(PathSegment.encode($1))" }.joined(separator: "&")
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.cookie] = cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        return try await ask(.post, path, headers: headers, body: fields)
    }

    /// Logs somebody in with a browser.
    func logIn(_ person: WebHouse.Person, password: String = WebHouse.password) async throws -> Browser {
        let reply = try await attempt(address: person.user.address, password: password)
        return Browser(secret: try #require(reply.cookie(SessionCookie.name)))
    }

    /// Fills the log-in form in and sends it.
    func attempt(address: String, password: String, next: String? = nil) async throws -> Reply {
        let secret = Secret(bytes: [UInt8](repeating: 7, count: Secret.length))
        var form = ["address": address, "password": password, CSRFToken.field: CSRFToken(of: secret).text]
        form["next"] = next
        return try await post("/login", form: form, cookies: [LogInRoutes.formCookie: secret.text])
    }
}

/// A browser that is logged in.
struct Browser: Sendable {
    let secret: String

    var cookies: [String: String] { [SessionCookie.name: secret] }

    var headers: HTTPFields { [.cookie: "\(SessionCookie.name)=\(secret)"] }

    var csrfToken: String { Secret(secret).map { CSRFToken(of: $0).text } ?? "" }
}
