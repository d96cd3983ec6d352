import Engagement
import Mail
import Storage
import Testing
import Tracking

@testable import inkling

@Suite struct DemoReaderTests {
    private let sent: SentEmail

    init() async throws {
        sent = try await SentEmail()
    }

    @Test func whoeverIsWrittenToReadsTheCopyFirst() throws {
        let person = DemoPerson(stranger: "new@customer.example", name: "")

        let steps = DemoReader(person: person, copy: sent.copy, email: sent.email, order: 0).steps()

        guard case .fetch(let url, _)? = steps.first?.deed else {
            Issue.record("the first step loads no picture")
            return
        }
        #expect(TrackingAddress(url: url)?.kind == .beacon)
        // What comes within seconds of the hand-over is believed to be a machine's.
        #expect(try #require(steps.first).after >= .seconds(10))
    }

    @Test func anAnswerIsFoundToBelongToTheEmail() async throws {
        let person = try #require(DemoCast.people.first)
        let answer = DemoAnswer(
            person: person,
            seller: sent.email.from.address,
            subject: sent.email.subject,
            messageID: try #require(sent.email.messageID),
            at: WallClock.system.now
        )

        try await sent.store.takeIn(answer.reply("Yes, please."))
        try await sent.store.takeIn(answer.away(until: "2026-12-01"))

        let replies = try await sent.store.replies(of: sent.email.id, viewer: sent.seller.viewer, limit: 10)
        #expect(Set(replies.map(\.kind)) == [.replied, .autoReplied])
        #expect(replies.contains { $0.text.contains("Yes, please.") })
    }
}
