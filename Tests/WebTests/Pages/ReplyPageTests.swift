import HTTPTypes
import Storage
import Testing

@testable import Web

/// Replies on the page of their email, and answering them.
@Suite struct ReplyPageTests {
    @Test func aReplyStandsInTheTimelineAndIsAnsweredInItsThread() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let mail =
            "From: Maria <maria@contoso.example>\r\nMessage-ID: <a@contoso.example>\r\nIn-Reply-To: <1@seller.example>\r\n"
            + "Subject: Re: Your quote\r\n\r\nYes <b>please</b>\r\n\r\nOn 2 Nov 2026, Sam wrote:\r\n> secret\r\n"
        try await house.desk.store.takeIn(Array(mail.utf8))
        let reply = try #require(
            try await house.desk.store.replies(of: email.id, viewer: house.sam.viewer, limit: 1).first
        )

        let visit = try EmailPageTests.visit(house, zone: "UTC")
        let material = try await EmailModel.material(of: email, before: nil, from: house.desk.store, for: visit)
        let happening = Happening(reply, of: email, isOwn: true, for: visit)
        let draft = try await house.desk.store.createAnswer(
            to: reply.id,
            of: email.id,
            toAll: false,
            by: house.sam.viewer
        )

        #expect(material.replies.map(\.id) == [reply.id])
        #expect(happening.words.map(\.text).joined().hasSuffix(" answered"))
        #expect(happening.letter?.letterText == "Yes <b>please</b>")
        #expect(happening.letter?.answerLink == Route.answerReply(reply).path)
        #expect(draft.subject == "Re: Your quote" && draft.thread.last == "a@contoso.example")
    }
}
