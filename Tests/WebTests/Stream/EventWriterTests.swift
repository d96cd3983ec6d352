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
