internal import Engagement
internal import Logging
internal import Synchronization
internal import Testing
internal import Tracking

@testable internal import Delivery
@testable internal import IMAP
@testable internal import Storage

@Suite("Filing what was sent")
struct SentFilingTests {
    /// What the mailbox does, and how often it was asked.
    private final class Mailbox: Sendable {
        let answers: Mutex<[Result<FilingOutcome, MailboxProblem>]>
        let asked = Mutex(0)

        init(_ answers: [Result<FilingOutcome, MailboxProblem>]) {
            self.answers = Mutex(answers)
        }

        func file() throws -> FilingOutcome {
            asked.withLock { $0 += 1 }
            return try answers.withLock { $0.isEmpty ? .success(FilingOutcome()) : $0.removeFirst() }.get()
        }
    }

    private final class Time: Sendable {
        let now = Mutex(Office.start)
        func advance(by duration: Duration) { now.withLock { $0 = $0 + duration } }
    }

    private let time = Time()
    private let office: Office
    private let server: MailServer

    init() async throws {
        office = try await Office(clock: WallClock { [time] in time.now.withLock { $0 } })
        let email = try await office.send(try office.draft())
        let settings = MailServerSettings(host: "mail.example.com", port: 993, security: .implicitTLS)
        let viewer = office.seller.viewer
        server = try await office.store.setMailServer(.mailbox, of: viewer.user, to: settings, by: viewer)
        try await office.store.setMailServer(.relay, of: viewer.user, to: settings, by: viewer)
        // As the end of sending does it where there is a relay.
        try await office.store.write { try $0.queueFiling(of: email.id) }
    }

    private func filing(_ mailbox: Mailbox) -> SentFiling {
        SentFiling(
            store: office.store,
            clock: WallClock { [time] in time.now.withLock { $0 } },
            logger: Logger(label: "test")
        ) { _, _ in try mailbox.file() }
    }

    private func problem() async throws -> String? { try await office.store.mailServer(server.id)?.problem }

    @Test("an email is filed, and once more for what a relay files late")
    func filesTwice() async throws {
        let mailbox = Mailbox([])
        let filing = filing(mailbox)

        await filing.fileDue()
        await filing.fileDue()
        #expect(mailbox.asked.withLock { $0 } == 1)
        time.advance(by: SentFiling.secondLook)
        await filing.fileDue()
        time.advance(by: .seconds(86_400))
        await filing.fileDue()

        #expect(mailbox.asked.withLock { $0 } == 2)
        #expect(try await problem() == nil)
    }

    @Test("what fails is tried again, later each time, for three days, and the mailbox says why")
    func triesAgain() async throws {
        let mailbox = Mailbox([Result](repeating: .failure(.noSentFolder), count: 1_000))
        let filing = filing(mailbox)

        await filing.fileDue()
        #expect(try await problem() == "Sent mail is not filed: \(MailboxProblem.noSentFolder)")
        for (minutes, asked) in [(1, 2), (1, 2), (1, 3), (4, 4)] {
            time.advance(by: .seconds(60 * minutes))
            await filing.fileDue()
            #expect(mailbox.asked.withLock { $0 } == asked)
        }
        for _ in 0..<100 {
            time.advance(by: .seconds(3_600))
            await filing.fileDue()
        }
        #expect((10...30).contains(mailbox.asked.withLock { $0 }))
        #expect(try await office.store.dueFilings(limit: 5) == [])
    }

    @Test("when it goes well after all nothing is wrong any more")
    func forgetsTheProblem() async throws {
        let filing = filing(Mailbox([.failure(.silent)]))

        await filing.fileDue()
        #expect(try await problem() != nil)
        time.advance(by: .seconds(60))
        await filing.fileDue()

        #expect(try await problem() == nil)
    }

    @Test("followed copies that stay are told of")
    func warns() async throws {
        var outcome = FilingOutcome()
        outcome.left = 2

        await filing(Mailbox([.success(outcome)])).fileDue()

        #expect(try await problem()?.contains("followed copies stay") == true)
    }

    @Test("without a mailbox there is nothing to file any more")
    func endsWithTheMailbox() async throws {
        try await office.store.removeMailServer(server.id, by: office.seller.viewer)
        let mailbox = Mailbox([])

        await filing(mailbox).fileDue()

        #expect(mailbox.asked.withLock { $0 } == 0)
        #expect(try await office.store.dueFilings(limit: 5) == [])
    }
}
