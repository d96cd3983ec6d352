import Engagement
import Foundation
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// The list of cards, and the panel beside other pages.
@Suite struct AssistantPageTests {
    private struct Page {
        let text: String
        let cards: [String]

        init(_ text: String) {
            self.text = text
            cards = text.components(separatedBy: "data-card=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
        }

        /// Where the next page is.
        var older: String? {
            let link = text.components(separatedBy: "\" rel=\"next\">Older")
            guard link.count == 2 else { return nil }
            return link[0].components(separatedBy: "href=\"").last?.replacingOccurrences(of: "&amp;", with: "&")
        }
    }

    @Test func showsFiveAndThenMore() async throws {
        let house = try await WebHouse()
        try await house.holdEmails(7)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func page(_ path: String) async throws -> Page {
                Page(try await caller.ask(.get, path, headers: browser.headers).text)
            }
            let first = try await page("/assistant")
            #expect(first.cards.count == 5)
            #expect(first.text.contains("Show 2 more"))
            #expect(first.older == nil)
            let more = try await page("/assistant?show=more")
            #expect(more.cards.count == 7)
            #expect(more.older == nil)
        }
    }

    @Test(arguments: [("more", AssistantModel.pageSize + 1), ("all", AssistantModel.pageSize + 2)])
    func hasPagesThatKeepWhatIsShown(show: String, count: Int) async throws {
        let house = try await WebHouse()
        try await house.holdEmails(AssistantModel.pageSize + 2)
        let sam = house.sam.viewer
        let oldest = try #require(try await house.store.cards(of: sam, includingHandled: false, limit: 99).last)
        try await house.store.dismissCard(oldest.card.id, by: sam)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let first = Page(try await caller.ask(.get, "/assistant?show=\(show)", headers: browser.headers).text)
            #expect(first.cards.count == AssistantModel.pageSize)
            let older = try #require(first.older)
            #expect(older.hasPrefix("/assistant?show=\(show)&after=waiting."))
            let second = Page(try await caller.ask(.get, older, headers: browser.headers).text)

            #expect(second.older == nil)
            #expect(second.text.contains("href=\"/assistant?show=\(show)\""))
            #expect(Set(first.cards + second.cards).count == count)
            #expect(second.cards.contains(oldest.card.id.description) == (show == "all"))
        }
    }

    @Test func aPageThatIsDoneWithSaysSo() async throws {
        let house = try await WebHouse()
        try await house.holdEmails(1)
        let sam = house.sam.viewer
        let card = try #require(try await house.store.cards(of: sam, includingHandled: false, limit: 1).first).card
        let cursor = CardCursor(part: .waiting, at: card.at, id: card.id)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let path = "/assistant?after=\(cursor.text)"
            let page = try await caller.ask(.get, path, headers: browser.headers).text

            #expect(page.contains("Nothing further back"))
            #expect(page.contains("href=\"/assistant?show=more\""))
            #expect(!page.contains("Nothing waits for you</h2>"))
        }
    }

    @Test func thePanelStandsBesideEveryOtherPage() async throws {
        let house = try await WebHouse()
        try await house.holdEmails(1)
        let own = [
            "/emails", "/people", "/insights", "/settings", "/settings/assistant", "/settings/addresses",
            "/settings/mailbox", "/settings/tokens", "/settings/programs",
        ]
        let administrators = [
            "/settings/following", "/settings/users", "/settings/users/\(house.sam.user.id)", "/settings/teams",
            "/settings/blocks", "/settings/doctor", "/settings/audit",
        ]

        try await house.open { caller in
            for (person, paths) in [(house.sam, own), (house.ada, administrators)] {
                let browser = try await caller.logIn(person)
                for path in paths {
                    let page = Page(try await caller.ask(.get, path, headers: browser.headers).text)
                    #expect(page.text.contains("<aside class=\"side\""), "\(path)")
                    #expect(page.text.contains("data-opens-side"), "\(path)")
                    #expect(page.cards.count == (paths == own ? 1 : 0), "\(path)")
                }
            }
            let browser = try await caller.logIn(house.sam)
            let page = Page(try await caller.ask(.get, "/assistant", headers: browser.headers).text)
            #expect(!page.text.contains("<aside") && page.cards.count == 1, "there the cards are the page")
        }
    }
}
