import Engagement
import Foundation
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Cards on the pages of accounts and opportunities, and through the API.
@Suite struct RecordCardPagesTests {
    @Test func standWhereTheyAreAboutUntilTheyAreHandled() async throws {
        let house = try await WebHouse()
        let store = house.store
        let account = try await store.addAccount(name: "Contoso", by: nil) { $0.domain = "contoso.example" }
        let opportunity = try await store.addOpportunity(name: "Filler") { _ in }
        let email = try await house.openedEmail()
        try await store.setRegarding(RecordID(uuid: opportunity.id.uuid), of: email.id, by: house.sam.viewer)
        let card = try #require(try await store.cards(of: house.sam.viewer, includingHandled: false, limit: 1).first)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for place in ["accounts/\(account.id)", "opportunities/\(opportunity.id)"] {
                let page = try await caller.ask(.get, "/\(place)", headers: browser.headers).text
                let main = page.components(separatedBy: #"<aside"#)[0]
                #expect(main.contains("Waiting for you"), "\(place)")
                #expect(main.contains(#"data-card="\#(card.card.id)""#), "\(place)")
                #expect(main.contains(#"data-card-action="dismiss""#))
                #expect(main.contains(#"data-card-action="snooze""#))
            }
            let other = try await caller.logIn(house.eve)
            let hers = try await caller.ask(.get, "/accounts/\(account.id)", headers: other.headers).text
            #expect(!hers.contains("Waiting for you"))

            for id in [account.id.description, opportunity.id.description] {
                let found = try await caller.ask(.get, "/api/v1/cards?about=\(id)", as: house.sam).json()
                #expect(found["items"].array.map { $0["id"] } == [.string(card.card.id.description)])
            }
            _ = try await caller.ask(.post, "/api/v1/cards/\(card.card.id)/dismiss", as: house.sam)
            let page = try await caller.ask(.get, "/accounts/\(account.id)", headers: browser.headers).text
            #expect(!page.contains("Waiting for you"))
        }
    }

    @Test(arguments: [
        ("about=x", HTTPResponse.Status.unprocessableContent),
        ("about=01890000-0000-7000-8000-000000000000", .notFound),
        ("about=01890000-0000-7000-8000-000000000000&handled=true", .unprocessableContent),
    ])
    func whatIsNoRecordIsSaid(query: String, status: HTTPResponse.Status) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/cards?\(query)", as: house.sam)
            #expect(reply.status == status)
        }
    }
}
