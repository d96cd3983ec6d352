internal import Foundation
internal import NIOHTTP1

/// A person at the pages: keeps cookies and fills in forms, without a browser.
struct Visitor: Sendable {
    /// The address of the web app.
    let base: String
    private(set) var cookies: [String: String] = [:]

    init(base: String) { self.base = base }

    /// What is sent as `Cookie`.
    var cookie: String { cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; ") }

    mutating func get(_ path: String) async throws -> Answer {
        try await keep(HTTP.send(.GET, base + path, headers: ["Cookie": cookie]))
    }

    /// Sends a form.
    mutating func post(_ path: String, _ fields: [String: String]) async throws -> Answer {
        let body = fields.map { "\($0.key.formEncoded)=\($0.value.formEncoded)" }.joined(separator: "&")
        let headers: HTTPHeaders = [
            "Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", "Origin": base,
        ]
        return try await keep(HTTP.send(.POST, base + path, headers: headers, body: Array(body.utf8)))
    }

    /// Logs in through the form of the log-in page.
    mutating func logIn(_ person: Person) async throws -> Answer {
        let form = try await get("/login")
        let fields = ["csrf": form.hiddenField("csrf") ?? "", "address": person.address, "password": person.password]
        return try await post("/login", fields)
    }

    private mutating func keep(_ answer: Answer) -> Answer {
        for line in answer.headers["Set-Cookie"] {
            let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            if let name = pair.first { cookies[name] = pair.count > 1 ? pair[1] : nil }
        }
        return answer
    }
}

extension Answer {
    /// The value of a form's field in a page; `nil` where there is none of that name.
    func hiddenField(_ name: String) -> String? {
        for tag in text.components(separatedBy: "<input").dropFirst() {
            let tag = tag.prefix { $0 != ">" }
            guard tag.contains("name=\"\(name)\"") else { continue }
            let value = tag.components(separatedBy: "value=\"").dropFirst().first
            return value.map { String($0.prefix { $0 != "\"" }) }
        }
        return nil
    }
}

extension String {
    /// As it stands in a form's body.
    fileprivate var formEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
