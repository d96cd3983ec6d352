import Delivery
import Engagement
import Foundation
import Mail
import SMTP
import Storage
import Synchronization
import Testing
import Tracking

/// A clock that a test moves.
final class MovedClock: Sendable {
    private let moment = Mutex(Office.start)

    var now: Instant { moment.withLock { $0 } }
    var wallClock: WallClock { WallClock { self.now } }

    func advance(by duration: Duration) {
        moment.withLock { $0 = $0 + duration }
    }
}

/// An office whose mail leaves through relays.
struct PostOffice {
    let clock: MovedClock
    let office: Office

    var store: Store { office.store }
    var viewer: Viewer { office.seller.viewer }

    init(replyDomain: ReplyDomain? = nil) async throws {
        let clock = MovedClock()
        let folder = NSTemporaryDirectory() + "inkling-post-\(UUID().uuidString)"
        let box = try SecretBox.open(keyFile: folder + "/mail-servers")
        self.clock = clock
        office = try await Office(clock: clock.wallClock, replyDomain: replyDomain) { store in
            let door = RelayDoor(
                store: store,
                box: box,
                helloName: "inkling.test",
                patience: .short,
                clock: clock.wallClock
            )
            return Courier(door: door, clock: clock.wallClock)
        }
    }

    /// Sets the workspace's relay, or the seller's own.
    func setRelay(
        port: Int,
        isOwn: Bool = false,
        perMinute: Int? = nil,
        perConnection: Int? = nil,
        allowsPrivateAddress: Bool = true
    ) async throws {
        try await store.setMailServer(
            .relay,
            of: isOwn ? viewer.user : nil,
            to: MailServerSettings(
                host: "127.0.0.1",
                port: port,
                security: .none,
                perMinute: perMinute,
                perConnection: perConnection
            ),
            allowsPrivateAddress: allowsPrivateAddress,
            by: viewer
        )
    }

    /// Sends a draft to Maria, Jonas and Kirsten as far as it goes now.
    func send() async throws -> Email {
        try await office.send(office.draft())
    }

    /// Lets time pass, sends what is due then, and reads the email.
    func look(at id: EmailID, after duration: Duration = .zero) async throws -> Email {
        clock.advance(by: duration)
        await office.outbox.sendWaiting()
        return try #require(try await store.email(id, viewer: viewer))
    }

    func cards() async throws -> [CardKind] {
        try await store.cards(of: viewer, includingHandled: false, limit: 50).map(\.card.kind)
    }

    func relay() async throws -> MailServer {
        try #require(try await store.mailServer(.relay, serving: viewer.user))
    }
}
