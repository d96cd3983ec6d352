import Foundation
import HTTPTypes
import Testing

@testable import Web

/// What the server answered.
struct Reply: Sendable {
    let status: HTTPResponse.Status
    let headers: HTTPFields
    let body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body as JSON.
    func json() throws -> JSONValue { try JSONValue(Array(body)) }

    /// The kind of the problem document, such as `not-found`.
    func problem() throws -> String {
        #expect(headers[.contentType] == "application/problem+json")
        let type = try #require(try json()["type"].string)
        return String(type.dropFirst("/problems/".count))
    }

    /// The pointers of the problem document.
    func pointers() throws -> [String] {
        try json()["errors"].array.compactMap { $0["pointer"].string }
    }

    /// The value of a cookie that was set.
    func cookie(_ name: String) -> String? {
        headers[values: .setCookie].compactMap { field in
            let pair = field.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1)
            return pair.first.map(String.init) == name && pair.count > 1 ? String(pair[1]) : nil
        }.first
    }
}

extension JSONValue {
    /// A member of an object; `null` where it has none.
    subscript(_ name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var array: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }
}
