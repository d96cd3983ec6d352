import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct InboundTests {
    private static let headers: HTTPFields = [.contentType: "message/rfc822"]
    private static let answer =
        "From: Maria <maria@contoso.example>\r\nMessage-ID: <a@contoso.example>\r\nIn-Reply-To: <1@seller.example>\r\n"
        + "\r\nYes <b>please</b>\r\n"

    @Test func anAnswerIsTakenInAndListed() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let (taken, listed) = try await house.open { caller in
            (
                try await caller.ask(.post, "/api/v1/inbound", as: house.sam, headers: Self.headers, body: Self.answer),
                try await caller.ask(.get, "/api/v1/emails/\(email.id)/replies", as: house.sam)
            )
        }

        #expect(taken.status == .accepted)
        #expect(try taken.json()["kind"] == .string("reply") && taken.json()["matched"] == .truth(true))
        #expect(try taken.json()["email"] == .string(email.id.description))
        #expect(listed.status == .ok)
        let reply = try #require(try listed.json()["items"].array.first)
        #expect(reply["kind"] == .string("replied") && reply["text"] == .string("Yes <b>please</b>"))
    }

    @Test func whatMatchesNothingIsSaidToBeSo() async throws {
        let house = try await WebHouse()
        let mail = "From: maria@contoso.example\r\n\r\nHello"

        let (stranger, wrong) = try await house.open { caller in
            (
                try await caller.ask(.post, "/api/v1/inbound", as: house.sam, headers: Self.headers, body: mail),
                try await caller.ask(.post, "/api/v1/inbound", as: house.sam, headers: Self.headers, body: "")
            )
        }

        #expect(stranger.status == .ok)
        #expect(try stranger.json()["matched"] == .truth(false) && stranger.json()["email"] == .null)
        #expect(wrong.status == .unprocessableContent)
    }
}
