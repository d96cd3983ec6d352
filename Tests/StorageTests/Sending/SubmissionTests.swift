internal import Engagement
internal import Mail
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

    struct Envelope: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let envelope: [String]?
        let to: [String]
        let cc: [String]
        let bcc: [String]
    }

    @Test(arguments: [
        Envelope(testDescription: "none: the header", envelope: nil, to: ["a@x.test"], cc: ["b@x.test"], bcc: []),
        Envelope(testDescription: "only some", envelope: ["B@x.test"], to: [], cc: ["b@x.test"], bcc: []),
        Envelope(testDescription: "others", envelope: ["c@x.test"], to: [], cc: [], bcc: ["c@x.test"]),
        Envelope(
            testDescription: "all and one more",
            envelope: ["a@x.test", "b@x.test", "c@x.test"],
            to: ["a@x.test"],
            cc: ["b@x.test"],
            bcc: ["c@x.test"]
        ),
    ])
    func takesTheRecipientsFromTheEnvelope(_ example: Envelope) throws {
        let text = "From: Ada <ada@seller.test>\r\nTo: a@x.test\r\nCc: b@x.test\r\nSubject: Hi\r\n\r\nHello\r\n"
        let message = try Message(Array(text.utf8))
        let from = try Address(name: "Ada", address: "ada@seller.test")

        let submission = RawSubmission(
            message: message,
            from: from,
            envelope: try example.envelope?.map { try Address(name: nil, address: $0) },
            wish: true
        )

        #expect(submission.content.to.map(\.address) == example.to)
        #expect(submission.content.cc.map(\.address) == example.cc)
        #expect(submission.content.bcc.map(\.address) == example.bcc)
        #expect(submission.content.subject == "Hi")
        #expect(submission.obstacle != nil)
        #expect(submission.bytes == Array(text.utf8))
    }
}
