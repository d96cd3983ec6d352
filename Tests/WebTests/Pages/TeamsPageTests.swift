import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct TeamsPageTests {
    @Test func anEmptyPageOffersTheFirstStep() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let page = try await caller.ask(.get, "/settings/teams", headers: browser.headers).text
            #expect(page.contains("There are no teams"))
            #expect(page.contains("Add team"))
            #expect(!page.contains("{{"))
        }
    }

    @Test func teamsAreAddedRenamedAndRemoved() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            func post(_ route: Route, _ name: String) async throws -> String {
                let form = ["csrf": browser.csrfToken, "name": name]
                let taken = try await caller.post(route.path, form: form, cookies: browser.cookies)
                let place = try #require(taken.headers[.location])
                return try await caller.ask(.get, place, headers: browser.headers).text
            }
            let added = try await post(.teams, " North ")
            #expect(added.contains("Choose who is in it"))
            #expect(added.contains("nobody yet"))
            let team = try #require(try await house.store.teams().first)
            try await house.store.changeUser(house.sam.user.id, team: team.id)

            let renamed = try await post(.team(team.id), "Sales <North>")
            #expect(renamed.contains("value=\"Sales &lt;North&gt;\""))
            #expect(renamed.contains("1 member"))

            try await house.store.changeUser(house.sam.user.id, team: .some(nil))
            let removed = try await post(.removeTeam(team.id), "")
            #expect(removed.contains("Removed."))
            #expect(removed.contains("There are no teams"))
        }
    }

    @Test func aTeamThatSomebodyIsInStays() async throws {
        let house = try await WebHouse()
        let team = try await house.store.addTeam(name: "North")
        try await house.store.changeUser(house.sam.user.id, team: team.id)

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = ["csrf": browser.csrfToken]
            let path = Route.removeTeam(team.id).path
            let refused = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("People are in this team. Give them another team first."))
            #expect(refused.text.contains("value=\"North\""))
            #expect(!refused.text.contains("aria-invalid"))
            #expect(try await house.store.user(house.sam.user.id)?.team == team.id)
        }
    }

    @Test func aMistakeKeepsWhatWasTyped() async throws {
        let house = try await WebHouse()
        try await house.store.addTeam(name: "South")
        let north = try await house.store.addTeam(name: "North")

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            for route in [Route.teams, .team(north.id)] {
                let form = ["csrf": browser.csrfToken, "name": "SOUTH"]
                let refused = try await caller.post(route.path, form: form, cookies: browser.cookies)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("There is a team of this name already."))
                #expect(refused.text.contains("value=\"SOUTH\""))
            }
            #expect(try await house.store.teams().map(\.name) == ["North", "South"])
        }
    }
}
