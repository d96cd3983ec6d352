import Engagement
import Foundation
import HTTPTypes
import Hummingbird
import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// Reminders on the pages, without scripts; the clock of the house stands at 2027-01-15T08:00:00Z, a Friday.
@Suite struct ReminderPageTests {
    private static let zone = [Visit.zoneCookie: "Europe%2FBerlin"]

    private static func compose(
        _ house: WebHouse,
        _ reminder: [String: String],
        button: String = "save"
    ) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [
                "csrf": browser.csrfToken, "subject": "Your quote", "body": "Dear Maria", "format": "text",
                "from": house.sam.user.address, "to": "maria@contoso.example", "do": button,
            ]
            return try await caller.post(
                "/compose",
                form: form.merging(reminder) { $1 },
                cookies: browser.cookies.merging(zone) { $1 }
            )
        }
    }

    private static func drafts(_ house: WebHouse) async throws -> [Reminder?] {
        let found = try await house.store.emails(EmailQuery(statuses: [.draft]), viewer: house.sam.viewer)
        var reminders: [Reminder?] = []
        for summary in found {
            reminders.append(try await house.store.email(summary.id, viewer: house.sam.viewer)?.reminder)
        }
        return reminders
    }

    @Test(arguments: [
        (["remindOf": "noReply", "remindTime": "threeDays"], "2027-01-18T07:00:00.000Z"),
        (["remindOf": "noReply", "remindTime": "tomorrow"], "2027-01-16T07:00:00.000Z"),
        (["remindOf": "noReply", "remindTime": "week"], "2027-01-22T07:00:00.000Z"),
        (["remindOf": "noReply", "remindTime": "own", "remindAt": "2027-07-01T08:00"], "2027-07-01T06:00:00.000Z"),
    ])
    func aDraftIsSavedWithIt(fields: [String: String], at: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.compose(house, fields.merging(["remindNote": "Ring\r\nher"]) { $1 })

        #expect(reply.status == .seeOther)
        let plans = try await Self.drafts(house).map(\.?.plan)
        #expect(plans.map(\.?.at.description) == [at])
        #expect(plans.map(\.?.note) == ["Ring\nher"])
        #expect(try await house.store.user(house.sam.user.id)?.zone?.identifier == "Europe/Berlin")
    }

    @Test(arguments: [
        (["sendAt": "2027-01-25T08:00"], "later", "2027-01-28T07:00:00.000Z"),
        (["sendAt": "2027-01-25T08:00"], "save", "2027-01-28T07:00:00.000Z"),
        (["sendAt": "2027-01-25T08:00"], "monday", "2027-01-21T07:00:00.000Z"),
        ([:], "monday", "2027-01-21T07:00:00.000Z"), ([:], "send", "2027-01-18T07:00:00.000Z"),
    ])
    func aPresetCountsFromWhenTheEmailLeaves(fields: [String: String], button: String, at: String) async throws {
        let house = try await WebHouse()
        let reminder = ["remindOf": "noReply", "remindTime": "threeDays"]

        let reply = try await Self.compose(house, fields.merging(reminder) { $1 }, button: button)

        #expect(reply.status == .seeOther)
        let id = try #require(try await house.store.emails(EmailQuery(), viewer: house.sam.viewer).first).id
        #expect(try await house.store.email(id, viewer: house.sam.viewer)?.reminder?.plan.at.description == at)
    }

    @Test func aPresetOfADraftIsOneStillAndMovesOn() async throws {
        let house = try await WebHouse()
        let fields = ["remindOf": "noReply", "remindTime": "threeDays", "sendAt": "2027-01-25T08:00"]
        let path = try #require(try await Self.compose(house, fields).headers[.location])
        func page() async throws -> String {
            try await house.open { caller in
                let browser = try await caller.logIn(house.sam)
                let cookies = browser.cookies.merging(Self.zone) { $1 }.map { "\($0)=\($1)" }
                let headers: HTTPFields = [.cookie: cookies.joined(separator: "; ")]
                return try await caller.ask(.get, path, headers: headers).text
            }
        }

        let sooner = try await page()
        house.clock.advance(by: .seconds(86_400 * 11))
        let later = try await page()

        #expect(sooner.contains(#"<option value="threeDays" selected data-at="2027-01-28T07:00:00.000Z">"#))
        #expect(sooner.contains(#"name="sendAt" value="2027-01-25T08:00""#))
        #expect(later.contains(#"<option value="threeDays" selected data-at="2027-01-29T07:00:00.000Z">"#))
    }

    @Test func aTimeOfOnesOwnStaysOneThoughAPresetComesToTheSame() async throws {
        let house = try await WebHouse()
        let fields = ["remindOf": "noReply", "remindTime": "own", "remindAt": "2027-01-18T08:00"]
        let path = try #require(try await Self.compose(house, fields).headers[.location])

        let page = try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let cookies = browser.cookies.merging(Self.zone) { $1 }.map { "\($0)=\($1)" }
            return try await caller.ask(.get, path, headers: [.cookie: cookies.joined(separator: "; ")]).text
        }

        #expect(page.contains(#"<option value="threeDays" data-at="2027-01-18T07:00:00.000Z">"#))
        #expect(page.contains(#"<option value="own" selected>"#))
        #expect(page.contains(#"name="remindAt" value="2027-01-18T08:00""#))
    }

    @Test(arguments: [
        (["remindOf": "noReply", "remindTime": "own", "remindAt": ""], "save", "Choose the day and the time"),
        (["remindOf": "noReply", "remindTime": "own", "remindAt": "2026-01-01T08:00"], "send", "Choose a later time"),
        (
            ["remindOf": "noReply", "remindNote": String(repeating: "n", count: 1_251)], "save",
            "A note has at most 1250 characters"
        ),
    ])
    func whatIsWrongStandsBesideItAndNothingTypedIsLost(
        fields: [String: String],
        button: String,
        words: String
    ) async throws {
        let house = try await WebHouse()

        let reply = try await Self.compose(house, fields, button: button)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains(words))
        #expect(reply.text.contains("Dear Maria"))
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)
    }

    @Test func theSentenceSumsUpWhatIsChosen() async throws {
        let house = try await WebHouse()
        let fields = ["remindOf": "notOpened", "remindTime": "threeDays"]

        let followed = try await Self.compose(house, fields, button: "following")
        let unfollowed = try await Self.compose(house, fields.merging(["wish": "false"]) { $1 }, button: "following")

        #expect(
            followed.text.contains(
                "If maria@contoso.example seems not to have opened it by Monday, 18 January, 08:00, a card reminds you."
            )
        )
        #expect(unfollowed.text.contains("This email is not followed, so whether it is opened can’t be told"))
        #expect(unfollowed.text.contains(#"<option value="notClicked" data-needs-following disabled>"#))
    }

    @Test func whatTheEmailHasNotCanNotBeWaitedFor() async throws {
        let house = try await WebHouse()
        let plain = ["remindOf": "noReply", "remindTime": "threeDays"]
        let linked = plain.merging(["format": "html", "body": #"<p><a href="https://a.test/q">Quote</a></p>"#]) { $1 }
        let chosen = ["remindOf": "notViewed", "remindTime": "threeDays"]

        let without = try await Self.compose(house, plain, button: "following")
        let with = try await Self.compose(house, linked, button: "following")
        let viewed = try await Self.compose(house, chosen, button: "following")

        let lacking = "data-needs-following data-is-lacking disabled>"
        #expect(
            without.text.contains(
                #"<option value="notClicked" \#(lacking)If nobody clicks a link (no link is followed)<"#
            )
        )
        #expect(without.text.contains(#"<option value="notViewed" \#(lacking)"#))
        #expect(with.text.contains(#"<option value="notClicked" data-needs-following>If nobody clicks a link<"#))
        #expect(with.text.contains(#"<option value="notViewed" \#(lacking)"#))
        #expect(viewed.text.contains("No file of this email is followed, so whether a file is looked at can’t be told"))
    }

    @Test func itIsSetMovedTakenOutAndPutBackOnTheEmailsPage() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let path = Route.remindOfEmail(email.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func post(_ fields: [String: String]) async throws -> Reply {
                let form = fields.merging(["csrf": browser.csrfToken]) { $1 }
                return try await caller.post(path, form: form, cookies: browser.cookies)
            }
            func page() async throws -> String {
                try await caller.ask(.get, Route.email(email.id).path, headers: browser.headers).text
            }
            #expect(try await page().contains("Nobody reminds you of this email."))

            _ = try await post(["do": "set", "remindOf": "noReply", "remindTime": "threeDays"])
            #expect(try await page().contains("If maria@contoso.example does not answer by Monday, 18 January, 08:00"))
            _ = try await post(["do": "set", "remindOf": "notOpened", "remindTime": "threeDays"])
            #expect(try await page().contains("It is not needed any more: maria@contoso.example opened it on"))
            _ = try await post(["do": "remove"])
            #expect(try await page().contains("Put the last one back"))
            _ = try await post(["do": "restore"])
            #expect(try await page().contains("It is not needed any more"))

            let wrong = try await post([
                "do": "set", "remindOf": "anyway", "remindTime": "own", "remindAt": "2020-01-01T08:00",
            ])
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("Choose a later time"))
        }
    }

    /// An email with a reminder, whose recipient is away until 20 January.
    private static func emailToSomebodyAway(_ house: WebHouse, remindedIn seconds: Int) async throws -> Email {
        let email = try await house.openedEmail()
        let plan = ReminderPlan(condition: .noReply, at: house.clock.now + .seconds(seconds))
        try await house.store.setReminder(plan, of: email.id, by: house.sam.viewer)
        let lines = [
            "From: maria@contoso.example", "To: sam@seller.example", "In-Reply-To: <1@seller.example>",
            "Subject: Away", "Date: Fri, 15 Jan 2027 08:00:00 +0000", "Auto-Submitted: auto-replied", "",
            "I am back on 20 January 2027.",
        ]
        try await house.store.takeIn(Array(lines.joined(separator: "\r\n").utf8))
        return email
    }

    @Test func somebodyWhoIsAwayProposesToMoveItAndThatCanBeTakenBack() async throws {
        let house = try await WebHouse()
        let email = try await Self.emailToSomebodyAway(house, remindedIn: 86_400)
        let before = try #require(try await house.store.email(email.id, viewer: house.sam.viewer)?.reminder).plan.at
        let path = Route.remindOfEmail(email.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, Route.email(email.id).path, headers: browser.headers).text
            #expect(page.contains("maria@contoso.example is away until 20 Jan 2027."))
            #expect(page.contains("Move the reminder to 21 Jan 2027"))
            let answer = try await caller.ask(.get, Route.apiEmail(email.id).path, as: house.sam).json()
            #expect(answer["reminder"]["proposedAt"] == .string("2027-01-21T08:00:00.000Z"))

            let form = ["csrf": browser.csrfToken, "do": "move"]
            let reply = try await caller.post(path, form: form, cookies: browser.cookies)
            let moved = try await house.store.email(email.id, viewer: house.sam.viewer)
            #expect(moved?.reminder?.plan.at.description == "2027-01-21T08:00:00.000Z")
            let after = try await caller.ask(.get, try #require(reply.headers[.location]), headers: browser.headers)
                .text
            #expect(after.contains("The reminder comes on Thursday, 21 January, 08:00 now."))
            #expect(after.contains("name=\"to\" value=\"\(before)\""))

            let undo = ["csrf": browser.csrfToken, "do": "back", "to": before.description]
            _ = try await caller.post(path, form: undo, cookies: browser.cookies)
            #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.reminder?.plan.at == before)
        }
    }

    @Test func itsCardProposesTheSame() async throws {
        let house = try await WebHouse()
        let email = try await Self.emailToSomebodyAway(house, remindedIn: 60)
        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for path in ["/assistant", "/people", Route.email(email.id).path] {
                let page = try await caller.ask(.get, path, headers: browser.headers).text
                #expect(page.contains("maria@contoso.example is away until 20 Jan 2027."))
                #expect(page.contains("action=\"\(Route.remindOfEmail(email.id).path)\""))
                #expect(page.contains("Move the reminder to 21 Jan 2027"))
            }
            let form = ["csrf": browser.csrfToken, "do": "move"]
            _ = try await caller.post(Route.remindOfEmail(email.id).path, form: form, cookies: browser.cookies)
            let page = try await caller.ask(.get, "/assistant", headers: browser.headers).text
            #expect(!page.contains("No answer from"))
        }
        let moved = try await house.store.email(email.id, viewer: house.sam.viewer)
        #expect(moved?.reminder?.state == .set)
    }

    @Test func itStandsOnACardWithItsNote() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let plan = ReminderPlan(condition: .noReply, at: house.clock.now + .seconds(60), note: "Ask about <the> filler")
        try await house.store.setReminder(plan, of: email.id, by: house.sam.viewer)
        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        let page = try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            return try await caller.ask(.get, "/assistant", headers: browser.headers).text
        }

        #expect(page.contains("No answer from maria@contoso.example"))
        #expect(page.contains("Ask about &lt;the&gt; filler"))
        #expect(page.contains("for an hour"))
    }
}
