import Engagement
import HTTPTypes
import Hummingbird
import Mail
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

        let waiting = try await house.store.emailsToSend(limit: 10).map(\.id)
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
        #expect(reply.text.contains("Person1 would rather not be followed") == preferences.contains(.disallow))
    }

    @Test func whereFollowingIsSwitchedOffNothingIsOffered() async throws {
        let house = try await WebHouse()
        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: false), by: nil)

        let reply = try await Self.post(house, ["do": "following", "to": "maria@contoso.example"])

        #expect(reply.text.contains("</svg>Off</span>"))
        #expect(reply.text.contains("Following is switched off for this workspace."))
        #expect(!reply.text.contains("<button"))
    }

    @Test func whatIsLeftUnfollowedIsNamedWithItsReason() async throws {
        let house = try await WebHouse()
        try await house.store.updateSettings(
            WorkspaceSettings(isFollowingOn: true, neverRewriteDomains: ["never.example"]),
            by: nil
        )
        try await house.block(.host, "bad.example")
        let draft = try await house.draft(
            html: """
                <a href="https://www.bad.example/x">bad</a> <a href="mailto:sam@seller.example">write</a> <a href="https://never.example/a">a</a>
                <a href="https://never.example/b">b</a> <a href="https://www.contoso.example/x">contoso.example/x</a>
                <a href="https://contoso.example/">the offer</a>
                """
        )
        let fields = ["do": "following", "to": "maria@contoso.example", "body": "", "id": draft.id.description]

        let reply = try await Self.post(house, fields)
        let unwished = try await Self.post(house, fields.merging(["wish": "false"]) { $1 })

        #expect(reply.text.contains("2 links are followed"))
        #expect(reply.text.contains("opens a mail program, not the web"))
        #expect(reply.text.contains("<span>never.example/a and never.example/b</span>"))
        #expect(reply.text.contains("leads to a host that an administrator blocked because it was misused"))
        #expect(reply.text.contains("“contoso.example/x” shows an address as the text."))
        #expect(!unwished.text.contains("data-links-check"))
    }

    @Test func aTrackingHostOfTheSendersDomainNeedsNoWarning() throws {
        let html = "<a href=\"https://contoso.example\">contoso.example</a>"
        let base = try #require(TrackingBase("https://t.seller.example"))

        let own = LinksCheck(html: html, from: "sam@Seller.example", settings: WorkspaceSettings(), base: base)
        let other = LinksCheck(html: html, from: "sam@elsewhere.example", settings: WorkspaceSettings(), base: base)

        #expect(try #require(own).shownAddress == nil)
        #expect(try #require(other).shownAddress != nil)
    }

    @Test func aHeldEmailSaysWhyAndGoesWithoutItsFiles() async throws {
        let house = try await WebHouse()
        let draft = try await house.draft()
        try await house.attach("video.mp4", size: 20_000_000, isFollowed: true, to: draft.id)
        _ = try await house.store.queue(draft.id, by: house.sam.viewer)
        try await house.store.hold(draft.id, reason: "With its files inside it would be too large.")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let moved = try await caller.ask(.get, Route.emailTimeline(draft.id).path, headers: browser.headers)
            let page = try await caller.ask(.get, Route.composeDraft(draft.id).path, headers: browser.headers)
            let cards = try await caller.ask(.get, Route.assistant.path, headers: browser.headers)

            #expect(moved.headers[.location] == Route.composeDraft(draft.id).path)
            #expect(page.text.contains("With its files inside it would be too large."))
            #expect(page.text.contains("value=\"sendBare\""))
            #expect(cards.text.contains("data-sends-bare=\"\(Route.apiSend(draft.id).path)\""))
        }
        let held = try #require(try await house.store.email(draft.id, viewer: house.sam.viewer))
        let fields = [
            "do": "sendBare", "to": "maria@contoso.example", "id": "\(held.id)", "version": "\(held.version)",
        ]
        let reply = try await Self.post(house, fields)

        #expect(reply.headers[.location] == Route.email(draft.id).path)
        let sent = try #require(try await house.store.email(draft.id, viewer: house.sam.viewer))
        #expect(sent.status == .sending)
        #expect(sent.attachments.isEmpty)
    }

    @Test func aHeldEmailGoesWithoutWhoeverObjects() async throws {
        let house = try await WebHouse()
        let draft = try await house.draft(to: ["maria@contoso.example", "jonas@contoso.example"])
        _ = try await house.store.addContact(name: "", address: "jonas@contoso.example", preference: .disallow)
        _ = try await house.store.queue(draft.id, by: house.sam.viewer)
        try await house.store.hold(draft.id, reason: "With its files inside it would be too large.")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, Route.composeDraft(draft.id).path, headers: browser.headers)
            let cards = try await caller.ask(.get, Route.assistant.path, headers: browser.headers)

            #expect(page.text.contains("value=\"sendAllowed\">Take out jonas@contoso.example and send</button>"))
            #expect(cards.text.contains("data-sends-allowed=\"\(Route.apiSend(draft.id).path)\""))
        }
        let held = try #require(try await house.store.email(draft.id, viewer: house.sam.viewer))
        let fields = [
            "do": "sendAllowed", "to": "maria@contoso.example, jonas@contoso.example", "id": "\(held.id)",
            "version": "\(held.version)",
        ]
        let reply = try await Self.post(house, fields)

        #expect(reply.headers[.location] == Route.email(draft.id).path)
        let sent = try #require(try await house.store.email(draft.id, viewer: house.sam.viewer))
        #expect(sent.status == .sending)
        #expect(sent.recipients.map(\.address.address) == ["maria@contoso.example"])
    }

    @Test(arguments: [
        (true, "Followed", "data-follow-file=\"false\""), (false, "Attached", "data-follow-file=\"true\""),
    ])
    func aFileSaysHowItLeavesAndOffersTheOther(isFollowed: Bool, label: String, offer: String) async throws {
        let house = try await WebHouse()
        let draft = try await house.draft()
        try await house.attach("offer.pdf", size: 1_200_000, isFollowed: isFollowed, to: draft.id)
        let fields = ["do": "following", "to": "maria@contoso.example", "body": "", "id": draft.id.description]

        let on = try await Self.post(house, fields)
        let off = try await Self.post(house, fields.merging(["wish": "false"]) { $1 })

        #expect(on.text.contains("</svg>\(label)</span>"))
        #expect(on.text.contains(offer))
        #expect(on.text.contains("1.2 MB"))
        #expect(off.text.contains(isFollowed ? "Attached, can’t be followed now" : "</svg>Attached</span>"))
        #expect(!off.text.contains("data-follow-file"))
    }

    @Test func whatWouldMakeTheEmailTooLargeIsSaidBefore() async throws {
        let house = try await WebHouse()
        let draft = try await house.draft()
        let followed = try await house.attach("video.mp4", size: 20_000_000, isFollowed: true, to: draft.id)
        let attached = try await house.attach("plan.pdf", size: 18_000_000, isFollowed: false, to: draft.id)
        let check = { (files: [EmailFile], isEmailFollowed: Bool) in
            FilesCheck(
                files,
                html: nil,
                isEmailFollowed: isEmailFollowed,
                settings: WorkspaceSettings(),
                limits: FileLimits()
            )
        }

        #expect(check([], true) == nil)
        #expect(check([followed, attached], true)?.fileWarning == nil)
        #expect(check([followed], false)?.fileWarning?.contains("could not be sent") == true)
        #expect(
            check([attached], true)?.fileFacts == ["1 attached, 18 MB of at most 19.2 MB: travels inside the email."]
        )
        #expect(check([followed, attached], true)?.filesTitle == "2 files")
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
