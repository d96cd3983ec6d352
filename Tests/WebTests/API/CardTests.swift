import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct CardTests {
    private static func card(_ caller: Caller, _ house: WebHouse) async throws -> JSONValue {
        let cards = try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()
        return try #require(cards["items"].array.first)
    }

    @Test func theFirstOpenRaisesOne() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let card = try await Self.card(caller, house)
            #expect(card["kind"] == .string("opened"))
            #expect(card["email"] == .string(email.id.description))
            #expect(card["subject"] == .string("Your quote"))
            #expect(card["recipient"]["address"] == .string("maria@contoso.example"))
            #expect(try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()["open"] == .integer(1))
        }
    }

    @Test func itIsDismissedAndThatIsUndone() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let path = "/api/v1/cards/\(try #require(try await Self.card(caller, house)["id"].string))"
            let dismissed = try await caller.ask(.post, "\(path)/dismiss", as: house.sam).json()
            #expect(dismissed["state"] == .string("dismissed"))
            #expect(try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()["open"] == .integer(0))
            let reopened = try await caller.ask(.post, "\(path)/undo", as: house.sam).json()
            #expect(reopened["state"] == .string("open"))
        }
    }

    @Test func snoozedItComesBackInADayOrWhenToldTo() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let path = "/api/v1/cards/\(try #require(try await Self.card(caller, house)["id"].string))/snooze"
            let usual = try await caller.ask(.post, path, as: house.sam).json()
            #expect(usual["snoozedUntil"] == .string((house.clock.now + .seconds(86_400)).description))

            let until = (house.clock.now + .seconds(60)).description
            let chosen = try await caller.ask(.post, path, as: house.sam, body: #"{"until":"\#(until)"}"#).json()
            #expect(chosen["snoozedUntil"] == .string(until))
            #expect(chosen["expiresAt"] == .string((house.clock.now + .seconds(60) + Card.lifetime).description))
            let past = (house.clock.now - .seconds(60)).description
            let late = try await caller.ask(.post, path, as: house.sam, body: #"{"until":"\#(past)"}"#)
            #expect(late.status == .conflict)
        }
    }

    @Test func theListHasPages() async throws {
        let house = try await WebHouse()
        try await house.holdEmails(3)

        try await house.open { caller in
            let all = try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()
            #expect(all["next"] == .null)
            let ids = all["items"].array.map { $0["id"] }
            try #require(ids.count == 3)
            _ = try await caller.ask(.post, "/api/v1/cards/\(ids[2].string ?? "")/dismiss", as: house.sam)

            var found: [JSONValue] = []
            var path = "/api/v1/cards?handled=true&limit=1"
            for _ in 0..<3 {
                let page = try await caller.ask(.get, path, as: house.sam).json()
                found += page["items"].array.map { $0["id"] }
                path = "/api/v1/cards?handled=true&limit=1&after=\(page["next"].string ?? "")"
            }

            #expect(found == ids)
            let end = try await caller.ask(.get, path, as: house.sam)
            #expect(try end.pointers() == ["?after"], "the last page had no next")
        }
    }

    @Test(arguments: ["", "x", "urgent", "urgent.AAAA", "open.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
    func aCursorIsTakenAsItWasGiven(cursor: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/cards?after=\(cursor)", as: house.sam)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == ["?after"])
        }
    }
}
