internal import Foundation
internal import NIOCore
internal import SMTP
internal import Synchronization
internal import Testing
internal import Tracking

@testable internal import Delivery
@testable internal import IMAP
@testable internal import Storage

/// A relay that may put what it takes into a mailbox, and somebody who sends test mails that way.
final class TestRoute: Sendable {
    let post: PostOffice
    let mailbox: SmallMailbox
    private let relay = Mutex<ScriptedRelay?>(nil)

    /// `brings` is whether the relay delivers.
    init(_ script: ScriptedRelay.Script = ScriptedRelay.Script(), brings: Bool = true) async throws {
        post = try await PostOffice()
        mailbox = try await SmallMailbox(folders: [#"(\Sent) "/" Sent"#])
        var script = script
        script.pause = { [weak self] in
            guard brings, let self, let message = messages.last else { return }
            try? await mailbox.deliver(message.content)
        }
        let relay = ScriptedRelay(script)
        try await post.setRelay(port: relay.start(), isOwn: true)
        self.relay.withLock { $0 = relay }
    }

    var messages: [ScriptedRelay.Message] { relay.withLock { $0?.messages ?? [] } }
    var user: User { post.office.seller }

    func setMailbox() async throws {
        try await post.store.setMailServer(
            .mailbox,
            of: user.id,
            to: MailServerSettings(host: "127.0.0.1", port: mailbox.port, security: .none),
            by: user.viewer
        )
    }

    /// Speaks to the mailbox, unless it is refused.
    func access(refusing problem: MailboxProblem? = nil) -> MailboxAccess {
        MailboxAccess(
            credential: { _ in
                if let problem { throw problem }
                return .password(user: "", password: "")
            },
            connector: { _ in MailboxConnector { host, port in [try SocketAddress(ipAddress: host, port: port)] } }
        )
    }

    func door() throws -> RelayDoor {
        let box = try SecretBox.open(keyFile: NSTemporaryDirectory() + "inkling-route-\(UUID().uuidString)/key")
        return RelayDoor(store: post.store, box: box, helloName: "inkling.test", patience: .short)
    }

    /// Sends one, waits for nothing that is not there, and gives how far it came step by step.
    func trip(refusing problem: MailboxProblem? = nil) async throws -> [TestMail.Standing] {
        let trip = RoundTrip(
            door: try door(),
            access: access(refusing: problem),
            store: post.store,
            clock: post.clock.wallClock,
            patience: .zero
        )
        let told = Told()
        await trip.run(for: user) { standing in told.all.withLock { $0.append(standing) } }
        return told.all.withLock { $0 }
    }

    func close() async throws {
        try await relay.withLock { $0 }?.stop()
        try await mailbox.close()
    }

    private final class Told: Sendable {
        let all = Mutex<[TestMail.Standing]>([])
    }
}
