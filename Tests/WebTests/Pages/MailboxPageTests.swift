import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct MailboxPageTests {
    private static func form(_ browser: Browser, _ changes: [String: String] = [:]) -> [String: String] {
        [
            "csrf": browser.csrfToken, "owner": "own", "purpose": "relay", "host": "smtp.gmail.com", "port": "465",
            "security": "implicitTLS", "signIn": "password", "userName": "sam@gmail.com", "password": "pass-word-1",
        ].merging(changes) { $1 }
    }

    @Test func aRelayIsSetAndItsPasswordNeverShown() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            func post(_ changes: [String: String] = [:]) async throws -> Reply {
                let form = Self.form(browser, changes)
                return try await caller.post(Route.mailbox.path, form: form, cookies: browser.cookies)
            }
            #expect(try await post().status == .seeOther)
            let set = try await house.store.mailServer(.relay, of: house.sam.user.id, viewer: house.sam.viewer)
            #expect(set?.settings.host == "smtp.gmail.com" && set?.sealedSecret != nil)

            // An empty field keeps the password, but never for another server.
            #expect(try await post(["password": "", "perMinute": "20"]).status == .seeOther)
            let other = try await post(["password": "", "host": "smtp.contoso.example"])
            #expect(other.status == .unprocessableContent)
            #expect(other.text.contains("Give the password or token anew"))
            #expect(other.text.contains("value=\"smtp.contoso.example\""))

            let page = try await caller.ask(.get, Route.mailbox.path, headers: browser.headers)
            #expect(page.text.contains("value=\"smtp.gmail.com\"") && page.text.contains("value=\"20\""))
            #expect(!page.text.contains("pass-word-1") && !other.text.contains("pass-word-1"))
        }
    }

    @Test(arguments: [
        ("host", "no host", "The server’s name is expected here"), ("port", "many", "A number from 1 to 65535"),
        ("userName", "", "The user name is missing"), ("security", "none", "Without TLS everybody"),
        ("perMinute", "some", "A number from 1 to 1,000,000"),
    ])
    func whatIsWrongStandsAtItsField(field: String, value: String, words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = Self.form(browser, [field: value])
            let reply = try await caller.post(Route.mailbox.path, form: form, cookies: browser.cookies)
            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains(words))
        }
    }

    @Test func providersFillTheirServersIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            for provider in MailProvider.all {
                let path = Route.mailbox.path + "?provider=\(provider.key)"
                let page = try await caller.ask(.get, path, headers: browser.headers)
                #expect(page.status == .ok)
                #expect(page.text.contains("value=\"\(provider.relay.host)\""))
                #expect(provider.mailbox.map { page.text.contains("value=\"\($0.host)\"") } ?? true)
            }
            #expect(try await house.store.mailServers(.relay).isEmpty, "nothing is kept before it is saved")
        }
    }

    @Test func theWorkspacesAndTheLeaveAreForAdministrators() async throws {
        let house = try await WebHouse()
        let settings = MailServerSettings(host: "relay.example", port: 25, security: .startTLS)
        let server = try await house.store.setMailServer(
            .relay,
            of: house.sam.user.id,
            to: settings,
            by: house.sam.viewer
        )

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let mine = Self.form(browser, ["owner": "workspace"])
            #expect(
                try await caller.post(Route.mailbox.path, form: mine, cookies: browser.cookies).status == .forbidden
            )

            let chief = try await caller.logIn(house.ada)
            let page = try await caller.ask(.get, Route.mailbox.path + "?owner=workspace", headers: chief.headers)
            #expect(page.text.contains("Relay relay.example:25"))
            let form = ["csrf": chief.csrfToken, "allowed": "yes"]
            let path = Route.allowMailServer(server.id).path
            #expect(try await caller.post(path, form: form, cookies: chief.cookies).status == .seeOther)
            #expect(try await house.store.mailServer(server.id)?.allowsPrivateAddress == true)
            let api = "/api/v1/mail-servers/\(server.id)"
            let back = try await caller.ask(.patch, api, as: house.ada, body: #"{"allowsPrivateAddress":false}"#)
            #expect(back.status == .noContent)
            #expect(try await house.store.mailServer(server.id)?.allowsPrivateAddress == false)
        }
    }

    @Test func sendingIsSetForTheWorkspace() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            var form = ["csrf": browser.csrfToken, "undoSeconds": "10", "latestMinutes": "90"]
            let path = Route.followingSwitch.path
            #expect(try await caller.post(path, form: form, cookies: browser.cookies).status == .seeOther)
            let kept = try await house.store.settings()
            #expect(kept.undoSeconds == 10 && kept.latestMinutes == 90)

            form["undoSeconds"] = "soon"
            let refused = try await caller.post(path, form: form, cookies: browser.cookies)
            #expect(refused.status == .unprocessableContent && refused.text.contains("value=\"soon\""))
            #expect(try await house.store.settings() == kept)
        }
    }
}
