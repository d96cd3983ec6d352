internal import NIOHTTP1
internal import Testing

/// A running server with an administrator and a seller, following switched on.
struct Workspace: Sendable {
    let server: RunningServer
    let administrator: APIClient
    let seller: APIClient

    /// Adds somebody by the command line and gives them a key to the API.
    static func add(_ person: Person, to server: RunningServer) async throws -> APIClient {
        let data = ["--data-folder", server.dataFolder]
        let added = try await FinishedProgram.run(
            [Checkout.binary, "user", "add", "--name", person.name, "--address", person.address]
                + ["--role", person.role] + data,
            input: person.password + "\n"
        )
        try #require(added.succeeded, "\(added.output)")
        let token = try await FinishedProgram.run(
            [Checkout.binary, "token", "add", "--user", person.address, "--name", "end to end"] + data
        )
        try #require(token.succeeded, "\(token.output)")
        let secret = token.output.split(separator: "\n").last.map(String.init) ?? ""
        return APIClient(base: server.web, credential: .bearer(secret))
    }

    /// Adds both and switches following on.
    init(_ server: RunningServer) async throws {
        self.server = server
        administrator = try await Self.add(.administrator, to: server)
        seller = try await Self.add(.seller, to: server)
        let answer = try await administrator.patch("/settings", ["following": true, "acceptsPrivacyText": true])
        try #require(answer.status == 200, "\(answer.text)")
    }

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

    private func pages(_ path: String) async throws -> [JSON] {
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

/// Runs a test against a server with people in it.
func withWorkspace<Result>(
    _ options: [String] = [],
    launcher: [String] = [],
    _ body: (Workspace) async throws -> Result
) async throws -> Result {
    try await withServer(options, launcher: launcher) { server in try await body(Workspace(server)) }
}

extension Workspace {
    /// A workspace that is already as it should be.
    init(server: RunningServer, administrator: APIClient, seller: APIClient) {
        self.server = server
        self.administrator = administrator
        self.seller = seller
    }
}
