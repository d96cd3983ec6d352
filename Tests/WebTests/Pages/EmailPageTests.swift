import Engagement
import Foundation
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct EmailPageTests {
    @Test func itSaysWhoDidWhatAndWhy() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let text = try await Self.page(house, Route.email(email.id)).text

        #expect(text.contains("<strong>maria@contoso.example</strong> opened it<"))
        #expect(text.contains("<strong>maria@contoso.example</strong> clicked "))
        #expect(text.contains("iPhone, Apple Mail"))
        #expect(text.contains("</svg>Person</span>"))
        #expect(text.contains("A complete mail program"))
        #expect(text.contains("read these as hints"))
    }

    @Test func theFiguresAreThoseOfStorage() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let tiles = EmailModel.tiles(email, for: try Self.visit(house, zone: "UTC"))

        #expect(tiles.map(\.label) == ["Opens", "Opened by", "Link clicks", "Replies", "Last opened"])
        #expect(tiles.map(\.figure) == ["1", "1 of 1", "1", "0", ""])
        #expect(tiles[2].caveat == "1 of 1 link")
        #expect(tiles[4].caveat == "by maria@contoso.example")
    }

    @Test func aSecondOpenIsAgainAndTheSendingComesFirst() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        house.clock.advance(by: .seconds(3_600))
        try await house.record([.beacon], on: CopyReference(email: email.id, recipient: 0), position: 2)

        let timeline = try await Self.timeline(of: email.id, house, zone: "UTC")

        let lines = timeline.days.flatMap(\.entries).compactMap(\.single).map { $0.words.map(\.text).joined() }
        #expect(lines.first == "maria@contoso.example opened it again")
        #expect(lines.last == "You sent it to maria@contoso.example")
        #expect(lines.count == 4)
    }

    @Test(arguments: [("UTC", 1), ("Pacific/Kiritimati", 1)])
    func daysAreThoseOfTheReader(zone: String, days: Int) async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let timeline = try await Self.timeline(of: email.id, house, zone: zone)

        let zone = try #require(TimeZone(identifier: zone))
        #expect(timeline.days.count == days)
        #expect(timeline.days.first?.date == CalendarDay(house.clock.now, in: zone).iso)
    }

    @Test func machinesInARowAreFoldedIntoOneLine() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let machines = (0..<3).map { Self.machine(on: email, link: UInt16($0), at: house.clock.now) }
        let material = EmailModel.Material(
            email: email,
            happened: machines,
            earlier: nil,
            copies: [:],
            views: [],
            owner: nil
        )

        let timeline = Timeline(material, for: try Self.visit(house, zone: "UTC"))

        let entries = timeline.days.flatMap(\.entries)
        #expect(entries.count == 2)
        #expect(entries.first?.folded?.foldWords == "3 machine visits hidden: network of a mail scanner")
        #expect(entries.first?.folded?.foldedHappenings.count == 3)
    }

    @Test func thePartThatScriptsFetchIsThePagesOwn() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let page = try await Self.page(house, Route.email(email.id)).text
        let part = try await Self.page(house, Route.emailTimeline(email.id)).text

        #expect(!part.contains("<html"))
        #expect(page.contains(part.prefix { $0 != "\n" }))
        #expect(part.contains("opened it"))
    }

    @Test func silencingCanBeTakenBack() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for (route, isSilenced) in [(Route.silenceEmail(email.id), true), (Route.unsilenceEmail(email.id), false)] {
                let form = ["csrf": browser.csrfToken]
                let reply = try await caller.post(route.path, form: form, cookies: browser.cookies)

                #expect(reply.headers[.location] == Route.email(email.id).path)
                #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.isSilenced == isSilenced)
            }
        }
    }

    @Test func archivingTakesItOffTheListsAndCanBeTakenBack() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func page(_ path: String) async throws -> String {
                try await caller.ask(.get, path, headers: browser.headers).text
            }
            let form = ["csrf": browser.csrfToken]
            let row = "data-key=\"email-\(email.id)\""
            #expect(try await page(Route.email(email.id).path).contains("Archive this email"))

            let reply = try await caller.post(Route.archiveEmail(email.id).path, form: form, cookies: browser.cookies)
            let list = try await page(try #require(reply.headers[.location]))
            #expect(list.contains("“Your quote” was archived."))
            #expect(list.contains(Route.unarchiveEmail(email.id).path))
            #expect(!list.contains(row))
            #expect(try await !page("/emails?show=all").contains(row))
            let archive = try await page("/emails?show=archived")
            #expect(archive.contains(row) && archive.contains("</svg>Archived</span>"))
            #expect(!archive.contains("name=\"order\""))
            #expect(try await page("/emails?show=archived&text=nothing").contains("Nothing found"))
            #expect(try await page("/emails/export?show=archived").contains(email.id.description))
            #expect(try await page(Route.email(email.id).path).contains("Put back on the lists"))

            let back = try await caller.post(Route.unarchiveEmail(email.id).path, form: form, cookies: browser.cookies)
            #expect(back.headers[.location] == Route.email(email.id).path)
            #expect(try await page("/emails").contains(row))
            #expect(try await page("/emails?show=archived").contains("Nothing is archived."))
        }
    }

    @Test func answersToWhatIsNotFollowedAreCounted() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        try await house.store.queue(email.id, by: house.sam.viewer)
        let decision = FollowingDecision(wish: false, state: .off, blockedBy: [], reason: nil)
        let prepared = Prepared(decision: decision, messageID: "1@seller.example", links: [], clean: [65])
        try await house.store.beginSending(email.id, prepared: prepared)
        try await house.store.deliverToSandbox(
            CopyReference(email: email.id, recipient: 0),
            recipient: "maria@contoso.example",
            subject: "Your quote",
            bytes: [65]
        )
        try await house.store.finishSending(email.id)

        let sent = try #require(try await house.store.email(email.id, viewer: house.sam.viewer))
        let text = try await Self.page(house, Route.email(email.id)).text

        #expect(EmailModel.tiles(sent, for: try Self.visit(house, zone: "UTC")).map(\.label) == ["Replies"])
        #expect(text.contains("<dt>Replies</dt>"))
        #expect(text.contains("only answers, and what came back, are known"))
        #expect(!text.contains("read these as hints"))
    }

    @Test func anAdministratorSeesWhoseItIsButCannotSilenceIt() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let reply = try await caller.ask(.get, Route.email(email.id).path, headers: browser.headers)

            #expect(reply.text.contains("Sent by <b>Sam</b>"))
            #expect(!reply.text.contains("Silence this email"))
        }
    }

    static func page(_ house: WebHouse, _ route: Route) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            return try await caller.ask(.get, route.path, headers: browser.headers)
        }
    }

    private static func timeline(of id: EmailID, _ house: WebHouse, zone: String) async throws -> Timeline {
        let viewer = house.sam.viewer
        let email = try #require(try await house.store.email(id, viewer: viewer))
        let happened = try await house.store.activity(of: id, viewer: viewer, includingMachines: true, limit: 50)
        let material = EmailModel.Material(
            email: email,
            happened: happened,
            earlier: nil,
            copies: [:],
            views: [],
            owner: nil
        )
        return Timeline(material, for: try visit(house, zone: zone))
    }

    static func visit(_ house: WebHouse, zone: String) throws -> Visit {
        Visit(
            user: house.sam.user,
            csrfToken: "",
            now: house.clock.now,
            zone: try #require(TimeZone(identifier: zone)),
            theme: nil
        )
    }

    private static func machine(on email: Email, link: UInt16, at instant: Instant) -> Interaction {
        Interaction(
            id: .new(at: instant),
            copy: CopyReference(email: email.id, recipient: 0),
            kind: .clicked,
            ordinal: link,
            at: instant,
            lastAt: instant,
            count: 1,
            judgement: Judgement(verdict: .machine, confidence: 1, reasons: ["network of a mail scanner"]),
            device: .unknown,
            place: nil
        )
    }
}
