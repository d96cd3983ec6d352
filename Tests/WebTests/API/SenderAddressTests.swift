import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Addresses to send from, through the API.
@Suite struct SenderAddressTests {
    private static let path = "/api/v1/sender-addresses"
    private static let remove = "/api/v1/sender-addresses/remove"
    private static let sales = #"{"address":"sales@seller.example"}"#

    private static func list(_ caller: Caller, _ person: WebHouse.Person) async throws -> [JSONValue] {
        try await caller.ask(.get, path, as: person).json()["items"].array
    }

    @Test func anAddressThatIsAskedForWaits() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let asked = try await caller.ask(.post, Self.path, as: house.sam, body: Self.sales)
            #expect(asked.status == .accepted)
            #expect(try asked.json()["confirmed"] == .truth(false))
            #expect(try asked.json()["expiresAt"] == .string("2027-01-17T08:00:00.000Z"))

            let items = try await Self.list(caller, house.sam)
            #expect(items.map { $0["address"] } == [.string("sam@seller.example"), .string("sales@seller.example")])
            #expect(items.map { $0["confirmed"] } == [.truth(true), .truth(false)])
            #expect(items.map { $0["login"] } == [.truth(true), .truth(false)])
            #expect(try await Self.list(caller, house.eve).count == 1)
            // What confirms is in the letter alone.
            let link = try #require(try await house.mailedLinks().first)
            let secret = try #require(link.split(separator: "/").last)
            #expect(!asked.text.contains(secret))
            #expect(try await caller.ask(.post, link, as: house.sam, body: "{}").status != .ok)
            #expect(try await house.store.senderAddresses(of: house.sam.user.id).count == 1)
        }
    }

    @Test(arguments: [
        (#"{}"#, "/address"), (#"{"address":"nonsense"}"#, "/address"), (#"{"address":1}"#, "/address"),
        (#"{"address":"sam@seller.example"}"#, "/address"), (#"{"address":"a@b.example","name":"A"}"#, "/name"),
    ])
    func whatIsWrongIsNamed(body: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, Self.path, as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
            #expect(try await house.mailedLinks().isEmpty)
        }
    }

    @Test func whatWaitsIsTakenBackAndWhatIsTheirsTakenAway() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            _ = try await caller.ask(.post, Self.path, as: house.sam, body: Self.sales)
            #expect(try await caller.ask(.post, Self.remove, as: house.eve, body: Self.sales).status == .notFound)
            #expect(try await caller.ask(.post, Self.remove, as: house.sam, body: Self.sales).status == .noContent)
            #expect(try await Self.list(caller, house.sam).count == 1)

            try await house.store.addSenderAddress("sales@seller.example", to: house.sam.user.id, by: nil)
            #expect(try await caller.ask(.post, Self.remove, as: house.sam, body: Self.sales).status == .noContent)
            #expect(try await caller.ask(.post, Self.remove, as: house.sam, body: Self.sales).status == .notFound)
            #expect(try await Self.list(caller, house.sam).count == 1)

            let own = #"{"address":"sam@seller.example"}"#
            let refused = try await caller.ask(.post, Self.remove, as: house.sam, body: own)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.pointers() == ["/address"])
        }
    }

    @Test func oneThatIsConfirmedIsUsedAtOnce() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"from":{"address":"sales@seller.example"}}"#
            #expect(try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body).status == .forbidden)
            _ = try await caller.ask(.post, Self.path, as: house.sam, body: Self.sales)
            let link = try #require(try await house.mailedLinks().first)
            let browser = try await caller.logIn(house.sam)
            _ = try await caller.post(link, form: ["csrf": browser.csrfToken], cookies: browser.cookies)
            #expect(try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body).status == .created)
        }
    }
}
