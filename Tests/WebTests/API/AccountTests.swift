import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct AccountTests {
    private static let path = "/api/v1/accounts"

    @Test func anAccountIsAddedFoundChangedAndArchived() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body =
                #"{"name":"Contoso","domain":"Contoso.example","phone":"0049 30/12345","postalAddress":"Hall 3\nBerlin"}"#
            let made = try await caller.ask(.post, Self.path, as: house.sam, body: body)
            #expect(made.status == .created)
            #expect(try made.json()["domain"] == .string("contoso.example"))
            #expect(try made.json()["phone"] == .string("+49 30 12345"))
            let place = try #require(made.headers[.location])

            let found = try await caller.ask(.get, "\(Self.path)?text=conto&order=newest", as: house.eve).json()
            #expect(found["items"].array.map { $0["name"] } == [.string("Contoso")])
            let change = #"{"preference":"disallow","archived":true}"#
            let changed = try await caller.ask(.patch, place, as: house.eve, body: change).json()
            #expect(changed["preference"] == .string("disallow"))
            #expect(changed["archived"] == .truth(true))
            #expect(try await caller.ask(.get, Self.path, as: house.sam).json()["items"].array.isEmpty)
            let archive = try await caller.ask(.get, "\(Self.path)?archived=true", as: house.sam).json()
            #expect(archive["items"].array.count == 1)
        }
    }

    @Test func whoHasItsDomainBelongsToIt() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"name":"Contoso","domain":"contoso.example"}"#
            let account = try await caller.ask(.post, Self.path, as: house.sam, body: body).json()
            let person = #"{"address":"maria@contoso.example"}"#
            let made = try await caller.ask(.post, "/api/v1/contacts", as: house.sam, body: person).json()

            #expect(made["account"]["id"] == account["id"])
            #expect(made["account"]["name"] == .string("Contoso"))
        }
    }

    @Test(arguments: [
        (#"{}"#, "/name"), (#"{"name":"A","domain":"gmail.com"}"#, "/domain"),
        (#"{"name":"A","domain":"x y"}"#, "/domain"), (#"{"name":"A","phone":"call"}"#, "/phone"),
        (#"{"name":"A","size":1}"#, "/size"), (#"{"name":"A","archived":true}"#, "/archived"),
        (#"{"name":" "}"#, "/name"), (#"{"name":"A","preference":"no"}"#, "/preference"),
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
