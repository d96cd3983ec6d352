import Engagement
import Foundation
import HTTPTypes
import Mail
import Storage
import TestSupport
import Testing
import Tracking

@testable import Web

/// When an email is best delivered; the clock of the house stands at 2027-01-15T08:00:00Z, a Friday.
@Suite struct DeliveryTimeTests {
    private static let path = "/api/v1/delivery-time"
    private static let maria = #"{"to":[{"address":"maria@contoso.example"}]}"#
    /// The lines of the time zone database that these tests need.
    private static let countries = CountryZones(
        "DE,DK,NO,SE,SJ\t+5230+01322\tEurope/Berlin\nJP,AU\t+353916+1394441\tAsia/Tokyo\n"
    )

    private func house() async throws -> WebHouse { try await WebHouse(countries: Self.countries) }

    /// An answer of Maria's, written at a full hour by her clock, on a day of January.
    private func answer(_ email: Email, number: Int, at hour: Int = 10, in house: WebHouse) async throws {
        let day = number < 9 ? "0\(number + 1)" : "\(number + 1)"
        let lines = [
            "From: maria@contoso.example", "To: sam@seller.example", "Message-ID: <r\(number)@contoso.example>",
            "In-Reply-To: <1@seller.example>", "Subject: Re: Your quote",
            "Date: \(day) Jan 2027 \(hour):00:00 +0530", "", "Yes.",
        ]
        try await house.store.takeIn(Array(lines.joined(separator: "\r\n").utf8), at: nil)
    }

    @Test func withoutAClockItSaysWhatWouldHelp() async throws {
        let house = try await house()

        try await house.open { caller in
            let advice = try await caller.ask(.post, Self.path, as: house.sam, body: Self.maria).json()

            #expect(advice["sendAt"] == .null)
            #expect(advice["hours"] == .null)
            #expect(advice["reasons"].array.first?.string?.contains("country code") == true)
            #expect(advice["recipients"].array.map { $0["zone"] } == [.null])
        }
    }

    @Test func withoutHabitsItIsTheNextWorkingHourByThePhoneNumber() async throws {
        let house = try await house()
        try await house.store.addContact(name: "Maria", address: "maria@contoso.example", phone: "+81 3 1234 5678")

        try await house.open { caller in
            let advice = try await caller.ask(.post, Self.path, as: house.sam, body: Self.maria).json()

            // It is Friday 17:00 in Tokyo; work begins on Monday at eight, which is Sunday 23:00 in Greenwich.
            #expect(advice["sendAt"] == .string("2027-01-17T23:00:00.000Z"))
            let person = advice["recipients"].array.first
            #expect(person?["zone"] == .string("Asia/Tokyo"))
            #expect(person?["zoneEvidence"] == .string("by the phone number, Japan"))
            #expect(person?["localTime"] == .string("2027-01-18T08:00"))
            #expect(person?["confidence"] == .null)
        }
    }

    @Test func answersTellClockAndHabit() async throws {
        let house = try await house()
        let email = try await house.openedEmail()
        for number in 0..<12 { try await answer(email, number: number, in: house) }

        try await house.open { caller in
            let advice = try await caller.ask(.post, Self.path, as: house.sam, body: Self.maria).json()

            let person = try #require(advice["recipients"].array.first)
            #expect(person["zone"] == .string("+05:30"))
            #expect(person["zoneEvidence"] == .string("by the clock of their 12 emails"))
            #expect(person["moments"] == .integer(12))
            let words = "Answers mostly between 9:00 and 11:00 in UTC+5:30: 12 of 12 replies."
            #expect(person["reason"] == .string(words))
            #expect(advice["reasons"] == .array([.string(words)]))
            #expect(advice["hours"].array.count == 24)
            let local = try #require(person["localTime"].string)
            let time = try #require(WallTime(local))
            #expect((9 * 60 + 30...10 * 60 + 30).contains(time.minuteOfDay))
            #expect(time.weekday <= 5)
        }
    }

    @Test func whoAnswersAtNightIsToldSoAndWrittenToAtWork() async throws {
        let house = try await house()
        let email = try await house.openedEmail()
        for number in 0..<12 { try await answer(email, number: number, at: 22, in: house) }

        try await house.open { caller in
            let advice = try await caller.ask(.post, Self.path, as: house.sam, body: Self.maria).json()

            let person = try #require(advice["recipients"].array.first)
            let reason = try #require(person["reason"].string)
            #expect(reason.hasPrefix("Answers mostly between 21:00 and 23:00 in UTC+5:30, outside your working hours"))
            let time = try #require(person["localTime"].string.flatMap { WallTime($0) })
            #expect((8 * 60..<17 * 60).contains(time.minuteOfDay))
            #expect(reason.contains("Within them most at \(time.hour):"))
            // What is expected then, not what is expected at night.
            guard case .number(let confidence) = person["confidence"] else {
                Issue.record("no confidence")
                return
            }
            #expect(confidence < 0.3)
        }
    }

    @Test func everybodysHabitsAreLearnedOnceForManyAdvices() async throws {
        var watched: PlanWatch?
        let house = try await WebHouse(
            countries: Self.countries,
            watchedBy: { database in
                let watch = PlanWatch(database)
                watched = watch
                return watch
            }
        )
        let watch = try #require(watched)
        let email = try await house.openedEmail()
        for number in 0..<3 { try await answer(email, number: number, in: house) }
        @Sendable func asks(_ caller: Caller) async throws -> Bool {
            watch.forget()
            _ = try await caller.ask(.post, Self.path, as: house.sam, body: Self.maria).json()
            return watch.seen.keys.contains { $0.contains("SELECT r.address_key, i.at") }
        }

        try await house.open { caller in
            let first = try await asks(caller)
            let second = try await asks(caller)
            house.clock.advance(by: HabitBook.lifetime)
            let later = try await asks(caller)
            #expect([first, second, later] == [true, false, true])
        }
    }

    @Test(arguments: [#"{}"#, #"{"to":"maria"}"#, #"{"to":[{"address":"maria"}]}"#, #"{"to":[],"x":1}"#])
    func whatIsNoListOfPeopleIsRefused(body: String) async throws {
        let house = try await house()

        try await house.open { caller in
            let reply = try await caller.ask(.post, Self.path, as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
        }
    }

    @Test func peopleOfWhomTheIdIsKnownAreAskedForByIt() async throws {
        let house = try await house()
        let maria = try await house.store.addContact(
            name: "Maria",
            address: "maria@contoso.example",
            phone: "+81 3 1234 5678"
        )
        let jonas = try await house.store.addContact(name: "Jonas", address: "jonas@contoso.example")

        try await house.open { caller in
            let query = Self.path + "?contact=\(maria.id)&contact=\(jonas.id)"
            let advice = try await caller.ask(.get, query, as: house.sam).json()

            let body = #"{"to":[{"address":"maria@contoso.example"},{"address":"jonas@contoso.example"}]}"#
            let same = try await caller.ask(.post, Self.path, as: house.sam, body: body).json()
            #expect(advice == same)
            let addresses = advice["recipients"].array.map { $0["address"].string }
            #expect(addresses == ["maria@contoso.example", "jonas@contoso.example"])
            #expect(advice["sendAt"] == .string("2027-01-17T23:00:00.000Z"))
        }
    }

    @Test func idsOfNobodyAreRefused() async throws {
        let house = try await house()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")
        let known = "contact=\(maria.id)"
        let stranger = "contact=\(ContactID.new(at: house.clock.now))"
        let cases: [(String, HTTPResponse.Status)] = [
            ("", .unprocessableContent),
            ("?contact=maria", .unprocessableContent),
            ("?" + known + "&to=maria", .unprocessableContent),
            ("?" + known + "&" + stranger, .notFound),
            ("?" + Array(repeating: known, count: 100).joined(separator: "&"), .ok),
            ("?" + Array(repeating: known, count: 101).joined(separator: "&"), .unprocessableContent),
        ]

        try await house.open { caller in
            for (query, status) in cases {
                let reply = try await caller.ask(.get, Self.path + query, as: house.sam)
                #expect(reply.status == status, "\(query.prefix(60))")
            }
        }
    }

    @Test func thePanelShowsTimeReasonAndHours() async throws {
        let house = try await house()
        let email = try await house.openedEmail()
        for number in 0..<12 { try await answer(email, number: number, in: house) }

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [
                "csrf": browser.csrfToken, "do": "following", "from": house.sam.user.address,
                "to": "maria@contoso.example", "wish": "true",
            ]
            let panel = try await caller.post("/compose", form: form, cookies: browser.cookies).text

            #expect(panel.contains("<h3>Best time</h3>"))
            #expect(panel.contains("data-best-at=\"2027-01-"))
            #expect(panel.contains("12 of 12 replies"))
            #expect(panel.contains("Expected activity by the hour in UTC+5:30"))
            #expect(panel.components(separatedBy: "<rect ").count == 25)
            #expect(panel.contains("now 13:3"))
        }
    }

    @Test func nobodyToWriteToNeedsNoTime() async throws {
        let house = try await house()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/compose", headers: browser.headers).text

            #expect(page.contains("data-following"))
            #expect(!page.contains("data-best-time"))
        }
    }
}
