import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct OpportunityTests {
    private static let path = "/api/v1/opportunities"
    private static let nobody = "01980000-0000-7000-8000-000000000000"

    @Test func anOpportunityIsAddedListedAndWon() async throws {
        let house = try await WebHouse()
        let account = try await house.store.addAccount(name: "Contoso", by: nil)
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        try await house.open { caller in
            let body = """
                {"name":"Filler","account":"\(account.id)","contacts":["\(maria.id)"],"stage":"proposed",
                "amount":{"amount":"12,500.50","currency":"eur"}}
                """
            let made = try await caller.ask(.post, Self.path, as: house.sam, body: body)
            #expect(made.status == .created)
            let place = try #require(made.headers[.location])
            let answer = try made.json()
            #expect(answer["amount"] == .object(["amount": .string("12500.50"), "currency": .string("EUR")]))
            #expect(answer["account"]["name"] == .string("Contoso"))
            #expect(answer["contacts"].array == [.string(maria.id.description)])
            #expect(answer["closedOn"] == .null)

            let won = #"{"stage":"won","closedOn":"2026-01-31"}"#
            let changed = try await caller.ask(.patch, place, as: house.eve, body: won).json()
            #expect(changed["closedOn"] == .string("2026-01-31"))
            for (state, count) in [("open", 0), ("won", 1), ("lost", 0), ("all", 1)] {
                let list = try await caller.ask(.get, "\(Self.path)?state=\(state)", as: house.sam).json()
                #expect(list["items"].array.count == count, "\(state)")
            }
            let open = #"{"stage":"negotiating","amount":null,"account":null}"#
            let again = try await caller.ask(.patch, place, as: house.eve, body: open).json()
            #expect(again["closedOn"] == .null)
            #expect(again["amount"] == .null)
            #expect(again["account"] == .null)
        }
    }

    @Test(arguments: [
        (#"{}"#, "/name"), (#"{"name":"A","stage":"maybe"}"#, "/stage"),
        (#"{"name":"A","amount":{"amount":"ten","currency":"EUR"}}"#, "/amount/amount"),
        (#"{"name":"A","amount":{"amount":"10","currency":"EURO"}}"#, "/amount/currency"),
        (#"{"name":"A","amount":{"amount":"10"}}"#, "/amount/currency"), (#"{"name":"A","amount":10}"#, "/amount"),
        (#"{"name":"A","closedOn":"2026-01-31"}"#, "/closedOn"), (#"{"name":"A","closedOn":"31.1.2026"}"#, "/closedOn"),
        (#"{"name":"A","account":"\#(nobody)"}"#, "/account"), (#"{"name":"A","account":"x"}"#, "/account"),
        (#"{"name":"A","contacts":["\#(nobody)"]}"#, "/contacts"), (#"{"name":"A","contacts":["x"]}"#, "/contacts/0"),
    ])
    func aMistakeIsNamed(body: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, Self.path, as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
        }
    }
}
