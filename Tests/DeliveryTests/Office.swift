import Delivery
import Engagement
import Files
import Foundation
import Logging
import Mail
import SQLite
import Storage
import Testing
import Tracking

/// A workspace in memory with one seller, an outbox that is called by hand, and keys to open what it sealed.
struct Office {
    let store: Store
    let seller: User
    let keys: KeyRing
    let outbox: Outbox
    let objects: ObjectStore

    static let start = Instant(microseconds: 1_790_000_000_000_000)

    init(
        isFollowingOn: Bool = true,
        keys given: KeyRing? = nil,
        database: (any Database)? = nil,
        limits: FileLimits = FileLimits(),
        clock: WallClock = WallClock { Self.start },
        replyDomain: ReplyDomain? = nil,
        courier: (Store) -> Courier? = { _ in nil }
    ) async throws {
        store = Store(database: try database ?? SQLiteDatabase.inMemory(), clock: clock)
        try await store.migrate()
        seller = try await store.addUser(
            name: "Anna Keller",
            address: "anna@seller.example",
            role: .administrator,
            passwordHash: "-"
        )
        var settings = try await store.settings()
        settings.isFollowingOn = isFollowingOn
        settings.undoSeconds = 0
        _ = try await store.updateSettings(settings, by: seller.id)
        let ring = try given ?? KeyRing(keys: [SealingKey.new(id: KeyID(rawValue: 1))])
        keys = ring
        objects = ObjectStore(path: NSTemporaryDirectory() + "inkling-office-\(UUID().uuidString)")
        try await objects.prepare()
        outbox = Outbox(
            store: store,
            objects: objects,
            keys: { ring },
            base: try #require(TrackingBase("http://t.example")),
            limits: limits,
            courier: courier(store),
            replyDomain: replyDomain,
            clock: clock,
            logger: Logger(label: "test")
        )
    }

    /// A draft from the seller to Maria, Jonas (Cc) and Kirsten (Bcc) with two links.
    func draft(html: String? = nil, wish: Bool = true) throws -> Draft {
        Draft(
            from: try Address(name: "Anna Keller", address: "anna@seller.example"),
            to: [try Address(name: "Maria Ochoa", address: "maria@buyer.example")],
            cc: [try Address(name: nil, address: "jonas@buyer.example")],
            bcc: [try Address(name: nil, address: "kirsten@buyer.example")],
            subject: "Quote for the Leipzig line",
            html: html ?? Self.html,
            wish: wish
        )
    }

    static let html = """
        <p>Dear Maria, here is the <a href="https://contoso.example/quote?a=1&amp;b=2">quote</a> and the
        <a href="https://contoso.example/drawings">line drawings</a>.</p>
        """

    /// Stores, queues and sends a draft.
    func send(_ draft: Draft) async throws -> Email {
        let email = try await store.createDraft(draft, by: seller.viewer)
        _ = try await store.queue(email.id, by: seller.viewer)
        await outbox.sendWaiting()
        return try #require(try await store.email(email.id, viewer: seller.viewer))
    }

    /// What landed in the sandbox for one recipient.
    func copies(to recipient: String, of email: EmailID? = nil) async throws -> [[UInt8]] {
        let messages = try await store.sandboxMessages(
            recipient: recipient,
            email: email,
            viewer: seller.viewer,
            before: nil,
            limit: 100
        )
        var copies: [[UInt8]] = []
        for message in messages {
            copies.append(try #require(try await store.sandboxMessage(message.id, viewer: seller.viewer)).bytes)
        }
        return copies
    }

    /// The tokens in a copy's HTML, opened.
    func tokens(in copy: [UInt8]) throws -> [Token] {
        let html = try #require(try Message(copy).html)
        return html.split { "\"' <>".contains($0) }
            .compactMap { TrackingAddress(url: String($0)) }
            .compactMap { try? keys.open($0.token.utf8) }
    }
}
