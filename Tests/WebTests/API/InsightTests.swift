import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct InsightTests {
    @Test func countsWhatASellerSent() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let own = try await caller.ask(.get, "/api/v1/insights?zone=Europe/Berlin", as: house.sam).json()
            #expect(own["figures"]["sent"] == .integer(1))
            #expect(own["figures"]["opened"]["count"] == .integer(1))
            #expect(own["figures"]["opened"]["of"] == .integer(1))
            #expect(own["by"] == .string("day"))
            #expect(own["items"].array.count == 1)
            #expect(own["hours"].array.count == 7)
            #expect(own["zone"] == .string("Europe/Berlin"))
            #expect(own["minutesToOpen"] != .null)
            #expect(own["next"] == .null)

            let others = try await caller.ask(.get, "/api/v1/insights", as: house.eve).json()
            #expect(others["figures"]["sent"] == .integer(0))
            #expect(others["minutesToOpen"] == .null)
        }
    }

    @Test func linesComeInPages() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()
        let draft = try await house.store.createDraft(
            WebHouse.content(of: house.eve, to: ["li@else.example"]),
            by: house.eve.viewer
        )
        try await house.store.queue(draft.id, by: house.eve.viewer)
        try await house.store.deliverToSandbox(
            CopyReference(email: draft.id, recipient: 0),
            recipient: "li@else.example",
            subject: "x",
            bytes: [65]
        )
        try await house.store.finishSending(draft.id)

        try await house.open { caller in
            let path = "/api/v1/insights?by=seller&limit=1"
            let first = try await caller.ask(.get, path, as: house.ada).json()
            let next = try #require(first["next"].string)
            let second = try await caller.ask(.get, "\(path)&after=\(next)", as: house.ada).json()
            let names = (first["items"].array + second["items"].array).map { $0["name"] }
            #expect(Set(names.compactMap(\.string)) == ["Sam", "Eve"])
            #expect(second["next"] == .null)
            let lines = first["items"].array + second["items"].array
            let sam = try #require(lines.first { $0["name"] == .string("Sam") })
            #expect(sam["minutesToOpen"] == .integer(1) && sam["minutesToReply"] == .null)
            let days = try await caller.ask(.get, "/api/v1/insights?by=day", as: house.ada).json()
            #expect(days["items"].array.allSatisfy { $0["minutesToOpen"] == .null })
        }
    }

    @Test(arguments: [
        ("by=weather", "?by"), ("zone=Nowhere/At%20all", "?zone"), ("seller=5", "?seller"), ("to=x", "?to"),
        ("after=5", "?after"), ("limit=0", "?limit"), ("team=5", "?team"), ("crowd=5", "?crowd"),
    ])
    func whatCannotBeAskedIsRefusedAtItsPlace(query: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/insights?\(query)", as: house.sam)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
        }
    }

    @Test func aListOfEmailsIsNarrowedByWhatHappenedSortedAndDownloaded() async throws {
        let house = try await WebHouse()
        let opened = try await house.openedEmail()
        let draft = try await house.draft(subject: "=1+1")

        try await house.open { caller in
            func ids(_ query: String) async throws -> [String] {
                let list = try await caller.ask(.get, "/api/v1/emails?\(query)", as: house.sam).json()
                return list["items"].array.compactMap { $0["id"].string }
            }
            #expect(try await ids("happened=unanswered") == [opened.id.description])
            #expect(try await ids("happened=unopened&days=0").isEmpty)
            #expect(try await ids("order=oldest").first == opened.id.description)
            #expect(try await ids("order=newest").first == draft.id.description)
            #expect(try await ids("order=opened") == [opened.id.description])
            let wrong = try await caller.ask(.get, "/api/v1/emails?days=3", as: house.sam)
            #expect(try wrong.pointers() == ["?days"])

            let table = try await caller.ask(.get, "/api/v1/emails/export?order=oldest", as: house.sam)
            let lines = table.text.split(separator: "\r\n")
            #expect(lines.count == 3)
            #expect(lines.last?.contains(",'=1+1,") == true)
            let others = try await caller.ask(.get, "/api/v1/emails/export", as: house.eve)
            #expect(others.text.split(separator: "\r\n").count == 1)
        }
    }

    @Test func theListOffersWhatWasNotOpenedForSomeDays() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/emails?show=unopened&days=7&order=oldest", headers: browser.headers)
            #expect(page.text.contains("<option value=\"7\" selected>for 7 days</option>"))
            #expect(page.text.contains("<option value=\"oldest\" selected>"))
            #expect(page.text.contains("Somebody opened each"))
            let list = try await caller.ask(.get, "/emails?show=unanswered", headers: browser.headers)
            #expect(list.text.contains("Your quote"))
            #expect(list.text.contains("/emails/export?show=unanswered"))
            let table = try await caller.ask(.get, "/emails/export?show=unanswered", headers: browser.headers)
            #expect(table.text.contains("Your quote"))
        }
    }
}
