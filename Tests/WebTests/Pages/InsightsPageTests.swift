import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct InsightsPageTests {
    @Test func showsFiguresAndSaysThatTheyAreApproximate() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/insights", headers: browser.headers)

            #expect(page.status == .ok)
            #expect(page.text.contains("Your mail"))
            #expect(page.text.contains("1 of 1 followed"))
            #expect(page.text.contains("Opens are approximate"))
            #expect(page.text.contains("id=\"chart-table\""))
            #expect(page.text.contains("class=\"level-5\""))
            #expect(page.text.contains("href=\"/insights\" aria-current=\"page\""))
            #expect(!page.text.contains("By seller"))
            #expect(!page.text.contains("style="))
        }
    }

    @Test func withoutMailItSaysWhatWillBeThere() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/insights?period=week", headers: browser.headers)

            #expect(page.text.contains("Nothing was sent in these days"))
            #expect(!page.text.contains("<canvas"))
        }
    }

    @Test func anAdministratorSeesEverybodyAndEachSeller() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let all = try await caller.ask(.get, "/insights", headers: browser.headers)
            #expect(all.text.contains("Everybody’s mail"))
            #expect(all.text.contains("/insights?seller=\(house.sam.user.id)"))
            #expect(all.text.contains("<td>1\u{A0}min</td><td>–</td></tr>"), "opened after a minute, and not answered")
            #expect(all.text.contains("After: the median until it was first opened and answered, about."))

            let one = try await caller.ask(.get, "/insights?seller=\(house.sam.user.id)", headers: browser.headers)
            #expect(one.text.contains("Sam’s mail"))
            #expect(one.text.contains("Not only Sam"))
            let none = try await caller.ask(.get, "/insights?seller=\(house.eve.user.id)", headers: browser.headers)
            #expect(none.text.contains("Nothing was sent in these days"))
        }
    }

    @Test func aManagerSeesTheirTeamAndAnAdministratorEachTeam() async throws {
        let house = try await WebHouse()
        let (north, south) = (
            try await house.store.addTeam(name: "North"), try await house.store.addTeam(name: "South")
        )
        try await house.store.changeUser(house.sam.user.id, team: north.id)
        try await house.store.changeUser(house.eve.user.id, role: .teamManager, team: north.id)
        _ = try await house.openedEmail()

        try await house.open { caller in
            let manager = try await caller.logIn(house.eve)
            func status(_ query: String) async throws -> HTTPResponse.Status {
                try await caller.ask(.get, "/insights?\(query)", headers: manager.headers).status
            }
            let theirs = try await caller.ask(.get, "/insights", headers: manager.headers).text
            #expect(theirs.contains("The mail of the team “North”"))
            #expect(theirs.contains("/insights?seller=\(house.sam.user.id)"))
            #expect(!theirs.contains("By team"))
            #expect(try await status("seller=\(house.sam.user.id)") == .ok)
            #expect(try await status("team=\(north.id)") == .ok)
            #expect(try await status("seller=\(house.ada.user.id)") == .notFound)
            #expect(try await status("team=\(south.id)") == .notFound)

            let administrator = try await caller.logIn(house.ada)
            let all = try await caller.ask(.get, "/insights", headers: administrator.headers).text
            #expect(all.contains("Everybody’s mail"))
            #expect(all.contains("/insights?team=\(north.id)"))
            #expect(!all.contains("/insights?team=\(south.id)"))
            #expect(all.contains("/insights/export?by=team&amp;"))
            let one = try await caller.ask(.get, "/insights?team=\(north.id)", headers: administrator.headers).text
            #expect(one.contains("The mail of the team “North”"))
            #expect(one.contains("Not only Team “North”"))
            #expect(one.contains("/insights?seller=\(house.sam.user.id)&amp;team=\(north.id)"))
            #expect(one.contains("name=\"team\" value=\"\(north.id)\""))
            #expect(!one.contains("By team"))
        }
    }

    @Test func whatASellerMayNotSeeIsNotThere() async throws {
        let house = try await WebHouse()
        let template = try await house.addTemplate("Mine", file: "a.pdf")

        try await house.open { caller in
            let browser = try await caller.logIn(house.eve)
            let unknown = "01980000-0000-7000-8000-000000000000"
            for query in ["seller=\(house.sam.user.id)", "template=\(template.id)", "record=\(unknown)"] {
                for path in ["/insights", "/insights/export"] {
                    let page = try await caller.ask(.get, "\(path)?\(query)", headers: browser.headers)
                    #expect(page.status == .notFound, "\(path)?\(query)")
                }
                let call = try await caller.ask(.get, "/api/v1/insights?\(query)", as: house.eve)
                #expect(call.status == .notFound, "\(query)")
            }
        }
    }

    @Test(arguments: [
        ("from=2026-02-01&to=2026-01-01", "Swap them"), ("from=x&to=2026-01-01", "Type both days"),
        ("from=2020-01-01&to=2026-01-01", "Two years at most"),
    ])
    func wrongDaysAreKeptAndExplained(query: String, words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, "/insights?\(query)", headers: browser.headers)
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains(words))
            #expect(page.text.contains("value=\"2026-01-01\""))
            let call = try await caller.ask(.get, "/api/v1/insights?\(query)", as: house.sam)
            #expect(call.status == .unprocessableContent)
            #expect(try call.pointers() == ["?from"])
        }
    }

    @Test func tablesAreDownloadedAndHarmless() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()
        try await house.store.addAccount(name: "=Contoso", by: nil) { $0.domain = "contoso.example" }

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let sellers = try await caller.ask(.get, "/insights/export?by=seller", headers: browser.headers)
            #expect(sellers.headers[.contentType]?.hasPrefix("text/csv") == true)
            #expect(sellers.text.contains("\(house.sam.user.id),Sam,1,1,1,0,1,0,0,0,1,\r\n"))
            let accounts = try await caller.ask(.get, "/insights/export?by=account", headers: browser.headers)
            #expect(accounts.text.contains(",'=Contoso,1,"))
            let days = try await caller.ask(.get, "/insights/export", headers: browser.headers)
            #expect(days.text.split(separator: "\r\n").count == 2)
        }
    }

    @Test(arguments: [
        (0, "under 1\u{A0}min"), (12, "12\u{A0}min"), (60, "1\u{A0}h"), (135, "2\u{A0}h 15\u{A0}min"),
        (1_500, "25\u{A0}h"), (4_320, "3\u{A0}days"),
    ])
    func delaysAreSaidAsPeopleSayThem(minutes: Int, words: String) {
        #expect(DelayWords.text(minutes: minutes) == words)
    }

    @Test(arguments: [("2026-11-26", "2026-10-01"), ("2026-01-01", "2026-01-01"), ("2026-05-09", "2026-04-01")])
    func aQuarterBeginsWithItsFirstMonth(today: String, first: String) throws {
        let day = InsightDay(try #require(Instant("\(today)T12:00:00.000Z")))
        #expect(InsightPeriod.quarter.days(until: day).lowerBound.text == first)
        let week = InsightPeriod.week.days(until: day)
        #expect(week.upperBound.number - week.lowerBound.number == 6)
    }
}
