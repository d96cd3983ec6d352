import Engagement
import Foundation
import Hummingbird
import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// The list of drafts.
@Suite struct DraftsPageTests {
    private static func draft(_ house: WebHouse, to addresses: [String], wish: Bool = true) async throws -> EmailID {
        var content = try WebHouse.content(of: house.sam, to: addresses)
        content.wish = wish
        return try await house.store.createDraft(content, by: house.sam.viewer).id
    }

    /// The chips of each draft of Sam's, one text each.
    private static func rows(_ house: WebHouse) async throws -> [EmailID: String] {
        let text = try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            return try await caller.ask(.get, "/drafts", headers: browser.headers).text
        }
        var rows: [EmailID: String] = [:]
        for part in text.components(separatedBy: "data-key=\"draft-").dropFirst() {
            guard let id = EmailID(String(part.prefix { $0 != "\"" })) else { continue }
            rows[id] = part.components(separatedBy: "</li>").first
        }
        return rows
    }

    @Test func eachSaysWhetherItWouldBeFollowed() async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "Jonas", address: "jonas@contoso.example", preference: .disallow)
        let followed = try await Self.draft(house, to: ["maria@contoso.example"])
        let unwanted = try await Self.draft(house, to: ["maria@contoso.example"], wish: false)
        let blocked = try await Self.draft(house, to: ["jonas@contoso.example"])

        let rows = try await Self.rows(house)

        #expect(rows.count == 3)
        for (id, words) in [(followed, "To be followed"), (unwanted, "Not followed"), (blocked, "Blocked")] {
            let row = try #require(rows[id])
            #expect(row.contains("Draft</span>"))
            #expect(row.contains("</svg>\(words)</span>"), "\(words)")
        }
    }

    @Test func aPlainCopyForSomeIsNamed() async throws {
        let house = try await WebHouse()
        var settings = try await house.store.settings()
        settings.objectorMode = .perCopy
        try await house.store.updateSettings(settings, by: nil)
        try await house.store.addContact(name: "Jonas", address: "jonas@contoso.example", preference: .disallow)
        let id = try await Self.draft(house, to: ["maria@contoso.example", "jonas@contoso.example"])

        let row = try #require(try await Self.rows(house)[id])

        #expect(row.contains("</svg>To be followed, except for jonas@contoso.example</span>"))
    }
}
