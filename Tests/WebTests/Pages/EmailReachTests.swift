import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// What each recipient of an email with several did, and how many of them.
@Suite struct EmailReachTests {
    private static let people = ["maria@contoso.example", "tom@contoso.example", "zoe@contoso.example"]

    @Test func tilesSayByHowManyPeople() async throws {
        let house = try await WebHouse()
        let email = try await house.emailToSeveral(Self.people)

        let tiles = EmailModel.tiles(email, for: try EmailPageTests.visit(house, zone: "UTC"))

        #expect(email.clickedBy == 2 && email.viewedBy == 0 && email.repliedBy == 1)
        #expect(tiles.map(\.label) == ["Opens", "Opened by", "Link clicks", "Replies", "Last opened"])
        #expect(tiles.map(\.figure) == ["1", "1 of 3", "3", "1", ""])
        #expect(tiles[2].caveat == "by 2 of 3, 1 of 1 link")
        #expect(tiles[3].caveat == "by 1 of 3")
    }

    @Test func theAPISaysByHowManyPeople() async throws {
        let house = try await WebHouse()
        let email = try await house.emailToSeveral(Self.people)

        try await house.open { caller in
            let reach = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()["reach"]
            #expect(reach["clickedBy"] == .integer(2) && reach["viewedBy"] == .integer(0))
            #expect(reach["repliedBy"] == .integer(1))
        }
    }

    @Test func everyRecipientHasTheirOwnFigures() async throws {
        let house = try await WebHouse()
        let email = try await house.emailToSeveral(Self.people)

        let page = try await EmailPageTests.page(house, Route.email(email.id)).text
        #expect(page.contains("<span class=\"detail\">Opened, clicked · last opened <time"))
        #expect(page.contains("<span class=\"detail\">Clicked twice, answered</span>"))
        try await house.open { caller in
            let told = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()
            let totals = told["recipients"].array.map { $0["totals"] }
            #expect(totals.map { $0["opens"] } == [.integer(1), .integer(0), .integer(0)])
            #expect(totals.map { $0["clicks"] } == [.integer(1), .integer(2), .integer(0)])
            #expect(totals.map { $0["replies"] } == [.integer(0), .integer(1), .integer(0)])
        }
    }

    @Test func theTimelineOfOneRecipientStandsAlone() async throws {
        let house = try await WebHouse()
        let email = try await house.emailToSeveral(Self.people)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func page(_ path: String) async throws -> String {
                try await caller.ask(.get, path, headers: browser.headers).text
            }
            let address = Route.email(email.id).path
            let all = try await page(address)
            #expect(all.contains("href=\"\(address)?recipient=1#timeline\""))
            #expect(!all.contains("Show all"))
            #expect(all.contains("<strong>maria@contoso.example</strong> opened it<"))
            #expect(all.contains("<strong>tom@contoso.example</strong> answered"))

            let part = try await page("\(Route.emailTimeline(email.id).path)?recipient=0")
            #expect(part.contains("Only what maria@contoso.example did"))
            #expect(part.contains("<strong>maria@contoso.example</strong> opened it<"))
            #expect(!part.contains("<strong>tom@contoso.example</strong>"))
            let second = try await page("\(address)?recipient=1")
            #expect(second.contains("data-source=\"\(Route.emailTimeline(email.id).path)?recipient=1\""))
            #expect(second.contains("<strong>tom@contoso.example</strong> answered"))
            #expect(!second.contains("<strong>maria@contoso.example</strong> opened it<"))
            #expect(try await !page("\(address)?recipient=3").contains("Show all"))
        }
    }

    @Test func theAPITellsTheActivityOfOneRecipient() async throws {
        let house = try await WebHouse()
        let email = try await house.emailToSeveral(Self.people)

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/activity?recipient="
            for (recipient, count) in [(0, 2), (1, 2), (2, 0), (9, 0)] {
                let reply = try await caller.ask(.get, path + "\(recipient)", as: house.sam)
                #expect(try reply.json()["items"].array.count == count)
            }
            for wrong in ["", "-1", "one", "65536"] {
                let reply = try await caller.ask(.get, path + wrong, as: house.sam)
                #expect(try reply.pointers() == ["?recipient"])
            }
        }
    }

    @Test func whatARecipientDidIsSaidInWords() {
        var totals = Totals()
        #expect(EmailModel.RecipientRow.doings(totals) == nil)
        totals.perhapsOpens = 1
        #expect(EmailModel.RecipientRow.doings(totals) == "Perhaps opened")
        totals.bouncedBy = 1
        #expect(EmailModel.RecipientRow.doings(totals) == "Perhaps opened, came back")
        totals.opens = 3
        totals.views = 1
        #expect(EmailModel.RecipientRow.doings(totals) == "Opened 3 times, looked at files, came back")
    }
}

extension WebHouse {
    /// An email of Sam's that the first opened and clicked, the second clicked twice and answered, and others left alone.
    func emailToSeveral(_ people: [String]) async throws -> Email {
        let email = try await draft(to: people)
        _ = try await store.queue(email.id, by: sam.viewer)
        let decision = FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil)
        let link = TrackedLink(ordinal: 0, url: "https://example.com/", label: "it")
        let prepared = Prepared(decision: decision, messageID: "1@seller.example", links: [link], clean: [65])
        try await store.beginSending(email.id, prepared: prepared)
        for (ordinal, person) in people.enumerated() {
            let copy = CopyReference(email: email.id, recipient: UInt16(ordinal))
            try await store.deliverToSandbox(copy, recipient: person, subject: "Your quote", bytes: [65])
        }
        try await store.finishSending(email.id)
        clock.advance(by: .seconds(60))
        let second = CopyReference(email: email.id, recipient: 1)
        try await record([.beacon, .link], on: CopyReference(email: email.id, recipient: 0), position: 1)
        try await record([.link], on: second, position: 2)
        clock.advance(by: .seconds(3_600))
        try await record([.link], on: second, position: 3)
        let mail =
            "From: \(people[1])\r\nMessage-ID: <a@contoso.example>\r\nIn-Reply-To: <1@seller.example>\r\n"
            + "Subject: Re: Your quote\r\n\r\nYes\r\n"
        try await store.takeIn(Array(mail.utf8))
        return try #require(try await store.email(email.id, viewer: sam.viewer))
    }
}
