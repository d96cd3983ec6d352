import Engagement
import HTTPTypes
import Mail
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct UserPageTests {
    private static func path(_ person: WebHouse.Person) -> String { Route.user(person.user.id).path }

    @Test func everyUserLeadsToTheirPage() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let list = try await caller.ask(.get, "/settings/users", headers: browser.headers).text
            #expect(list.contains("href=\"\(Self.path(house.sam))\">Sam</a>"))
            #expect(list.contains("The whole workspace is one team"))
            #expect(!list.contains("<select name=\"team\">"))

            let page = try await caller.ask(.get, Self.path(house.sam), headers: browser.headers)
            #expect(page.status == .ok)
            #expect(page.text.contains("sam@seller.example"))
            #expect(page.text.contains("<option value=\"seller\" selected>"))
            #expect(page.text.contains("Add a team"))
            #expect(page.text.contains("logs in with it"))
            #expect(page.text.contains("Shut them out"))
            #expect(!page.text.contains("{{") && !page.text.contains("style="))

            let own = try await caller.ask(.get, Self.path(house.ada), headers: browser.headers).text
            #expect(own.contains("This is you."))
            #expect(!own.contains("Shut them out"))
            let nobody = "/settings/users/01980000-0000-7000-8000-000000000000"
            #expect(try await caller.ask(.get, nobody, headers: browser.headers).status == .notFound)
        }
    }

    @Test func roleAndTeamAreChosenTogether() async throws {
        let house = try await WebHouse()
        let team = try await house.store.addTeam(name: "North & <South>")

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = ["csrf": browser.csrfToken, "role": "teamManager", "team": team.id.description]
            let taken = try await caller.post(Self.path(house.sam), form: form, cookies: browser.cookies)
            let place = try #require(taken.headers[.location])
            let shown = try await caller.ask(.get, place, headers: browser.headers).text
            #expect(shown.contains("Saved."))
            #expect(shown.contains("<option value=\"\(team.id)\" selected>North &amp; &lt;South&gt;</option>"))
            let list = try await caller.ask(.get, "/settings/users", headers: browser.headers).text
            #expect(list.contains("<td>North &amp; &lt;South&gt;</td>"))
            #expect(list.contains("<select name=\"team\">"))

            let user = try #require(try await house.store.user(house.sam.user.id))
            #expect(user.viewer.figures == .team(team.id))
            let none = ["csrf": browser.csrfToken, "role": "seller", "team": ""]
            _ = try await caller.post(Self.path(house.sam), form: none, cookies: browser.cookies)
            #expect(try await house.store.user(house.sam.user.id)?.team == nil)
        }
    }

    @Test(arguments: ["x", " ", "01980000-0000-7000-8000-000000000000"])
    func aTeamThatIsNotThereIsNotNone(_ team: String) async throws {
        let house = try await WebHouse()
        let north = try await house.store.addTeam(name: "North")
        try await house.store.changeUser(house.sam.user.id, team: north.id)

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = [
                "csrf": browser.csrfToken, "name": "New", "address": "new@seller.example",
                "password": "a long password", "role": "teamManager", "team": team,
            ]
            for path in [Self.path(house.sam), Route.users.path] {
                let refused = try await caller.post(path, form: form, cookies: browser.cookies)
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("There is no such team. Choose another, or none."))
            }
            let user = try #require(try await house.store.user(house.sam.user.id))
            #expect(user.team == north.id && user.role == .seller)
            #expect(try await house.store.users().count == 3)
        }
    }

    @Test func theLastAdministratorStaysOneAndIsToldWhy() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = ["csrf": browser.csrfToken, "role": "seller"]
            let refused = try await caller.post(Self.path(house.ada), form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("Make somebody else one first."))
            #expect(refused.text.contains("<option value=\"seller\" selected>"))

            try await house.store.changeUser(house.eve.user.id, role: .administrator)
            let taken = try await caller.post(Self.path(house.ada), form: form, cookies: browser.cookies)
            // Their own page is not there for them any more.
            #expect(taken.headers[.location] == "/settings")
            #expect(try await caller.ask(.get, Self.path(house.ada), headers: browser.headers).status == .notFound)
        }
    }

    @Test func aUserIsShutOutAndLetIn() async throws {
        let house = try await WebHouse()
        let path = Route.userAccess(house.sam.user.id).path

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let theirs = try await caller.logIn(house.sam)
            for (word, status) in [("no", HTTPResponse.Status.unauthorized), ("yes", .ok)] {
                let form = ["csrf": browser.csrfToken, "active": word]
                let taken = try await caller.post(path, form: form, cookies: browser.cookies)
                let place = try #require(taken.headers[.location])
                let shown = try await caller.ask(.get, place, headers: browser.headers).text
                #expect(shown.contains(word == "no" ? "They can’t log in any more" : "They can log in again."))
                #expect(shown.contains(word == "no" ? "Let them in" : "Shut them out"))
                #expect(try await caller.ask(.get, "/api/v1/emails", as: house.sam).status == status)
            }
            #expect(try await caller.ask(.get, "/emails", headers: theirs.headers).status == .seeOther)

            let form = ["csrf": browser.csrfToken, "active": "no"]
            let own = Route.userAccess(house.ada.user.id).path
            #expect(try await caller.post(own, form: form, cookies: browser.cookies).status == .conflict)
            #expect(try await house.store.user(house.ada.user.id)?.isActive == true)
        }
    }

    @Test func anAddressIsGivenAndTakenAway() async throws {
        let house = try await WebHouse()
        let sam = house.sam.user.id

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            func post(_ route: Route, _ address: String) async throws -> Reply {
                let form = ["csrf": browser.csrfToken, "address": address]
                return try await caller.post(route.path, form: form, cookies: browser.cookies)
            }
            let wrong = try await post(.userSenders(sam), "no address")
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("value=\"no address\""))

            #expect(try await post(.userSenders(sam), " sales@seller.example ").status == .seeOther)
            #expect(try await house.store.senderAddresses(of: sam).count == 2)
            let page = try await caller.ask(.get, Self.path(house.sam), headers: browser.headers).text
            #expect(page.contains("Take sales@seller.example away"))

            #expect(try await post(.removeUserSender(sam), "sales@seller.example").status == .seeOther)
            let kept = try await post(.removeUserSender(sam), "sam@seller.example")
            #expect(kept.status == .unprocessableContent)
            #expect(kept.text.contains("Whoever logs in with an address may send from it. It can’t be taken away."))
            #expect(try await house.store.senderAddresses(of: sam).map(\.address) == ["sam@seller.example"])
        }
    }

    @Test func whatWasDoneStandsInTheAuditLog() async throws {
        let house = try await WebHouse()
        let team = try await house.store.addTeam(name: "North", by: house.ada.user.id)
        try await house.store.changeUser(
            house.sam.user.id,
            role: .teamManager,
            team: team.id,
            by: house.ada.user.id
        )

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let page = try await caller.ask(.get, "/settings/audit", headers: browser.headers).text
            for words in ["Added a team", "Gave a user another role", "Changed which team a user is in"] {
                #expect(page.contains(words), "\(words)")
            }
            #expect(page.contains("href=\"\(Self.path(house.sam))\""))
        }
    }
}
