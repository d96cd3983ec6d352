import Engagement
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Tracking

@testable import Web

/// Writing without scripts: everything goes through one form.
@Suite struct ComposePageTests {
    @Test func whatIsSavedIsADraft() async throws {
        let house = try await WebHouse()

        let reply = try await Self.post(house, ["do": "save", "to": "Maria Ochoa <maria@contoso.example>"])

        let draft = try #require(try await house.drafts().first)
        #expect(reply.status == .seeOther)
        #expect(reply.headers[.location] == Route.composeDraft(draft.id).path)
        let email = try #require(try await house.store.email(draft.id, viewer: house.sam.viewer))
        #expect(email.recipients.map(\.displayName) == ["Maria Ochoa"])
        #expect(email.html == "<p>Dear Maria</p>")
        #expect(email.text == "Dear Maria")
    }

    @Test func whatIsSentIsOnItsWay() async throws {
        let house = try await WebHouse()

        let reply = try await Self.post(house, ["do": "send", "to": "maria@contoso.example; jonas@contoso.example"])

        let waiting = try await house.store.emailsToSend(limit: 10)
        #expect(waiting.count == 1)
        #expect(reply.headers[.location] == waiting.first.map { Route.email($0).path })
    }

    @Test(arguments: [
        (["to": "nonsense"], "is not an email address"),
        (["to": "a@b.example, Maria <broken"], "is not closed"),
        (["to": ""], "Add at least one."),
        (["to": "maria@contoso.example", "cc": "@"], "is not an email address"),
    ])
    func whatIsWrongIsNamedAndKept(fields: [String: String], words: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.post(house, fields.merging(["do": "send"]) { $1 })

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains(words))
        #expect(reply.text.contains("Dear Maria"))
        #expect(reply.text.contains("Your quote"))
        #expect(try await house.store.emailsToSend(limit: 10).isEmpty)
    }

    @Test func aDraftChangedElsewhereIsNotOverwritten() async throws {
        let house = try await WebHouse()
        let draft = try await house.draft()
        let fields = ["id": draft.id.description, "version": "\(draft.version - 1)", "to": "maria@contoso.example"]

        let reply = try await Self.post(house, fields.merging(["do": "save"]) { $1 })

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("changed in another window"))
        #expect(reply.text.contains("Dear Maria"))
    }

    @Test func aDeletedDraftCanBeBroughtBack() async throws {
        let house = try await WebHouse()
        let draft = try await house.draft()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken]
            let reply = try await caller.post(Route.deleteDraft(draft.id).path, form: form, cookies: browser.cookies)
            let list = try #require(reply.headers[.location])
            #expect(try await house.drafts().isEmpty)

            let page = try await caller.ask(.get, list, headers: browser.headers)
            let undo = try #require(page.value(of: "undo"))
            let path = Route.restoreDraft(draft.id).path
            let again = try await caller.post(path, form: form.merging(["undo": undo]) { $1 }, cookies: browser.cookies)

            #expect(again.headers[.location] == Route.composeDraft(draft.id).path)
            #expect(try await house.drafts().map(\.id) == [draft.id])
        }
    }

    @Test(arguments: [
        (true, [Preference.allow], "On", ["Don’t follow"]),
        (false, [Preference.allow], "Off", ["Follow"]),
        (true, [Preference.allow, .disallow], "Blocked", ["View preferences", "Try again", "Don’t follow"]),
    ])
    func theStateOfFollowingOffersWhatCanBeDone(
        wish: Bool,
        preferences: [Preference],
        label: String,
        offers: [String]
    ) async throws {
        let house = try await WebHouse()
        let people = preferences.enumerated().map { ("Person\($0)", "person\($0)@contoso.example", $1) }
        for (name, address, preference) in people {
            try await house.store.addContact(name: name, address: address, preference: preference)
        }

        let to = people.map(\.1).joined(separator: ", ")
        let reply = try await Self.post(house, ["do": "following", "to": to, "wish": "\(wish)"])

        #expect(reply.status == .ok)
        #expect(!reply.text.contains("<html"))
        #expect(reply.text.contains("</svg>\(label)</span>"))
        for offer in ["Follow", "Don’t follow", "View preferences", "Try again"] {
            #expect(reply.text.contains(">\(offer)</button>") == offers.contains(offer), "\(offer)")
        }
        #expect(reply.text.contains("Person1 prefers not to be followed") == preferences.contains(.disallow))
    }

    @Test func whereFollowingIsSwitchedOffNothingIsOffered() async throws {
        let house = try await WebHouse()
        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: false), by: nil)

        let reply = try await Self.post(house, ["do": "following", "to": "maria@contoso.example"])

        #expect(reply.text.contains("</svg>Off</span>"))
        #expect(reply.text.contains("Following is switched off for this workspace."))
        #expect(!reply.text.contains("<button"))
    }

    /// Sends the form as Sam.
    private static func post(_ house: WebHouse, _ fields: [String: String]) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var form = ["csrf": browser.csrfToken, "subject": "Your quote", "body": "Dear Maria", "format": "text"]
            form["from"] = house.sam.user.address
            form.merge(fields) { $1 }
            return try await caller.post("/compose", form: form, cookies: browser.cookies)
        }
    }
}

extension WebHouse {
    /// Sam's drafts.
    fileprivate func drafts() async throws -> [EmailSummary] {
        try await store.emails(EmailQuery(statuses: [.draft]), viewer: sam.viewer)
    }
}

extension Reply {
    /// The value of a hidden field of the page.
    func value(of field: String) -> String? {
        let marker = "name=\"\(field)\" value=\""
        return text.firstRange(of: marker).map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
    }
}
