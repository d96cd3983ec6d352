import Engagement
import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct ContactTests {
    private static let path = "/api/v1/contacts"

    @Test func aPersonIsAddedFoundAndChanged() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"address":"Maria@Contoso.example","name":"Maria Ochoa","phone":"+34 91 000"}"#
            let made = try await caller.ask(.post, Self.path, as: house.sam, body: body)
            #expect(made.status == .created)
            let place = try #require(made.headers[.location])

            let found = try await caller.ask(.get, "\(Self.path)?text=ocho", as: house.eve).json()
            #expect(found["items"].array.map { $0["name"] } == [.string("Maria Ochoa")])
            let change = #"{"preference":"disallow"}"#
            let changed = try await caller.ask(.patch, place, as: house.eve, body: change).json()
            #expect(changed["preference"] == .string("disallow"))
            #expect(changed["phone"] == .string("+34 91 000"))
        }
    }

    @Test func whoeverSaysNoKeepsTheirAddresses() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "", address: "maria@x.example", preference: .disallow) {
            $0.otherAddresses = ["mo@x.example"]
        }

        try await house.open { caller in
            let place = "\(Self.path)/\(maria.id)"
            let refused = try await caller.ask(.patch, place, as: house.sam, body: #"{"otherAddresses":[]}"#)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.pointers() == ["/otherAddresses"])

            let moved = try await caller.ask(.patch, place, as: house.sam, body: #"{"address":"new@x.example"}"#).json()
            let others = moved["otherAddresses"].array
            #expect(others == [.string("mo@x.example"), .string("maria@x.example")])
        }
    }

    @Test func anAddressBelongsToOnePerson() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            _ = try await caller.ask(.post, Self.path, as: house.sam, body: #"{"address":"maria@contoso.example"}"#)
            let body = #"{"address":"MARIA@contoso.example"}"#
            let again = try await caller.ask(.post, Self.path, as: house.sam, body: body)

            #expect(again.status == .conflict)
            #expect(try again.problem() == "address-taken")
        }
    }

    @Test func whatWasTypedIsCompleted() async throws {
        let house = try await WebHouse()
        for name in ["Maria Ochoa", "Jonas Weber"] {
            let address = "\(name.lowercased().prefix(5))@contoso.example"
            try await house.store.addContact(name: name, address: address)
        }

        try await house.open { caller in
            let found = try await caller.ask(.get, "\(Self.path)/suggestions?text=web", as: house.sam).json()
            #expect(found["items"].array.map { $0["name"] } == [.string("Jonas Weber")])
        }
    }

    @Test func peopleComeInPagesByName() async throws {
        let house = try await WebHouse()
        for name in ["Émile", "anna", "Zoë", "Bob", ""] {
            try await house.store.addContact(name: name, address: "x\(name.utf8.count)\(name.first ?? "q")@c.example")
        }

        try await house.open { caller in
            var names: [String] = []
            var after = ""
            repeat {
                let page = try await caller.ask(.get, "\(Self.path)?limit=2\(after)", as: house.sam).json()
                names += page["items"].array.compactMap { $0["name"].string }
                #expect(page["next"] == .null || page["next"] == page["items"].array.last?["id"])
                after = page["next"].string.map { "&after=\($0)" } ?? ""
            } while !after.isEmpty
            #expect(names == ["anna", "Bob", "Émile", "", "Zoë"])
        }
    }

    @Test(arguments: ["x", "01980000000070008000000000000000616e6e61"])
    func whatIsNoPlaceInTheListIsRefused(after: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "\(Self.path)?after=\(after)", as: house.sam)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.problem() == "invalid")
            #expect(reply.text.contains("after"))
        }
    }

    @Test(arguments: [
        (#"{}"#, "/address"), (#"{"address":"x"}"#, "/address"), (#"{"address":"a@b.example","age":1}"#, "/age"),
        (#"{"address":"a@b.example","preference":"maybe"}"#, "/preference"),
        (#"{"address":"a@b.example","phone":"1\n2"}"#, "/phone"),
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
