import Engagement
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct EventWriterTests {
    @Test func anOpenIsToldToItsSellerAsItIsInTheActivity() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let lines = try await house.store.activity(
            of: email.id,
            viewer: house.sam.viewer,
            includingMachines: true,
            limit: 9
        )
        let open = try #require(lines.first { $0.kind == .opened })

        let event = StreamTurn.event(.interaction(open, seller: house.sam.user.id))
        let text = try #require(try await EventWriter(desk: house.desk, user: house.sam.user).text(for: event))

        #expect(text.hasPrefix("event: interaction\ndata: {") && text.hasSuffix("}\n\n"))
        #expect(text.split(separator: "\n").count == 2)
        let data = try JSONValue(Array(text.dropFirst("event: interaction\ndata: ".count).utf8))
        #expect(data["id"] == .string(open.id.description))
        #expect(data["email"] == .string(email.id.description))
    }

    private static func card(_ house: WebHouse, raisedAt: Instant?) async throws -> JSONValue {
        let cards = try await house.store.cards(of: house.sam.viewer, includingHandled: true, limit: 1)
        let card = try #require(cards.first).card
        let event = StreamTurn.event(.card(card.id, seller: house.sam.user.id, raisedAt: raisedAt))
        let writer = EventWriter(desk: house.desk, user: house.sam.user)
        let text = try #require(try await writer.text(for: event))
        #expect(text.hasPrefix("event: card\ndata: {"))
        let told = try JSONValue(Array(text.dropFirst("event: card\ndata: ".count).utf8))
        #expect(told["id"] == .string(card.id.description))
        #expect(told["kind"] == .string("opened"))
        return told["raisedAt"]
    }

    @Test func aCardSaysWhetherItIsNews() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()
        let now = house.clock.now

        #expect(try await Self.card(house, raisedAt: now) == .string(now.description))
        #expect(try await Self.card(house, raisedAt: nil) == .null)
    }

    @Test(arguments: ["dismissed", "snoozed", "expired", "doubtful"])
    func whatWaitsNoMoreIsNoNews(state: String) async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let now = house.clock.now
        let copy = CopyReference(email: email.id, recipient: 0)
        let cards = try await house.store.cards(of: house.sam.viewer, includingHandled: false, limit: 1)
        let card = try #require(cards.first).card
        switch state {
        case "dismissed": try await house.store.dismissCard(card.id, by: house.sam.viewer)
        case "snoozed": try await house.store.snoozeCard(card.id, until: now + .seconds(60), by: house.sam.viewer)
        case "expired": house.clock.advance(by: Card.lifetime)
        default:
            let changes = (try await house.store.storedHits(of: [copy])[copy] ?? []).map { hit in
                Rejudgement(
                    copy: copy,
                    hit: hit.id,
                    previous: hit.verdict,
                    judgement: Judgement(verdict: .machine, confidence: 0.9, reasons: ["Later evidence"])
                )
            }
            try await house.store.rejudge(changes)
        }

        #expect(try await Self.card(house, raisedAt: now) == .null)
    }

    @Test func nobodyHearsOfSomebodyElses() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let event = StreamTurn.event(.email(email.id, status: .sent, seller: house.sam.user.id))

        #expect(try await EventWriter(desk: house.desk, user: house.sam.user).text(for: event) != nil)
        #expect(try await EventWriter(desk: house.desk, user: house.eve.user).text(for: event) == nil)
        // An administrator may open it, but is not told of everybody's mail.
        #expect(try await EventWriter(desk: house.desk, user: house.ada.user).text(for: event) == nil)
    }

    @Test func whoMissedSomethingIsToldToAskAgain() async throws {
        let house = try await WebHouse()

        let text = try await EventWriter(desk: house.desk, user: house.sam.user).text(for: .event(.missed))

        #expect(text == "event: resync\ndata: {}\n\n")
    }

    @Test func aHeartbeatIsAComment() async throws {
        let house = try await WebHouse()

        let text = try await EventWriter(desk: house.desk, user: house.sam.user).text(for: .tick)

        #expect(text?.hasPrefix(":") == true)
    }
}
