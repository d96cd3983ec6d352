import Delivery
import Mail
import Storage
import Testing
import Tracking

/// What a mail program sees of an answer to a reply (product §9.1).
@Suite struct AnswerTests {
    @Test func itsCopyStandsInTheThread() async throws {
        let office = try await Office()
        let email = try await office.send(office.draft())
        let id = try #require(email.messageID)
        let reply =
            "From: maria@buyer.example\r\nMessage-ID: <r1@buyer.example>\r\nIn-Reply-To: <\(id)>\r\n"
            + "Subject: Re: Quote\r\n\r\nYes\r\n"
        try await office.store.takeIn(Array(reply.utf8))
        let viewer = office.seller.viewer
        let kept = try #require(try await office.store.replies(of: email.id, viewer: viewer, limit: 1).first)

        let answer = try await office.store.createAnswer(to: kept.id, of: email.id, toAll: false, by: viewer)
        _ = try await office.store.queue(answer.id, by: viewer)
        await office.outbox.sendWaiting()

        let copy = try Message(try #require(try await office.copies(to: "maria@buyer.example", of: answer.id).first))
        #expect(copy.headerValues("In-Reply-To") == ["<r1@buyer.example>"])
        let references = copy.headerValues("References").joined().split(separator: " ").map(String.init)
        #expect(references == ["<\(id)>", "<r1@buyer.example>"])
        #expect(try office.tokens(in: copy.bytes).contains { $0.kind == .beacon })
    }
}
