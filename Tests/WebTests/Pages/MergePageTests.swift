import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct MergePageTests {
    private func pair() async throws -> (WebHouse, Contact, Contact) {
        let house = try await WebHouse()
        let account = try await house.store.addAccount(name: "Contoso", by: nil)
        let first = try await house.store.addContact(name: "Maria", address: "maria@x.example", phone: "112") {
            $0.account = AccountReference(account.id)
        }
        // Of two ids of one moment either may be the first.
        house.clock.advance(by: .seconds(1))
        let second = try await house.store.addContact(name: "MARIA", address: "mo@y.example", phone: "113") {
            $0.account = AccountReference(account.id)
        }
        return (house, first, second)
    }

    @Test func twoAreSuggestedMergedAndSeparatedAgain() async throws {
        let (house, first, second) = try await pair()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func page(_ path: String) async throws -> String {
                try await caller.ask(.get, path, headers: browser.headers).text
            }
            let link = "/people/\(first.id)/merge?with=\(second.id)"
            #expect(try await page("/people/\(first.id)").contains(link))
            #expect(try await page("/people/duplicates").contains(link))
            let choice = try await page(link)
            #expect(choice.contains("name=\"take-phone\" value=\"other\""))
            #expect(choice.contains("maria@x.example and mo@y.example"))

            let form = [
                "csrf": browser.csrfToken, "with": second.id.description, "take-phone": "other", "take-name": "own",
            ]
            let merged = try await caller.post("/people/\(first.id)/merge", form: form, cookies: browser.cookies)
            let place = try #require(merged.headers[.location])
            let one = try await page(place)
            #expect(one.contains("MARIA is part of this person now."))
            #expect(one.contains("113"))
            #expect(one.contains("mo@y.example"))
            let moved = try await caller.ask(.get, "/people/\(second.id)", headers: browser.headers)
            #expect(moved.headers[.location] == "/people/\(first.id)")

            let undo = try await caller.post(
                "/people/\(second.id)/separate",
                form: ["csrf": browser.csrfToken],
                cookies: browser.cookies
            )
            #expect(undo.headers[.location] == "/people/\(second.id)")
            #expect(try await house.store.contact(first.id) == first)
        }
    }

    @Test func theAPIMergesAndSeparates() async throws {
        let (house, first, second) = try await pair()
        let path = "/api/v1/contacts/\(first.id)"

        try await house.open { caller in
            let found = try await caller.ask(.get, "\(path)/duplicates", as: house.sam).json()
            #expect(found["items"].array.map { $0["id"] } == [.string(second.id.description)])
            let body = #"{"with":"\#(second.id)","take":["name"]}"#
            let one = try await caller.ask(.post, "\(path)/merge", as: house.sam, body: body).json()
            #expect(one["name"] == .string("MARIA"))
            #expect(one["otherAddresses"].array == [.string("mo@y.example")])
            let gone = try await caller.ask(.get, "/api/v1/contacts/\(second.id)", as: house.sam).json()
            #expect(gone["mergedInto"] == .string(first.id.description))
            let back = try await caller.ask(.delete, "/api/v1/contacts/\(second.id)/merge", as: house.sam)
            #expect(back.status == .ok)
            #expect(try back.json()["mergedInto"] == .null)
            #expect(try await caller.ask(.delete, "\(path)/merge", as: house.sam).status == .notFound)
        }
    }

    @Test(arguments: [
        (#"{}"#, "/with"), (#"{"with":null}"#, "/with"), (#"{"with":"x"}"#, "/with"),
        (#"{"with":"01980000-0000-7000-8000-000000000000"}"#, "/with"),
        (#"{"with":"01980000-0000-7000-8000-000000000000","take":["size"]}"#, "/take"),
    ])
    func aMistakeIsNamed(body: String, pointer: String) async throws {
        let (house, first, _) = try await pair()

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/contacts/\(first.id)/merge", as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
        }
    }
}
