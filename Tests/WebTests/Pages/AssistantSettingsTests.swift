import Engagement
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Tracking

@testable import Web

/// Which cards there are, quiet hours and working hours, on the settings' page and through the API.
@Suite struct AssistantSettingsTests {
    private static func post(
        _ house: WebHouse,
        as person: WebHouse.Person,
        _ fields: [String: String]
    ) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(person)
            let form = fields.merging(["csrf": browser.csrfToken]) { $1 }
            return try await caller.post("/settings/assistant", form: form, cookies: browser.cookies)
        }
    }

    @Test func aSellerChoosesTheirOwnCardsAndQuietHours() async throws {
        let house = try await WebHouse()
        var settings = try await house.store.settings()
        settings.cardsOff = [.viewed]
        try await house.store.updateSettings(settings, by: nil)
        let fields = ["form": "own", "card": "opened", "quiet": "yes", "quietStart": "18:00", "quietEnd": "07:30"]

        let reply = try await Self.post(house, as: house.sam, fields)

        #expect(reply.status == .seeOther)
        let wishes = try await house.store.assistantWishes(of: house.sam.user.id)
        #expect(wishes.quietHours == QuietHours(start: 1_080, end: 450))
        #expect(wishes.cardsOff == Set(CardKind.switchable).subtracting([.opened, .viewed]))
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/settings/assistant", headers: browser.headers).text
            #expect(page.contains(#"<meta name="quiet-hours" content="18:00-07:30">"#))
            #expect(page.contains("An administrator switched it off."))
            #expect(!page.contains("Working hours"))
            #expect(!page.contains(#"name="card" value="reminder""#))
            #expect(!page.contains(#"name="card" value="held""#))
            #expect(page.contains("Reminders, and emails that are held, always come."))
        }
    }

    @Test(arguments: ["", "25:00", "18:00"])
    func quietHoursThatAreNoneAreNamed(end: String) async throws {
        let house = try await WebHouse()
        let fields = ["form": "own", "quiet": "yes", "quietStart": "18:00", "quietEnd": end]

        let reply = try await Self.post(house, as: house.sam, fields)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("Say from when until when"))
        #expect(try await house.store.assistantWishes(of: house.sam.user.id) == AssistantWishes())
    }

    @Test func aSellerChoosesWhenCardsComeByMail() async throws {
        let house = try await WebHouse()
        func page() async throws -> String {
            try await house.open { caller in
                let browser = try await caller.logIn(house.sam)
                return try await caller.ask(.get, "/settings/assistant", headers: browser.headers).text
            }
        }
        let before = try await page()
        #expect(before.contains(#"name="digestAt" value="08:00""#))
        #expect(!before.contains(#"name="digest" value="yes" checked"#))

        let chosen = ["form": "own", "card": "opened", "digest": "yes", "digestAt": "07:15"]
        #expect(try await Self.post(house, as: house.sam, chosen).status == .seeOther)
        #expect(try await house.store.assistantWishes(of: house.sam.user.id).digestAt == 435)
        #expect(try await page().contains(#"name="digest" value="yes" checked"#))
        let wrong = [
            "form": "own", "digest": "yes", "digestAt": "25", "quiet": "yes", "quietStart": "1", "quietEnd": "",
        ]
        let refused = try await Self.post(house, as: house.sam, wrong)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("Say at what time"))
        #expect(refused.text.contains("Say from when until when"))
        #expect(refused.text.contains(#"name="digestAt" value="25""#))

        #expect(try await Self.post(house, as: house.sam, ["form": "own"]).status == .seeOther)
        #expect(try await house.store.nextDigest() == nil)
    }

    @Test func theAPISetsWhenCardsComeByMail() async throws {
        let house = try await WebHouse()
        let path = "/api/v1/profile"

        try await house.open { caller in
            #expect(try await caller.ask(.get, path, as: house.sam).json()["digestAt"] == .null)
            let set = try await caller.ask(.patch, path, as: house.sam, body: #"{"digestAt":"08:30"}"#)
            #expect(try set.json()["digestAt"] == .string("08:30"))
            let other = try await caller.ask(.patch, path, as: house.sam, body: #"{"follow":true}"#)
            #expect(try other.json()["digestAt"] == .string("08:30"))
            for body in [#"{"digestAt":"8"}"#, #"{"digestAt":"24:00"}"#, #"{"digestAt":8}"#] {
                let wrong = try await caller.ask(.patch, path, as: house.sam, body: body)
                #expect(wrong.status == .unprocessableContent)
                #expect(try wrong.pointers() == ["/digestAt"])
            }
            let off = try await caller.ask(.patch, path, as: house.sam, body: #"{"digestAt":null}"#)
            #expect(try off.json()["digestAt"] == .null)
        }
    }

    @Test func theAPISetsCardsAndQuietHours() async throws {
        let house = try await WebHouse()
        let path = "/api/v1/profile"

        try await house.open { caller in
            let first = try await caller.ask(.get, path, as: house.sam).json()
            #expect(first["cardKinds"].array.count == CardKind.allCases.count)
            #expect(first["quietHours"] == .null)
            let body = #"{"cardKinds":["replied","held","reminder"],"quietHours":{"from":"18:00","to":"07:30"}}"#
            let set = try await caller.ask(.patch, path, as: house.sam, body: body).json()
            #expect(set["cardKinds"] == .array([.string("replied"), .string("held"), .string("reminder")]))
            #expect(set["quietHours"]["from"] == .string("18:00") && set["quietHours"]["to"] == .string("07:30"))
            let wishes = try await house.store.assistantWishes(of: house.sam.user.id)
            #expect(wishes.quietHours == QuietHours(start: 1_080, end: 450))
            #expect(wishes.cardsOff == Set(CardKind.switchable).subtracting([.replied]))
            let other = try await caller.ask(.patch, path, as: house.sam, body: #"{"digestAt":"08:30"}"#).json()
            #expect(other["quietHours"] == set["quietHours"] && other["cardKinds"] == set["cardKinds"])
            let off = try await caller.ask(.patch, path, as: house.sam, body: #"{"quietHours":null}"#).json()
            #expect(off["quietHours"] == .null && off["digestAt"] == .string("08:30"))
        }
    }

    @Test(arguments: [
        (#"{"quietHours":{"from":"18:00"}}"#, "/quietHours/to"),
        (#"{"quietHours":{"from":"18:00","to":"18:00"}}"#, "/quietHours/to"),
        (#"{"quietHours":{"from":"6pm","to":"08:00"}}"#, "/quietHours/from"),
        (#"{"quietHours":{"from":"18:00","to":"08:00","x":1}}"#, "/quietHours/x"),
        (#"{"quietHours":"night"}"#, "/quietHours"),
        (#"{"cardKinds":["replied","nothing"]}"#, "/cardKinds/1"),
        (#"{"cardKinds":["replied","held"]}"#, "/cardKinds"), (#"{"cardKinds":[]}"#, "/cardKinds"),
    ])
    func wishesThatAreNoneAreNamed(body: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let wrong = try await caller.ask(.patch, "/api/v1/profile", as: house.sam, body: body)
            #expect(wrong.status == .unprocessableContent)
            #expect(try wrong.pointers() == [pointer])
        }
        #expect(try await house.store.assistantWishes(of: house.sam.user.id) == AssistantWishes())
    }

    @Test func anAdministratorSetsWorkingHours() async throws {
        let house = try await WebHouse()
        let fields = [
            "form": "hours", "day": "6", "start": "09:30", "end": "00:00", "holidays": "2026-12-25\r\n\r\n 2027-01-01 ",
        ]

        #expect(try await Self.post(house, as: house.ada, fields).status == .seeOther)

        let hours = try await house.store.settings().workingHours
        #expect(hours == WorkingHours(days: [6], start: 570, end: 1_440, holidays: ["2026-12-25", "2027-01-01"]))
        #expect(try await Self.post(house, as: house.sam, fields).status == .forbidden)
    }

    @Test(arguments: [
        (["start": "08:00", "end": "17:00"], "Choose at least one day."),
        (["day": "1", "start": "17:00", "end": "08:00"], "Work begins before it ends"),
        (
            ["day": "1", "start": "08:00", "end": "17:00", "holidays": "2026-12-25\r\nChristmas\r\n2026-02-30"],
            "Line 2, “Christmas”, is no day. So are 1 more."
        ),
    ])
    func hoursThatAreNoneAreNamedAndKept(fields: [String: String], words: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.post(house, as: house.ada, fields.merging(["form": "hours"]) { $1 })

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains(words))
        #expect(fields["holidays"] == nil || reply.text.contains("2026-02-30"))
        #expect(try await house.store.settings().workingHours == WorkingHours())
    }

    @Test func theAPISetsBoth() async throws {
        let house = try await WebHouse()
        let body =
            #"{"workingHours":{"days":[1,2],"to":"24:00","holidays":["2026-12-25"]},"cardKinds":["opened","reminder","held"]}"#

        try await house.open { caller in
            let set = try await caller.ask(.patch, "/api/v1/settings", as: house.ada, body: body)
            #expect(set.status == .ok)
            let hours = try set.json()["workingHours"]
            #expect(hours["days"].array == [.integer(1), .integer(2)])
            #expect(hours["from"] == .string("08:00"))
            #expect(hours["to"] == .string("24:00"))
            #expect(hours["holidays"].array == [.string("2026-12-25")])
            #expect(try set.json()["cardKinds"].array == [.string("opened"), .string("held"), .string("reminder")])
            let without = #"{"cardKinds":["opened","held"]}"#
            let less = try await caller.ask(.patch, "/api/v1/settings", as: house.ada, body: without)
            #expect(less.status == .unprocessableContent)
            #expect(try less.pointers() == ["/cardKinds"])

            let wrong =
                #"{"workingHours":{"days":[0],"from":"8","to":"07:00","holidays":["no"]},"cardKinds":["all"]}"#
            let refused = try await caller.ask(.patch, "/api/v1/settings", as: house.ada, body: wrong)
            let places = Set(try refused.json()["errors"].array.compactMap { $0["pointer"].string })
            #expect(
                places == [
                    "/workingHours/days/0", "/workingHours/from", "/workingHours/to", "/workingHours/holidays/0",
                    "/cardKinds/0",
                ]
            )
        }
    }

    @Test func aCardTakesFeedback() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let cards = try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()["items"].array
            let id = try #require(cards.first?["id"].string.flatMap { CardID($0) })
            let path = Route.apiFeedback(id).path
            for value in [JSONValue.string("useful"), .string("notUseful"), .null] {
                let text = value.string.map { "\"\($0)\"" } ?? "null"
                let reply = try await caller.ask(.post, path, as: house.sam, body: #"{"feedback":\#(text)}"#)
                #expect(try reply.json()["feedback"] == value)
            }
            let missing = try await caller.ask(.post, path, as: house.sam, body: "{}")
            #expect(missing.status == .unprocessableContent)
            let stranger = try await caller.ask(.post, path, as: house.eve, body: #"{"feedback":"useful"}"#)
            #expect(stranger.status == .notFound)
        }
    }
}
