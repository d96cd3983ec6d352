import Engagement
import HTTPTypes
import Hummingbird
import Storage
import Testing

@testable import Web

@Suite struct SettingsPagesTests {
    @Test func followingIsSwitchedOnOnlyByWhoAcceptsTheText() async throws {
        let house = try await WebHouse()
        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: false), by: nil)

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = ["csrf": browser.csrfToken, "following": "on"]
            let path = Route.followingSwitch.path

            let refused = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
            #expect(try await house.store.settings().isFollowingOn == false)

            form["accepted"] = "yes"
            let taken = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(taken.status == .seeOther)
            #expect(try await house.store.settings().isFollowingOn)

            form["following"] = "off"
            _ = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(try await house.store.settings().isFollowingOn == false)
        }
    }

    @Test func theRulesOfFilesAreKeptAndWhatIsWrongIsNamed() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let path = Route.followingSwitch.path
            var form = ["csrf": browser.csrfToken, "fileDays": " 30 ", "newFiles": "follow", "allowsPrograms": "yes"]
            form["hostsImagesOfMessages"] = "yes"
            #expect(try await caller.post(path, form: form, cookies: browser.cookies).status == .seeOther)
            let kept = try await house.store.settings()
            let wanted = WorkspaceSettings(
                isFollowingOn: true,
                followsNewFiles: true,
                fileDays: 30,
                allowsPrograms: true,
                hostsImagesOfMessages: true,
                undoSeconds: 0
            )
            #expect(kept == wanted)

            form["fileDays"] = "a month"
            let refused = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("A number of days from 1 to 3650 is expected."))
            #expect(refused.text.contains("value=\"a month\""))
            #expect(try await house.store.settings() == kept)
        }
    }

    @Test func linksThatShowAnAddressAreSetWithTheDomains() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = ["csrf": browser.csrfToken, "domains": "a.example", "leavesShownAddresses": "yes"]
            _ = try await caller.post(Route.followingSwitch.path, form: form, cookies: browser.cookies)
            #expect(try await house.store.settings().leavesShownAddresses)

            form["leavesShownAddresses"] = nil
            _ = try await caller.post(Route.followingSwitch.path, form: form, cookies: browser.cookies)
            #expect(try await house.store.settings().leavesShownAddresses == false)
        }
    }

    @Test(arguments: [
        "/settings/following", "/settings/users", "/settings/teams", "/settings/blocks", "/settings/audit",
    ])
    func sellersAreNotLetIn(path: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await caller.ask(.get, path, headers: browser.headers)
            #expect(reply.status == .forbidden)
            #expect(reply.text.contains("Only an administrator can do that."))
            guard path != "/settings/audit" else { return }

            let form = ["csrf": browser.csrfToken, "following": "off", "name": "X", "address": "x@seller.example"]
            #expect(try await caller.post(path, form: form, cookies: browser.cookies).status == .forbidden)
            #expect(try await house.store.settings().isFollowingOn)
            #expect(try await house.store.users().count == 3)
            #expect(try await house.store.teams().isEmpty)
        }
    }

    @Test func aTokenIsShownOnce() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "name": "Nightly export"]
            let made = try await caller.post("/settings/tokens", form: form, cookies: browser.cookies)
            let later = try await caller.ask(.get, "/settings/tokens", headers: browser.headers)

            #expect(made.text.contains("inkling_"))
            #expect(!later.text.contains(">inkling_"))
            #expect(later.text.contains("Nightly export"))
        }
    }

    @Test func aNewPasswordEndsEveryOtherLogIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let here = try await caller.logIn(house.sam)
            let elsewhere = try await caller.logIn(house.sam)
            let form = ["csrf": here.csrfToken, "current": WebHouse.password, "new": "a better one than before"]
            let reply = try await caller.post("/settings/password", form: form, cookies: here.cookies)

            let fresh = Browser(secret: try #require(reply.cookie(SessionCookie.name)))
            #expect(try await caller.ask(.get, "/emails", headers: fresh.headers).status == .ok)
            #expect(try await caller.ask(.get, "/emails", headers: elsewhere.headers).status == .seeOther)
            #expect(try await caller.ask(.get, "/emails", headers: here.headers).status == .seeOther)
            _ = try await caller.logIn(house.sam, password: "a better one than before")
        }
    }

    @Test(arguments: [
        (["current": "wrong", "new": "a better one than before"], "This is not your password."),
        (["current": WebHouse.password, "new": "short"], "at least"),
    ])
    func aPasswordIsNotChangedByMistake(fields: [String: String], words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = fields.merging(["csrf": browser.csrfToken]) { $1 }
            let reply = try await caller.post("/settings/password", form: form, cookies: browser.cookies)

            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains(words))
            _ = try await caller.logIn(house.sam)
        }
    }

    @Test func aUserIsAddedWithWhatWasTyped() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = ["csrf": browser.csrfToken, "name": "Nora", "address": "nora@seller.example", "role": "seller"]
            form["password"] = "short"
            let refused = try await caller.post("/settings/users", form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("value=\"nora@seller.example\""))

            form["password"] = WebHouse.password
            #expect(try await caller.post("/settings/users", form: form, cookies: browser.cookies).status == .seeOther)
            #expect(try await house.store.user(address: "nora@seller.example")?.user.role == .seller)
        }
    }

    @Test func manyUsersAreSearchedAndPaged() async throws {
        let house = try await WebHouse()
        for number in 0..<120 {
            _ = try await house.store.addUser(
                name: "User \(1_000 + number)",
                address: "user-\(number)@seller.example",
                role: .seller,
                passwordHash: "-"
            )
        }

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let first = try await caller.ask(.get, "/settings/users", headers: browser.headers).text
            #expect(first.contains("User 1000<"))
            #expect(!first.contains("User 1119<"))
            let link = try #require(first.firstMatch(of: /\/settings\/users\?after=[0-9a-f-]+/))
            let second = try await caller.ask(.get, String(link.0), headers: browser.headers).text
            #expect(second.contains("User 1119<"))
            #expect(!second.contains("User 1000<"))

            let found = try await caller.ask(.get, "/settings/users?text=USER-77%40", headers: browser.headers).text
            #expect(found.contains("User 1077<"))
            #expect(!found.contains("User 1078<"))
            let none = try await caller.ask(.get, "/settings/users?text=nobody", headers: browser.headers).text
            #expect(none.contains("No name or address has “nobody” in it."))
        }
    }

    @Test func aPersonsPreferenceIsKeptAndAudited() async throws {
        let house = try await WebHouse()
        let contact = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "name": "Maria Ochoa", "phone": "", "preference": "disallow"]
            let reply = try await caller.post(Route.person(contact.id).path, form: form, cookies: browser.cookies)

            #expect(reply.status == .seeOther)
            let kept = try #require(try await house.store.contact(contact.id))
            #expect(kept.name == "Maria Ochoa")
            #expect(kept.preference == .disallow)
            #expect(
                try await house.store.auditEntries(before: nil, limit: 10).contains { $0.action == .preferenceChanged }
            )
        }
    }

    @Test func nobodyIsAddedTwice() async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = ["csrf": browser.csrfToken, "address": "Maria@contoso.example", "name": "Another"]
            let reply = try await caller.post("/people/new", form: form, cookies: browser.cookies)

            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains("This address is in the list already."))
            #expect(reply.text.contains("value=\"Another\""))
        }
    }
}
