internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// Mail that was written in a mail program stands in the conversation like mail that was written here.
@Suite struct ConversationTests {
    private let house: House
    private let email: Email

    init() async throws {
        house = try await House.open()
        email = try await house.sent()
    }

    private func submit(_ fields: String..., to: String = "maria@buyer.test") async throws -> Email {
        let lines = ["From: ada@seller.test", "To: \(to)", "Subject: Re: Your quote"] + fields + ["", "Gladly."]
        let message = try Message(Array(lines.joined(separator: "\r\n").utf8))
        let own = try await house.store.senderAddresses(of: house.ada.id)
        let submission = try RawSubmission(
            message,
            by: house.ada,
            ownAddresses: own,
            at: house.clock.now
        )
        return try await house.store.submit(submission, by: house.ada.viewer)
    }

    private func places(around email: Email) async throws -> [EmailID: ConversationEmail.Place] {
        let replies = try await house.store.replies(of: email.id, viewer: house.ada.viewer, limit: 9)
        let found = try await house.store.conversation(of: email, replies: replies)
        return Dictionary(found.map { ($0.id, $0.place) }) { first, _ in first }
    }

    @Test(arguments: [
        ["In-Reply-To: <r1@buyer.test>", "References: <first@seller.test> <r1@buyer.test>"],
        ["In-Reply-To: <r1@buyer.test>"], ["References: <first@seller.test>\r\n <r1@buyer.test>"],
        ["In-Reply-To: <r1@buyer.test>", "References: <r1@buyer.test> <of@somebody.else>"],
    ])
    func anAnswerToAReplyIsFoundBothWays(_ fields: [String]) async throws {
        try await house.answer(from: "maria@buyer.test")

        let answer = try await submit(fields.joined(separator: "\r\n"), to: "somebody@else.test")

        #expect(answer.thread.last == "r1@buyer.test")
        #expect(try await places(around: email) == [answer.id: .answer])
        #expect(try await places(around: answer) == [email.id: .answered])
    }

    @Test func whatGoesOnBehindTheEmailItselfIsFoundBothWays() async throws {
        try await house.store.remember(messageID: "ses-1@relay.test", of: email.id)
        let first = try await submit("In-Reply-To: <first@seller.test>")
        let second = try await submit("References: <ses-1@relay.test>")

        #expect(try await places(around: email) == [first.id: .sequel, second.id: .sequel])
        #expect(try await places(around: first) == [email.id: .answered])
        #expect(try await places(around: second) == [email.id: .answered])
    }

    @Test func whatAnswersNothingOfOursStandsAlone() async throws {
        let other = try await submit("In-Reply-To: <of@somebody.else>")
        let plain = try await submit("X-Test: 1")

        #expect(try await places(around: email).isEmpty)
        #expect(try await places(around: other).isEmpty)
        #expect(plain.thread.isEmpty)
    }

    @Test func anotherSellersAnswerIsNotShown() async throws {
        try await house.answer(from: "maria@buyer.test")
        var draft = try house.draft(subject: "Ben’s")
        draft.from = try #require(try await house.store.senderAddresses(of: house.ben.id).first)
        draft.thread = ["first@seller.test", "r1@buyer.test"]
        _ = try await house.store.createDraft(draft, by: house.ben.viewer)

        #expect(try await places(around: email).isEmpty)
    }

    @Test func ofAVeryLongThreadTheEndsAreKept() async throws {
        let ids = (0..<200).map { "<\($0)@x.test>" }.joined(separator: "\r\n ")
        let long = try await submit("References: \(ids)", "In-Reply-To: <199@x.test>")

        #expect(long.thread.count == 50)
        #expect(long.thread.first == "0@x.test" && long.thread.last == "199@x.test")
    }
}
