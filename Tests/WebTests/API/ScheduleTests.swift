import HTTPTypes
import Mail
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct ScheduleTests {
    /// The clock of the house stands at 2027-01-15T08:00:00Z.
    private static let ahead = "2027-01-16T09:00:00+01:00"
    private static let moment = JSONValue.string("2027-01-16T08:00:00.000Z")

    @Test func aDraftWithATimeWaitsForItOnceItIsSent() async throws {
        let house = try await WebHouse()
        let body = #"{"to":[{"address":"maria@contoso.example"}],"html":"<p>Hi</p>","sendAt":"\#(Self.ahead)"}"#

        try await house.open { caller in
            let draft = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            #expect(try draft.json()["status"] == .string("draft"))
            #expect(try draft.json()["sendAt"] == Self.moment)
            let path = try #require(draft.headers[.location])

            let sent = try await caller.ask(.post, "\(path)/send", as: house.sam)
            #expect(sent.status == .accepted)
            #expect(try sent.json()["status"] == .string("scheduled"))
            let listed = try await caller.ask(.get, "/api/v1/emails?status=scheduled", as: house.sam).json()
            #expect(listed["items"].array.map { $0["sendAt"] } == [Self.moment])

            let changed = try await caller.ask(.patch, path, as: house.sam, body: #"{"subject":"x"}"#)
            #expect(changed.status == .conflict)
            let moved = try await caller.ask(.patch, path, as: house.sam, body: #"{"sendAt":"2027-02-01T00:00:00Z"}"#)
            #expect(try moved.json()["sendAt"] == .string("2027-02-01T00:00:00.000Z"))

            let back = try await caller.ask(.post, "\(path)/unschedule", as: house.sam).json()
            #expect(back["status"] == .string("draft"))
            #expect(back["sendAt"] == .null)
            let later = try await caller.ask(
                .post,
                "\(path)/send",
                as: house.sam,
                body: #"{"sendAt":"\#(Self.ahead)"}"#
            )
            #expect(try later.json()["status"] == .string("scheduled"))
            #expect(try await caller.ask(.delete, path, as: house.sam).status == .ok)
        }
    }

    @Test func aWholeMessageNamesItsTime() async throws {
        let house = try await WebHouse()
        let text = "From: sam@seller.example\r\nTo: maria@contoso.example\r\nX-Inkling-Send-At: \(Self.ahead)\r\n\r\nHi"

        let reply = try await house.open { caller in
            let headers: HTTPFields = [.contentType: "message/rfc822"]
            return try await caller.ask(.post, "/api/v1/messages", as: house.sam, headers: headers, body: text)
        }

        #expect(reply.status == .accepted)
        #expect(try reply.json()["status"] == .string("scheduled"))
        #expect(try reply.json()["sendAt"] == Self.moment)
    }

    @Test func itsPageOffersWhatCanBeDone() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let now = house.clock.now
        try await house.store.queue(email.id, at: now + .seconds(86_400), by: house.sam.viewer)
        let path = Route.scheduleEmail(email.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func press(_ button: String, _ typed: String = "") async throws -> Reply {
                let form = ["csrf": browser.csrfToken, "do": button, "sendAt": typed]
                return try await caller.post(path, form: form, cookies: browser.cookies)
            }
            let page = try await caller.ask(.get, Route.email(email.id).path, headers: browser.headers)
            for words in ["Scheduled for", "Reschedule", "Back to draft", "Send now", "Monday 8:00", "Best time"] {
                #expect(page.text.contains(words), "\(words)")
            }
            let list = try await caller.ask(.get, Route.drafts.path, headers: browser.headers)
            #expect(list.text.contains("Scheduled"))

            let past = try await press("later", "2020-01-01T08:00")
            #expect(past.status == .unprocessableContent)
            #expect(past.text.contains("That time is over."))
            #expect(try await press("later", "2027-03-01T08:00").status == .seeOther)
            let moved = try await house.store.email(email.id, viewer: house.sam.viewer)
            #expect(moved?.sendAt?.description == "2027-03-01T08:00:00.000Z")

            #expect(try await press("draft").headers[.location] == Route.composeDraft(email.id).path)
            #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.status == .draft)
            #expect(try await press("tomorrow").status == .seeOther)
            #expect(try await press("now").status == .seeOther)
            #expect(try await house.store.emailsToSend(limit: 9).map(\.id) == [email.id])
        }
    }
}
