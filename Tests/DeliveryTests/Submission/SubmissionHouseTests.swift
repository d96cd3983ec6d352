import Delivery
import Logging
import Mail
import SMTP
import SQLite
import Storage
import Synchronization
import Testing
import Tracking

@Suite struct SubmissionHouseTests {
    private static let peer = Peer(bytes: [192, 0, 2, 7])

    private static func message(_ header: String = "", from: String = "anna@seller.example") -> [UInt8] {
        Array(
            """
            From: Anna Keller <\(from)>
            To: Maria Ochoa <maria@buyer.example>
            Subject: Hello
            User-Agent: Mozilla Thunderbird
            \(header)Content-Type: text/html; charset=utf-8

            <p>Here is the <a href="https://contoso.example/quote">quote</a>.</p>

            """.replacing("\n", with: "\r\n").utf8
        )
    }

    private func house(_ office: Office, admission: ProgramAdmission = .wrong, limit: Int = 10_000) -> SubmissionHouse {
        SubmissionHouse(
            store: office.store,
            maximumSize: limit,
            logIn: { _, _ in admission },
            agentFamily: { _ in "Thunderbird" },
            clock: WallClock { Office.start },
            logger: Logger(label: "test")
        )
    }

    private func received(_ bytes: [UInt8], to recipients: [String] = ["maria@buyer.example"]) throws -> ReceivedMessage
    {
        ReceivedMessage(
            sender: try Address(name: nil, address: "anna@seller.example"),
            recipients: try recipients.map { try Address(name: nil, address: $0) },
            bytes: bytes
        )
    }

    private func reply(to bytes: [UInt8], _ office: Office, limit: Int = 10_000) async throws -> String {
        switch await house(office, limit: limit).take(try received(bytes), from: office.seller, at: Self.peer) {
        case .no(let reply): "\(reply.code) \(reply.status?.description ?? "")"
        case .each(let replies): "\(replies[0].code)"
        case .yes: "yes"
        }
    }

    @Test func aMessageGoesToTheEnvelopesRecipientsOnceEachAndIsFollowed() async throws {
        let office = try await Office()
        let to = ["maria@buyer.example", "hidden@buyer.example", "HIDDEN@buyer.example"]

        let answer = await house(office).take(
            try received(Self.message(), to: to),
            from: office.seller,
            at: Self.peer
        )
        await office.outbox.sendWaiting()

        guard case .each(let replies) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(replies.map(\.code) == [250])
        for recipient in ["maria@buyer.example", "hidden@buyer.example"] {
            let copies = try await office.copies(to: recipient)
            #expect(copies.count == 1)
            #expect(try office.tokens(in: try #require(copies.first)).map(\.kind) == [.link, .beacon])
        }
    }

    @Test func aReminderThatTheHeaderAsksForIsSet() async throws {
        let office = try await Office()

        #expect(try await reply(to: Self.message("X-Inkling-Remind: no-reply P3D\n"), office) == "250")
        await office.outbox.sendWaiting()

        #expect(try await office.store.nextReminder() == Office.start + .seconds(3 * 86_400))
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(!String(decoding: copy, as: UTF8.self).contains("X-Inkling"))
    }

    @Test func aHeaderOfOursIsObeyedAndRemoved() async throws {
        let office = try await Office()

        #expect(try await reply(to: Self.message("X-Inkling-Follow: no\n"), office) == "250")
        await office.outbox.sendWaiting()

        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(try office.tokens(in: copy).isEmpty)
        #expect(!String(decoding: copy, as: UTF8.self).contains("X-Inkling"))
    }

    @Test func aTemplateIsCountedAndOneThatIsNotThereIsRefusedWithItsPlace() async throws {
        let office = try await Office()
        let template = try await office.store.createTemplate(
            TemplateContent(name: "Quote"),
            by: office.seller.viewer
        )

        #expect(try await reply(to: Self.message("X-Inkling-Template: \(template.id)\n"), office) == "250")
        let id = try #require(try await office.store.emailsToSend(limit: 10).first).id
        #expect(try await office.store.email(id, viewer: office.seller.viewer)?.template == template.id)
        await office.outbox.sendWaiting()
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(!String(decoding: copy, as: UTF8.self).contains("X-Inkling"))

        let unknown = Self.message("X-Inkling-Template: 01980000-0000-7000-8000-000000000000\n")
        let answer = await house(office).take(try received(unknown), from: office.seller, at: Self.peer)
        guard case .no(let refusal) = answer else { return #expect(Bool(false), "\(answer)") }
        #expect(refusal.code == 554)
        #expect(refusal.lines.joined().contains("X-Inkling-Template"))
    }

    @Test func whatIsWrongWithAMessageIsToldByItsCode() async throws {
        let office = try await Office()

        #expect(try await reply(to: Self.message(from: "eve@evil.example"), office) == "550 5.7.1")
        #expect(try await reply(to: Self.message("X-Inkling-Follow: maybe\n"), office) == "554 5.6.0")
        #expect(try await reply(to: Self.message("X-Inkling-Folow: no\n"), office) == "554 5.6.0")
        #expect(try await reply(to: Self.message("X-Inkling-Remind: soon\n"), office) == "554 5.6.0")
        #expect(try await reply(to: Self.message(), office, limit: 100) == "552 5.3.4")
        #expect(try await reply(to: Array("Subject: nobody\r\n\r\n".utf8), office) == "550 5.7.1")
        #expect(try await office.store.emailsToSend(limit: 10).map(\.id) == [])
    }

    @Test func whatAMessageIsAboutIsToldByItsHeader() async throws {
        let office = try await Office()
        let filler = try await office.store.addOpportunity(name: "Filler")

        #expect(try await reply(to: Self.message("X-Inkling-Regarding: \(filler.id)\n"), office) == "250")
        let waiting = try await office.store.emailsToSend(limit: 5)
        let email = try await office.store.email(try #require(waiting.first).id, viewer: office.seller.viewer)
        #expect(email?.regarding?.name == "Filler")
        await office.outbox.sendWaiting()
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(!String(decoding: copy, as: UTF8.self).contains("X-Inkling"))
        let unknown = OpportunityID.new(at: Office.start)
        #expect(try await reply(to: Self.message("X-Inkling-Regarding: \(unknown)\n"), office) == "554 5.6.0")
        #expect(try await reply(to: Self.message("X-Inkling-Regarding: filler\n"), office) == "554 5.6.0")
    }

    @Test func onlyOnesOwnAddressesMayStandInTheEnvelope() async throws {
        let office = try await Office()
        let house = house(office)
        func code(_ address: String) async throws -> Int? {
            await house.refusal(ofSender: try Address(name: nil, address: address), by: office.seller)?.code
        }

        #expect(try await code("Anna@seller.example") == nil)
        #expect(try await code("eve@evil.example") == 550)
        #expect(await house.refusal(ofSender: nil, by: office.seller)?.code == 550)
        #expect(await house.refusal(ofSender: nil, by: nil)?.code == 530)
    }

    @Test func whoLogsInIsToldWhatToDo() async throws {
        let office = try await Office()
        let credentials = Credentials(name: "anna@seller.example", password: "x")
        func code(_ admission: ProgramAdmission, at peer: Peer = Self.peer) async -> String {
            switch await house(office, admission: admission).admit(credentials, from: peer) {
            case .who(let user): user.address
            case .refused(let reply): "\(reply.code)"
            }
        }

        #expect(await code(.user(office.seller)) == "anna@seller.example")
        #expect(await code(.wrong) == "535")
        #expect(await code(.tooOften(wait: .seconds(4))) == "454")
        #expect(await code(.wrong, at: Peer(bytes: [])) == "454")
    }

    @Test func messagesThatComeAtOnceAreAllTaken() async throws {
        let office = try await Office()
        let house = house(office)

        let codes = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<50 {
                let message = try received(Self.message(from: number == 7 ? "eve@evil.example" : "anna@seller.example"))
                group.addTask {
                    switch await house.take(message, from: office.seller, at: Self.peer) {
                    case .each(let replies): replies[0].code
                    case .no(let reply): reply.code
                    case .yes: 0
                    }
                }
            }
            return try await group.reduce(into: [Int: Int]()) { $0[$1, default: 0] += 1 }
        }

        #expect(codes == [250: 49, 550: 1])
        #expect(try await office.store.emailsToSend(limit: 100).count == 49)
    }

    @Test func storageThatIsAwayIsAReasonToTryAgain() async throws {
        let database = try FullDatabase()
        let office = try await Office(database: database)
        database.fill()

        #expect(try await reply(to: Self.message(), office) == "451 4.3.0")
    }
}

/// A database that takes nothing more once it is full.
private final class FullDatabase: Database {
    private let database: SQLiteDatabase
    private let isFull = Mutex(false)

    init() throws {
        database = try SQLiteDatabase.inMemory()
    }

    func fill() {
        isFull.withLock { $0 = true }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await database.read(body)
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        guard !isFull.withLock({ $0 }) else { throw DatabaseError.full }
        return try await database.write(body)
    }
}
