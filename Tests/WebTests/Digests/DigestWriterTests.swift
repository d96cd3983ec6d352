import Engagement
import Foundation
import Mail
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct DigestWriterTests {
    private let writer = DigestWriter(address: "https://inkling.example")

    private func digest(of house: WebHouse, cards: Int = 1, waiting: Int = 1) async throws -> Digest {
        let found = try await house.store.cards(of: house.sam.viewer, includingHandled: false, limit: 9)
        let card = try #require(found.first)
        return Digest(
            seller: house.sam.user,
            cards: Array(repeating: card, count: cards),
            waiting: waiting,
            at: house.clock.now
        )
    }

    @Test func saysWhatHappenedWhereToLookAndHowToSwitchItOff() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let letter = writer.letter(for: try await digest(of: house))

        #expect(letter.subject == "maria@contoso.example opened your email")
        for text in [letter.html, letter.text] {
            #expect(text.contains("maria@contoso.example opened your email"))
            #expect(text.contains("Your quote · "))
            #expect(text.contains("https://inkling.example/emails/\(email.id)"))
            #expect(text.contains("https://inkling.example/settings/assistant#digest"))
            #expect(text.contains("https://inkling.example/assistant"))
            #expect(text.contains("as hints"))
            #expect(!text.contains("more card"))
        }
        // Nothing is loaded from anywhere, so that nothing could be followed.
        #expect(!letter.html.contains("<img"))
    }

    @Test func ofManyItShowsTheNewestAndCountsTheRest() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        let letter = writer.letter(for: try await digest(of: house, cards: 25, waiting: 30))

        #expect(letter.subject == "maria@contoso.example opened your email, and 24 more")
        #expect(letter.text.components(separatedBy: "/emails/").count == DigestWriter.shown + 1)
        #expect(letter.text.contains("10 more cards wait for you."))
    }

    @Test func whatPeopleWroteIsTextAndNothingElse() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let plan = ReminderPlan(condition: .anyway, at: house.clock.now + .seconds(60), note: "<b>Call & ask</b>")
        try await house.store.setReminder(plan, of: email.id, by: house.sam.viewer)
        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        let letter = writer.letter(for: try await digest(of: house))

        #expect(letter.html.contains("&lt;b&gt;Call &amp; ask&lt;/b&gt;"))
        #expect(letter.text.contains("<b>Call & ask</b>"))
    }
}
