internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct SubmissionTests {
    private let bytes = Array("From: ada@seller.test\r\nTo: a@x.test\r\n\r\nHello".utf8)

    @Test func keepsTheMessageAndSendsItAtOnce() async throws {
        let house = try await House.open()
        let content = try house.draft(to: ["a@x.test"], bcc: ["hidden@x.test"], subject: "Raw\tsubject\u{1}here")
        let events = house.store.live.events()

        let email = try await house.store.submit(
            RawSubmission(bytes: bytes, content: content, obstacle: nil),
            by: house.ada.viewer
        )

        #expect(email.status == .sending)
        #expect(email.isRawMessage)
        #expect(email.subject == "Raw subject here")
        #expect(email.recipients.map(\.field) == [.to, .bcc])
        #expect(email.following.state == .on)
        #expect(try await house.store.outgoing(email.id)?.source == .raw(bytes))
        house.store.live.end()
        #expect(await Array(events) == [.email(email.id, status: .sending, seller: house.ada.id)])
    }

    @Test func remembersWhyAMessageCannotBeFollowed() async throws {
        let house = try await House.open()
        let submission = RawSubmission(bytes: bytes, content: try house.draft(), obstacle: "The message is signed.")

        let email = try await house.store.submit(submission, by: house.ada.viewer)

        #expect(email.following.state == .off)
        #expect(email.following.reason == "The message is signed.")
    }

    @Test func refusesWhatADraftIsRefusedFor() async throws {
        let house = try await House.open()
        let many = (0..<101).map { "r\($0)@x.test" }

        let submit = { (content: Draft, user: User) in
            let submission = RawSubmission(bytes: bytes, content: content, obstacle: nil)
            _ = try await house.store.submit(submission, by: user.viewer)
        }

        await #expect(throws: StoreError.noRecipients) { try await submit(house.draft(to: []), house.ada) }
        await #expect(throws: StoreError.tooManyRecipients(limit: 100, given: 101)) {
            try await submit(house.draft(to: many), house.ada)
        }
        await #expect(throws: StoreError.senderNotAllowed("ada@seller.test")) {
            try await submit(house.draft(), house.ben)
        }
    }
}
