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

/// An email with a link that was just sent to one recipient, and lies in the sandbox.
struct SentEmail {
    let store: Store
    let seller: User
    let email: Email
    let copy: [UInt8]

    init() async throws {
        store = Store(database: try SQLiteDatabase.inMemory())
        try await store.migrate()
        seller = try await store.addUser(
            name: "Anna",
            address: "anna@inkling.example",
            role: .seller,
            passwordHash: "-"
        )
        var settings = try await store.settings()
        settings.isFollowingOn = true
        settings.undoSeconds = 0
        _ = try await store.updateSettings(settings, by: nil)
        let ring = try KeyRing(keys: [SealingKey.new(id: KeyID(rawValue: 1))])
        let objects = ObjectStore(path: NSTemporaryDirectory() + "inkling-demo-\(UUID().uuidString)")
        try await objects.prepare()
        let outbox = Outbox(
            store: store,
            objects: objects,
            keys: { ring },
            base: try #require(TrackingBase("http://t.example")),
            limits: FileLimits(),
            logger: Logger(label: "test")
        )
        let draft = Draft(
            from: try Address(name: "Anna", address: "anna@inkling.example"),
            to: [try Address(name: nil, address: "new@customer.example")],
            subject: "Hello",
            html: "<p>Look at <a href=\"https://contoso.example/\">this</a>.</p>"
        )
        let written = try await store.createDraft(draft, by: seller.viewer)
        _ = try await store.queue(written.id, by: seller.viewer)
        await outbox.sendWaiting()
        email = try #require(try await store.email(written.id, viewer: seller.viewer))
        let message = try await store.sandboxMessages(email: email.id, viewer: seller.viewer, limit: 1).first
        let id = try #require(message).id
        copy = try #require(try await store.sandboxMessage(id, viewer: seller.viewer)).bytes
    }
}
