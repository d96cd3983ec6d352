import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Answering what came in, and who stopped being followed, for programs.
@Suite struct AnsweringTests {
    @Test(arguments: ["", #"{"toAll":true}"#])
    func aReplyIsAnsweredByADraftInItsThread(body: String) async throws {
        let house = try await WebHouse()
        let (email, reply) = try await house.answeredEmail()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/replies/\(reply.id)/answer"
            let made = try await caller.ask(.post, path, as: house.sam, body: body)

            #expect(made.status == .created)
            let draft = try made.json()
            #expect(draft["status"] == .string("draft") && draft["subject"] == .string("Re: Your quote"))
            let id = try #require(draft["id"].string)
            #expect(made.headers[.location] == "/api/v1/emails/\(id)")
            let stored = try await house.store.email(try #require(EmailID(id)), viewer: house.sam.viewer)
            #expect(stored?.thread.last == "a@contoso.example")
        }
    }

    @Test func whatIsNotThereOrNotOnesOwnIsNotAnswered() async throws {
        let house = try await WebHouse()
        let (email, reply) = try await house.answeredEmail()

        try await house.open { caller in
            func ask(_ reply: String, as person: WebHouse.Person, _ body: String = "") async throws -> Reply {
                try await caller.ask(
                    .post,
                    "/api/v1/emails/\(email.id)/replies/\(reply)/answer",
                    as: person,
                    body: body
                )
            }
            #expect(try await ask("nothing", as: house.sam).status == .notFound)
            #expect(try await ask(ReplyID.new(at: house.clock.now).description, as: house.sam).status == .notFound)
            #expect(try await ask(reply.id.description, as: house.ada).status == .forbidden)
            let wrong = try await ask(reply.id.description, as: house.sam, #"{"toAll":"yes"}"#)
            #expect(try wrong.pointers() == ["/toAll"])
        }
    }

    @Test func whoStoppedBeingFollowedIsListed() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let path = "/api/v1/emails/\(email.id)/stops"

        try await house.open { caller in
            #expect(try await caller.ask(.get, path, as: house.sam).json()["items"] == .array([]))
            try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))
            let stops = try await caller.ask(.get, path, as: house.sam).json()["items"].array
            #expect(stops.count == 1)
            #expect(stops.first?["recipient"]["address"] == .string("maria@contoso.example"))
            #expect(stops.first?["at"].string != nil)
            let none = "/api/v1/emails/\(EmailID.new(at: house.clock.now))/stops"
            #expect(try await caller.ask(.get, none, as: house.sam).status == .notFound)
        }
    }
}
