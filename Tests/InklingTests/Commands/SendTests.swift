import ArgumentParser
import Engagement
import Foundation
import Storage
import Testing

@testable import inkling

/// `inkling send` up to where the message is on its way; no server runs, so each success waits a moment for one.
struct SendTests {
    private let folder: DataFolder
    private let store: Store

    init() async throws {
        folder = try DataFolder.open(NSTemporaryDirectory() + "inkling-send-\(UUID().uuidString)")
        store = try await Workspace.open(folder)
        for name in ["ada", "ben"] {
            try await store.addUser(name: name, address: "\(name)@seller.example", role: .seller, passwordHash: "-")
        }
    }

    private func send(_ header: String, _ arguments: String...) async throws -> ExitCode? {
        let path = folder.path + "/message.eml"
        try Data((header + "\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>").utf8)
            .write(to: URL(fileURLWithPath: path))
        let parsed = try Inkling.parseAsRoot(["send", path] + arguments + ["--data-folder", folder.path])
        var command = try #require(parsed as? any AsyncParsableCommand)
        do {
            try await command.run()
            return nil
        } catch let code as ExitCode {
            return code
        }
    }

    private func only() async throws -> Email {
        let ids = try await store.emailsToSend(limit: 9).map(\.id)
        #expect(ids.count == 1)
        let id = try #require(ids.first)
        return try #require(try await store.outgoing(id)).email
    }

    @Test(arguments: [
        "From: ada@seller.example, ben@seller.example\r\nTo: a@x.example",
        "From: ada@seller.example\r\nSender: ben@seller.example\r\nTo: a@x.example",
        "From: ada@seller.example\r\nFrom: ben@seller.example\r\nTo: a@x.example",
        "From: ada@seller.example\r\nTo: a@x.example, nonsense",
        "From: ada@seller.example\r\nTo: a@x.example\r\nX-Inkling-Send-At: tomorrow",
        "From: ada@seller.example\r\nTo: a@x.example\r\nX-Inkling-Follow: perhaps",
        "From: eve@seller.example\r\nTo: a@x.example",
    ])
    func refusesWhatTheAPIRefuses(header: String) async throws {
        #expect(try await send(header, "--to", "b@x.example") == .failure)

        #expect(try await store.emailsToSend(limit: 9).isEmpty)
    }

    @Test func refusesWhatIsLargerThanItIsTold() async throws {
        let lines = String(repeating: "X-Long: \(String(repeating: "x", count: 990))\r\n", count: 1_100)
        let header = "From: ada@seller.example\r\n\(lines)To: a@x.example"

        #expect(try await send(header, "--message-limit", "1") == .failure)
        #expect(try await send(header, "--message-limit", "0") == .failure)
        #expect(try await store.emailsToSend(limit: 9).isEmpty)
        #expect(try await send(header, "--message-limit", "2") == nil)
    }

    @Test func obeysItsHeaderAndThenTheUsersDefault() async throws {
        let ada = try #require(try await store.user(address: "ada@seller.example")).user
        try await store.setWishesFollowing(false, of: ada.id)

        #expect(try await send("From: ada@seller.example\r\nTo: a@x.example", "--to", "b@x.example") == nil)

        let email = try await only()
        #expect(email.following.wish == false)
        #expect(email.recipients.map(\.field) == [.to, .bcc])
    }
}
