internal import Testing

/// A running server, and callers of its API.
struct Workspace: Sendable {
    let server: RunningServer
    let administrator: APIClient
    let seller: APIClient

    /// Writes and sends an email from the seller, and waits until its copies are handed over.
    func send(_ email: JSON) async throws -> JSON {
        let draft = try await seller.post("/emails", email)
        try #require(draft.status == 201, "\(draft.text)")
        let id = try #require(draft.json["id"].text)
        let taken = try await seller.post("/emails/\(id)/send")
        try #require(taken.status == 202, "\(taken.text)")
        return try await sent(id)
    }

    /// The email once it has left.
    func sent(_ id: String) async throws -> JSON {
        try await eventually("the email \(id) leaves", within: .seconds(30)) {
            let answer = try await seller.get("/emails/\(id)")
            try #require(answer.status == 200, "\(answer.text)")
            return answer.json["status"] == "sending" ? nil : answer.json
        }
    }

    /// Everything that is known to have happened to an email, newest first.
    func activity(of id: String) async throws -> [JSON] {
        try await pages("/emails/\(id)/activity?limit=200")
    }

    /// The messages in the sandbox that are copies of an email, as they would have gone out.
    func copies(of id: String) async throws -> [SandboxCopy] {
        var copies: [SandboxCopy] = []
        for entry in try await pages("/sandbox/messages?limit=200&email=\(id)") {
            let message = try #require(entry["id"].text)
            let answer = try await seller.get("/sandbox/messages/\(message)")
            try #require(answer.status == 200)
            copies.append(SandboxCopy(recipient: entry["recipient"].text ?? "", bytes: answer.bytes))
        }
        return copies
    }

    /// Everything of a list that comes in pages; the path has a query already.
    func pages(_ path: String) async throws -> [JSON] {
        var items: [JSON] = []
        var cursor = ""
        while true {
            let answer = try await seller.get(path + cursor)
            try #require(answer.status == 200, "\(answer.text)")
            items += answer.json["items"].items
            guard let next = answer.json["next"].text else { return items }
            cursor = "&after=\(next)"
        }
    }
}

/// What one recipient was sent.
struct SandboxCopy: Sendable {
    let recipient: String
    let bytes: [UInt8]
}

/// Runs a test against a server with people in it, following switched on.
func withWorkspace<Result>(
    _ options: [String] = [],
    launcher: [String] = [],
    allowing: [String] = [],
    _ body: (Workspace) async throws -> Result
) async throws -> Result {
    let prepared = try await PreparedWorkspace.shared.make()
    return try await withServer(options, launcher: launcher, data: prepared.files, allowing: allowing) { server in
        try await body(
            Workspace(
                server: server,
                administrator: APIClient(base: server.web, credential: .bearer(prepared.administrator)),
                seller: APIClient(base: server.web, credential: .bearer(prepared.seller))
            )
        )
    }
}
