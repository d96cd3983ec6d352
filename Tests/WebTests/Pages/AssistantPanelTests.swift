import Engagement
import Foundation
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// The panel that scripts ask for again, and the one card in it that they tell of.
@Suite struct AssistantPanelTests {
    private static let mark = "<ul data-told>"

    /// An email that was opened, behind five reminders that came.
    private static func crowded(_ house: WebHouse) async throws -> CardID {
        let sam = house.sam.viewer
        for number in 0..<Site.cardsBeside {
            let email = try await house.draft(to: ["r\(number)@contoso.example"], subject: "Quote \(number)")
            _ = try await house.store.queue(email.id, by: sam)
            let plan = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(1))
            try await house.store.setReminder(plan, of: email.id, by: sam)
        }
        house.clock.advance(by: .seconds(1))
        try await house.store.fireReminders(limit: 9)
        _ = try await house.openedEmail()
        let cards = try await house.store.cards(of: sam, includingHandled: false, limit: 9)
        #expect(cards.filter { $0.card.kind == .reminder }.count == Site.cardsBeside)
        return try #require(cards.first { $0.card.kind == .opened }).card.id
    }

    @Test func tellsACardThatDoesNotStandAmongTheFirst() async throws {
        let house = try await WebHouse()
        let card = try await Self.crowded(house)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let plain = try await caller.ask(.get, "/assistant/panel", headers: browser.headers).text
            #expect(!plain.contains(card.description) && !plain.contains(Self.mark))

            let asked = try await caller.ask(.get, "/assistant/panel?card=\(card)", headers: browser.headers).text
            let parts = asked.components(separatedBy: Self.mark)
            #expect(parts.count == 2)
            #expect(parts.last?.contains(#"data-card="\#(card)""#) == true)
            #expect(parts.last?.contains("your email</h3>") == true)
            #expect(parts.first?.contains(card.description) == false)
        }
    }

    @Test func tellsNothingElse() async throws {
        let house = try await WebHouse()
        let card = try await Self.crowded(house)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let other = try await caller.logIn(house.eve)
            let somebodys = try await caller.ask(.get, "/assistant/panel?card=\(card)", headers: other.headers)
            #expect(somebodys.status == .ok && !somebodys.text.contains(Self.mark))
            let wrong = try await caller.ask(.get, "/assistant/panel?card=x", headers: browser.headers)
            #expect(wrong.status == .ok && !wrong.text.contains(Self.mark))
            try await house.store.dismissCard(card, by: house.sam.viewer)
            let handled = try await caller.ask(.get, "/assistant/panel?card=\(card)", headers: browser.headers)
            #expect(handled.status == .ok && !handled.text.contains(Self.mark))
        }
    }
}
