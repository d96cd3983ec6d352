import Engagement
import Files
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Mail
import SQLite
import Storage
import Testing
import Tracking

@testable import Web

/// A web server over an empty database in memory, with three people and a clock that tests move.
struct WebHouse: Sendable {
    let clock: MovableClock
    let database: SQLiteDatabase
    let store: Store
    let objects: ObjectFolderForTests
    let desk: Desk
    let ada: Person
    let sam: Person
    let eve: Person

    static let password = "correct horse battery"

    /// Somebody with an account and an API token.
    struct Person: Sendable {
        let user: User
        let token: String
        let viewer: Viewer
    }

    init(
        trackingBase: String = "http://127.0.0.1:8025",
        maximumMessageSize: Int = WebConfiguration.usualMessageSize,
        heartbeat: Duration = .seconds(15),
        submissionPlaces: [SubmissionPlace] = [],
        doctor: DoctorDesk = .none,
        countries: CountryZones = .none,
        listReach: Int = 30_000,
        watchedBy watch: (SQLiteDatabase) -> any Database = { $0 }
    ) async throws {
        clock = MovableClock()
        database = try SQLiteDatabase.inMemory()
        store = Store(database: watch(database), clock: clock.wallClock, listReach: listReach)
        try await store.migrate()
        let base = try #require(TrackingBase(trackingBase))
        objects = try await ObjectFolderForTests()
        var configuration = WebConfiguration(trackingBase: base, maximumMessageSize: maximumMessageSize)
        configuration.submissionPlaces = submissionPlaces
        desk = Desk(
            store: store,
            objects: objects.store,
            clock: clock.wallClock,
            configuration: configuration,
            agentFamily: { $0.isEmpty ? "Other" : "Firefox" },
            keys: { [KeyID(rawValue: 1): .retired, KeyID(rawValue: 2): .active] },
            doctor: doctor,
            countries: countries,
            passwords: Passwords(cost: 10),
            heartbeat: heartbeat
        )
        let hash = try await desk.passwords.hash(Self.password)
        ada = try await Self.add("Ada", .administrator, hash: hash, desk: desk)
        sam = try await Self.add("Sam", .seller, hash: hash, desk: desk)
        eve = try await Self.add("Eve", .seller, hash: hash, desk: desk)
        // What is sent leaves at once; past the store, for it would be audited.
        try await database.write { _ = try $0.run("UPDATE workspace SET undo_seconds = 0 WHERE id = 1", []) }
        try await store.updateSettings(WorkspaceSettings(isFollowingOn: true, undoSeconds: 0), by: nil)
    }

    private static func add(_ name: String, _ role: Role, hash: String, desk: Desk) async throws -> Person {
        let address = "\(name.lowercased())@seller.example"
        let user = try await desk.store.addUser(name: name, address: address, role: role, passwordHash: hash, by: nil)
        let (_, token) = try await desk.makeToken(named: "test", for: user)
        return Person(user: user, token: token, viewer: user.viewer)
    }

    /// Runs the server without a socket.
    func open<Value>(_ test: @Sendable (Caller) async throws -> Value) async throws -> Value {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = try webApplication(desk: desk, logger: logger)
        return try await application.test(.router) { client in
            try await test(Caller(client: client))
        }
    }

    /// A draft of Sam's to one recipient.
    func draft(
        to addresses: [String] = ["maria@contoso.example"],
        subject: String = "Your quote",
        html: String? = nil
    ) async throws -> Email {
        var content = try Self.content(of: sam, to: addresses, subject: subject)
        content.html = html ?? content.html
        return try await store.createDraft(content, by: sam.viewer)
    }

    static func content(of person: Person, to addresses: [String], subject: String = "Your quote") throws -> Draft {
        Draft(
            from: try Address(name: person.user.name, address: person.user.address),
            to: try addresses.map { try Address(name: nil, address: $0) },
            subject: subject,
            html: "<p>See <a href=\"https://example.com/\">it</a></p>"
        )
    }

    /// An email of Sam's that was opened and clicked in the sandbox.
    func openedEmail(with files: [(name: String, isFollowed: Bool)] = []) async throws -> Email {
        let email = try await draft()
        for file in files { try await attach(file.name, isFollowed: file.isFollowed, to: email.id) }
        _ = try await store.queue(email.id, by: sam.viewer)
        let decision = FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil)
        let link = TrackedLink(ordinal: 0, url: "https://example.com/", label: "it")
        let prepared = Prepared(decision: decision, messageID: "1@seller.example", links: [link], clean: [65])
        try await store.beginSending(email.id, prepared: prepared)
        let copy = CopyReference(email: email.id, recipient: 0)
        let bytes = Array("Subject: Your quote\r\n\r\nSee it".utf8)
        let recipient = "maria@contoso.example"
        try await store.deliverToSandbox(copy, recipient: recipient, subject: "Your quote", bytes: bytes)
        try await store.finishSending(email.id)
        clock.advance(by: .seconds(60))
        try await record([.beacon, .link], on: copy, position: 1)
        return try #require(try await store.email(email.id, viewer: sam.viewer))
    }

    /// Records hits, by a person unless told otherwise.
    func record(
        _ kinds: [HitKind],
        on copy: CopyReference,
        position: Int64,
        verdict: Verdict = .human,
        wasServed: Bool = true
    ) async throws {
        let address = try #require(NetworkAddress("192.0.2.1"))
        let hits = kinds.map { kind in
            let hit = Hit(
                at: clock.now,
                kind: kind,
                copy: copy,
                ordinal: 0,
                method: .get,
                address: address,
                agent: "Mail",
                headers: HitHeaders(),
                wasServed: wasServed
            )
            return JudgedHit(
                hit: hit,
                device: Device(type: .phone, system: "iOS", program: "Apple Mail"),
                agentFamily: "Apple Mail",
                judgement: Judgement(verdict: verdict, confidence: 0.9, reasons: ["a complete mail program"]),
                place: nil
            )
        }
        try await store.record(hits, upTo: JournalPosition(segment: 1, offset: position), of: "test")
    }
}
