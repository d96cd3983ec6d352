import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct EmailsPageTests {
    @Test func whatIsRarelyFoundIsLookedForFurtherOnDemand() async throws {
        let house = try await WebHouse(listReach: 2)
        for number in 0..<5 {
            let email = try await house.draft(subject: number == 1 ? "Rare" : "Usual \(number)")
            _ = try await house.store.queue(email.id, by: house.sam.viewer)
            house.clock.advance(by: .seconds(1))
        }

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            func page(_ path: String) async throws -> String {
                try await caller.ask(.get, path, headers: browser.headers).text
            }
            /// Where *Look further* leads.
            func further(_ page: String) -> String? {
                page.firstMatch(of: /href="([^"]+)" rel="next">Look further/).map {
                    String($0.1).replacing("&amp;", with: "&")
                }
            }
            let first = try await page("/emails?show=everybody&text=rare")
            #expect(first.contains("Nothing found yet"))
            #expect(first.contains("2 emails were looked at, back to "))
            #expect(!first.contains("has “rare” in it"))

            let second = try await page(try #require(further(first)))
            #expect(second.contains(">Rare<"))
            #expect(second.contains("2 emails were looked at, back to "))

            let third = try await page(try #require(further(second)))
            #expect(third.contains("No subject or recipient here has “rare” in it."))
            #expect(further(third) == nil)

            let own = try await page("/emails?show=all&text=rare")
            #expect(!own.contains("were looked at"))
        }
    }
}
