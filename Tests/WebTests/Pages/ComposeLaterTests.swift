import Engagement
import HTTPTypes
import Hummingbird
import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// *Send later* without scripts; the clock of the house stands at 2027-01-15T08:00:00Z, a Friday.
@Suite struct ComposeLaterTests {
    @Test(arguments: [
        ("later", "2027-01-16T09:30", "2027-01-16T08:30:00.000Z"),
        ("send", "2027-07-01T08:00", "2027-07-01T06:00:00.000Z"),
        ("tomorrow", "", "2027-01-16T07:00:00.000Z"), ("monday", "", "2027-01-18T07:00:00.000Z"),
    ])
    func leavesAtTheTimeOfTheSenderZone(button: String, typed: String, moment: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.post(house, button, typed)

        #expect(reply.status == .seeOther)
        let waiting = try await house.store.emails(EmailQuery(statuses: [.scheduled]), viewer: house.sam.viewer)
        #expect(waiting.map { $0.sendAt?.description } == [moment])
    }

    @Test(arguments: [
        ("later", "", "Choose the day"), ("later", "2026-01-01T08:00", "That time is over."),
        ("send", "2026-01-01T08:00", "That time is over."),
    ])
    func aTimeThatCanNotBeIsNamedAndNothingLeaves(button: String, typed: String, words: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.post(house, button, typed)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains(words))
        #expect(reply.text.contains("Dear Maria"))
        #expect(try await house.store.emailsToSend(limit: 9).isEmpty)
        #expect(try await house.store.nextDue() == nil)
    }

    @Test(arguments: [
        ("Asia/Tokyo", "2027-01-16T00:30:00.000Z"), ("", "2027-01-16T08:30:00.000Z"),
        ("Nowhere", "2027-01-16T08:30:00.000Z"),
    ])
    func aTimeIsOfTheZoneThatItsPageWasMadeFor(zone: String, moment: String) async throws {
        let house = try await WebHouse()

        _ = try await Self.post(house, "later", "2027-01-16T09:30", from: zone)

        let waiting = try await house.store.emails(EmailQuery(statuses: [.scheduled]), viewer: house.sam.viewer)
        #expect(waiting.map { $0.sendAt?.description } == [moment])
    }

    @Test func thePageSaysTheMomentItselfToABrowserInAnotherZone() async throws {
        let house = try await WebHouse()
        let reply = try await Self.post(house, "save", "2027-01-16T09:30")
        let place = try #require(reply.headers[.location])

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let cookies = "\(SessionCookie.name)=\(browser.secret); \(Visit.zoneCookie)=Asia%2FTokyo"
            let headers: HTTPFields = [.cookie: cookies]
            let page = try await caller.ask(.get, place, headers: headers).text
            #expect(page.contains("value=\"2027-01-16T17:30\""))
            #expect(page.contains("data-at=\"2027-01-16T08:30:00.000Z\""))
            #expect(page.contains("name=\"sendAtZone\" value=\"Asia/Tokyo\""))
        }
    }

    private static func post(
        _ house: WebHouse,
        _ button: String,
        _ typed: String,
        from pageZone: String = ""
    ) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [
                "csrf": browser.csrfToken, "subject": "Your quote", "body": "Dear Maria", "format": "text",
                "from": house.sam.user.address, "to": "maria@contoso.example", "do": button, "sendAt": typed,
                "sendAtZone": pageZone,
            ]
            let zone = [Visit.zoneCookie: "Europe%2FBerlin"]
            return try await caller.post("/compose", form: form, cookies: browser.cookies.merging(zone) { $1 })
        }
    }
}
