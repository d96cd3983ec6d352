import Edge
import Engagement
import Foundation
import Intake
import Logging
import Mail
import SQLite
import Storage
import Testing
import Tracking

/// A sent email, a real journal in a temporary folder, and an intake that is called by hand.
final class Post: Sendable {
    let store: Store
    let seller: User
    let email: EmailID
    let journal: Journal
    let intake: Intake
    private let folder: String

    /// When the copies were handed over.
    static let handOver = Instant(microseconds: 1_790_000_000_000_000)

    /// A person's browser.
    static let chrome =
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36"

    init(store given: Store? = nil, clock: HandClock = HandClock(), logger: Logger = Logger(label: "test")) async throws
    {
        let store = try given ?? Store(database: SQLiteDatabase.inMemory(), clock: WallClock { Self.handOver })
        self.store = store
        try await store.migrate()
        seller = try await store.addUser(
            name: "Anna",
            address: "anna@seller.example",
            role: .seller,
            passwordHash: "-"
        )
        _ = try await store.updateSettings(WorkspaceSettings(isFollowingOn: true, undoSeconds: 0), by: seller.id)
        email = try await Self.sendOne(by: seller, in: store)
        folder = NSTemporaryDirectory() + "inkling-intake-\(UUID().uuidString)"
        journal = try Journal(folder: folder)
        intake = Self.intake(of: journal, store, clock, logger)
    }

    /// A network of a scanner, and nothing else.
    private static let networks = NetworkKnowledge(
        table: (try? NetworkTable(
            "network,kind,owner,source,date\n203.0.113.0/24,scanner,Quill,test,2026-01-01",
            file: "networks.csv"
        )) ?? .none
    )

    private static func intake(of journal: Journal, _ store: Store, _ clock: HandClock, _ logger: Logger) -> Intake {
        Intake(
            journal: journal,
            store: store,
            agents: { try AgentCatalogue(contentsOf: definitions) },
            networks: networks,
            clock: clock,
            logger: logger
        )
    }

    deinit {
        journal.close()
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A few lines after uap-core's form, so that these tests need no package.
    private static let definitions: String = {
        let path = NSTemporaryDirectory() + "inkling-agents-\(UUID().uuidString).yaml"
        let text = """
            user_agent_parsers:
              - regex: '(Chrome)/(\\d+)'
            os_parsers:
              - regex: '(Windows NT) 10'
                os_replacement: 'Windows'
            device_parsers:
              - regex: '(nothing at all)'
            """
        _ = FileManager.default.createFile(atPath: path, contents: Data(text.utf8))
        return path
    }()

    private static func sendOne(by seller: User, in store: Store) async throws -> EmailID {
        let draft = Draft(
            from: try Address(name: "Anna", address: "anna@seller.example"),
            to: [
                try Address(name: "Maria", address: "maria@buyer.example"),
                try Address(name: "Jonas", address: "jonas@buyer.example"),
            ],
            subject: "Quote",
            html: "<p>x</p>"
        )
        let email = try await store.createDraft(draft, by: seller.viewer)
        _ = try await store.queue(email.id, by: seller.viewer)
        let prepared = Prepared(
            decision: FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil),
            messageID: "m@seller.example",
            links: [TrackedLink(ordinal: 0, url: "https://contoso.example/", label: "quote")],
            clean: []
        )
        try await store.beginSending(email.id, prepared: prepared)
        for ordinal: UInt16 in 0..<2 {
            try await store.deliverToSandbox(
                CopyReference(email: email.id, recipient: ordinal),
                recipient: "r\(ordinal)@buyer.example",
                subject: "Quote",
                bytes: []
            )
        }
        _ = try await store.finishSending(email.id)
        return email.id
    }

    /// A hit on the first recipient's copy, an hour after hand-over unless said otherwise.
    func hit(
        _ kind: HitKind = .beacon,
        recipient: UInt16 = 0,
        after delay: Duration = .seconds(3_600),
        method: HitMethod = .get,
        agent: String = Post.chrome
    ) throws -> Hit {
        Hit(
            at: Self.handOver + delay,
            kind: kind,
            copy: CopyReference(email: email, recipient: recipient),
            ordinal: 0,
            method: method,
            address: try #require(NetworkAddress("192.0.2.7")),
            agent: agent,
            headers: HitHeaders(accept: "image/*")
        )
    }

    /// Journals the hits and takes them in.
    func take(_ hits: [Hit]) async throws {
        _ = try journal.append(hits)
        try await intake.takeIn()
    }

    /// Takes in once more, as after a restart.
    func takeInAgain() async throws {
        try await intake.takeIn()
    }

    /// The journal's segments, the oldest first.
    var segments: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".hits") }.sorted()
        }
    }

    /// What was set aside.
    var setAside: SetAside { SetAside(journal: folder) }

    /// Makes what stands at a place of the journal unreadable.
    func garble(at place: JournalPosition) throws {
        let name = try #require(try segments.last)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: "\(folder)/\(name)"))
        try file.seek(toOffset: UInt64(place.offset) + 20)
        try file.write(contentsOf: Data([0xAA, 0xBB, 0xCC, 0xDD]))
        try file.close()
    }

    /// Whether the client's full address stands anywhere in the journal.
    var holdsAddress: Bool {
        get throws {
            try segments.contains { segment in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(segment)"))
                return bytes.firstRange(of: Data([4, 192, 0, 2, 7])) != nil
            }
        }
    }

    /// Makes the journal's folder impossible to open while the body runs; what is open stays so.
    func withoutFolder(_ body: () async throws -> Void) async throws {
        try FileManager.default.moveItem(atPath: folder, toPath: folder + ".away")
        try await body()
        try FileManager.default.moveItem(atPath: folder + ".away", toPath: folder)
    }

    /// Puts a folder, which nobody can read hits from, in place of the newest segment; answers what undoes that.
    func hideLastSegment() throws -> () throws -> Void {
        let path = folder + "/" + (try #require(try segments.last))
        try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        return {
            try FileManager.default.removeItem(atPath: path)
            try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
        }
    }

    /// Opens the journal anew, which must be closed, and takes in what it holds.
    func takeInAfterRestart() async throws {
        let journal = try Journal(folder: folder)
        try await Self.intake(of: journal, store, HandClock(), Logger(label: "test")).takeIn()
        journal.close()
    }

    /// The timeline, newest first.
    func activity() async throws -> [Interaction] {
        try await store.activity(
            of: email,
            viewer: seller.viewer,
            includingMachines: true,
            before: nil,
            limit: 100
        )
    }

    func totals() async throws -> Totals {
        try #require(try await store.email(email, viewer: seller.viewer)).totals
    }
}
