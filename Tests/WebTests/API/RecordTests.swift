import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct RecordTests {
    @Test func anEmailRegardsARecordAndItsPageOfTheAPIShowsIt() async throws {
        let house = try await WebHouse()
        let filler = try await house.store.addOpportunity(name: "Filler")

        try await house.open { caller in
            let body = #"{"subject":"Your quote","regarding":"\#(filler.id)"}"#
            let email = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body).json()
            #expect(email["regarding"] == .string(filler.id.description))
            #expect(email["regardingKind"] == .string("opportunity"))

            let place = "/api/v1/records/\(filler.id)"
            let own = try await caller.ask(.get, "\(place)/emails", as: house.sam).json()
            #expect(own["items"].array.map { $0["id"] } == [email["id"]])
            let others = try await caller.ask(.get, "\(place)/emails", as: house.eve).json()
            #expect(others["items"].array.isEmpty)
            let totals = try await caller.ask(.get, "\(place)/totals", as: house.sam).json()
            #expect(totals["sent"] == .integer(0))
            #expect(totals["lastOpenedAt"] == .null)

            let id = try #require(email["id"].string)
            let taken = try await caller.ask(
                .patch,
                "/api/v1/emails/\(id)",
                as: house.sam,
                body: #"{"regarding":null}"#
            )
            #expect(try taken.json()["regarding"] == .null)
        }
    }

    @Test func theFiguresOfAPersonAreTheirs() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))

        try await house.open { caller in
            let totals = try await caller.ask(.get, "/api/v1/records/\(maria.id)/totals", as: house.sam).json()
            #expect(totals["sent"] == .integer(1))
            #expect(totals["opened"] == .integer(1))
            #expect(totals["clicked"] == .integer(1))
            #expect(totals["lastOpenedAt"] != .null)
        }
    }

    @Test(arguments: [#""01980000-0000-7000-8000-000000000000""#, #""x""#, "5"])
    func whatDoesNotExistIsRefusedAtItsPlace(value: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = "{\"regarding\":\(value)}"
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == ["/regarding"])
            let unknown = "/api/v1/records/01980000-0000-7000-8000-000000000000/emails"
            #expect(try await caller.ask(.get, unknown, as: house.sam).status == .notFound)
        }
    }

    @Test func aNameIsCompletedToAnyRecord() async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "Maria Ochoa", address: "maria@contoso.example")
        try await house.store.addAccount(name: "Maritime", by: nil)

        try await house.open { caller in
            let found = try await caller.ask(.get, "/api/v1/records/suggestions?text=mar", as: house.sam).json()
            #expect(found["items"].array.map { $0["kind"] } == [.string("contact"), .string("account")])
            #expect(found["items"].array.first?["detail"] == .string("maria@contoso.example"))
        }
    }
}
