import HTTPTypes
import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// A draft from an address that its seller may not send from any more.
@Suite struct ComposeSenderTests {
    private static let lost = "You may not send from this address. Choose one of your own."

    private static func post(_ house: WebHouse, _ email: Email, _ fields: [String: String]) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [
                "csrf": browser.csrfToken, "id": email.id.description, "version": "\(email.version)",
                "from": email.from.address, "to": "maria@contoso.example", "subject": "Another subject",
                "body": "Dear Maria", "format": "text",
            ]
            return try await caller.post("/compose", form: form.merging(fields) { $1 }, cookies: browser.cookies)
        }
    }

    @Test func itSaysSoBeforeItIsSentAndChoosesNoOtherByItself() async throws {
        let house = try await WebHouse()
        let email = try await house.draftFromLostAddress()

        let page = try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            return try await caller.ask(.get, Route.composeDraft(email.id).path, headers: browser.headers).text
        }

        #expect(page.contains(Self.lost))
        #expect(page.contains(#"<option value="sales@seller.example" selected>"#))
        #expect(page.contains(#"<option value="sam@seller.example">"#))
        #expect(page.contains("(not yours any more)"))
    }

    @Test func anAdministratorIsNotToldThatItWasTheirs() async throws {
        let house = try await WebHouse()
        let email = try await house.draftFromLostAddress()
        try await house.store.addSenderAddress("boss@seller.example", to: house.ada.user.id, by: nil)

        let page = try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            return try await caller.ask(.get, Route.composeDraft(email.id).path, headers: browser.headers).text
        }

        #expect(!page.contains(Self.lost))
        #expect(!page.contains("not yours any more"))
        #expect(page.contains(#"<option value="sales@seller.example" selected>"#))
    }

    @Test func itIsSavedAndLeavesFromAnotherOnly() async throws {
        let house = try await WebHouse()
        let email = try await house.draftFromLostAddress()

        #expect(try await Self.post(house, email, ["do": "save"]).status == .seeOther)
        let saved = try #require(try await house.store.email(email.id, viewer: house.sam.viewer))
        #expect(saved.subject == "Another subject")
        #expect(saved.from.address == "sales@seller.example")

        let refused = try await Self.post(house, saved, ["do": "send"])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains(Self.lost))
        #expect(refused.text.contains("Dear Maria"))
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)

        let kept = try #require(try await house.store.email(email.id, viewer: house.sam.viewer))
        let sent = try await Self.post(house, kept, ["do": "send", "from": "sam@seller.example"])
        #expect(sent.status == .seeOther)
        #expect(try await house.store.emailsToSend(limit: 9).map(\.id) == [email.id])
    }

    @Test func theAPIKeepsItAndRefusesToSendIt() async throws {
        let house = try await WebHouse()
        let email = try await house.draftFromLostAddress()
        let path = Route.apiEmail(email.id).path

        try await house.open { caller in
            let body = #"{"from":{"address":"sales@seller.example"},"subject":"Another subject"}"#
            #expect(try await caller.ask(.patch, path, as: house.sam, body: body).status == .ok)
            let refused = try await caller.ask(.post, Route.apiSend(email.id).path, as: house.sam)
            #expect(refused.status == .forbidden)
            #expect(try refused.problem() == "sender-not-allowed")
            #expect(try refused.pointers() == ["/from/address"])
            let other = #"{"from":{"address":"boss@seller.example"}}"#
            #expect(try await caller.ask(.patch, path, as: house.sam, body: other).status == .forbidden)
        }
    }
}
