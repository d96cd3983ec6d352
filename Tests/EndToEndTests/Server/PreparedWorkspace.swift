internal import Foundation
internal import Testing

/// A data folder with an administrator and a seller in it, following switched on: made once, by the ways that an operator
/// has, and copied for every test.
actor PreparedWorkspace {
    /// What is in the folder, and the keys to the API.
    struct Contents: Sendable {
        /// The bytes by the path within the folder.
        let files: [String: Data]
        let administrator: String
        let seller: String
    }

    static let shared = PreparedWorkspace()

    private var making: Task<Contents, any Error>?

    /// Gives it; the first who asks makes it.
    func make() async throws -> Contents {
        let making = self.making ?? Task { try await Self.prepare() }
        self.making = making
        return try await making.value
    }

    private static func prepare() async throws -> Contents {
        try await withServer { server in
            let administrator = try await add(.administrator, to: server)
            let seller = try await add(.seller, to: server)
            let caller = APIClient(base: server.web, credential: .bearer(administrator))
            // What tests send leaves at once.
            let wanted: JSON = ["following": true, "acceptsPrivacyText": true, "undoSeconds": 0]
            let answer = try await caller.patch("/settings", wanted)
            try #require(answer.status == 200, "\(answer.text)")
            try await server.stop()
            return Contents(files: try files(in: server.dataFolder), administrator: administrator, seller: seller)
        }
    }

    // Adds somebody by the command line, and gives their key to the API.
    private static func add(_ person: Person, to server: RunningServer) async throws -> String {
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
        return token.output.split(separator: "\n").last.map(String.init) ?? ""
    }

    private static func files(in folder: String) throws -> [String: Data] {
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder)
        return paths.reduce(into: [:]) { files, path in
            files[path] = FileManager.default.contents(atPath: folder + "/" + path)
        }
    }
}
