import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct WorkspaceTests {
    @Test func followingIsSwitchedOnOnlyByWhoAcceptsThePrivacyText() async throws {
        let house = try await WebHouse()
        let path = "/api/v1/settings"

        try await house.open { caller in
            let off = try await caller.ask(.patch, path, as: house.ada, body: #"{"following":false}"#).json()
            #expect(off["following"] == .truth(false))
            let refused = try await caller.ask(.patch, path, as: house.ada, body: #"{"following":true}"#)
            #expect(try refused.pointers() == ["/acceptsPrivacyText"])
            let body = #"{"following":true,"acceptsPrivacyText":true}"#
            let on = try await caller.ask(.patch, path, as: house.ada, body: body).json()
            #expect(on["following"] == .truth(true))
            let audit = try await caller.ask(.get, "/api/v1/audit", as: house.ada).json()["items"].array
            #expect(audit.contains { $0["action"] == .string("followingSwitchedOff") })
        }
    }

    @Test(arguments: [
        (#"["example.com","Sub.Example.ORG"]"#, true), (#"["-a.example"]"#, false), (#"["a..b"]"#, false),
        (#"["https://a.example"]"#, false), (#"[1]"#, false), (#""a.example""#, false),
    ])
    func domainsAreChecked(domains: String, isFine: Bool) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"neverRewriteDomains":\#(domains)}"#
            let reply = try await caller.ask(.patch, "/api/v1/settings", as: house.ada, body: body)
            #expect(reply.status == (isFine ? .ok : .unprocessableContent))
        }
    }

    @Test(arguments: [("example.com, Sub.Example.ORG", true), ("-a.example", false), ("a..b", false)])
    func domainsAreCheckedByTheSameRuleOnThePage(domains: String, isFine: Bool) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.ada)
            let form = ["csrf": browser.csrfToken, "domains": domains]
            let reply = try await caller.post(Route.followingSwitch.path, form: form, cookies: browser.cookies)
            #expect(reply.status == (isFine ? .seeOther : .unprocessableContent))
            #expect(try await house.store.settings().neverRewriteDomains.isEmpty == !isFine)
        }
    }

    @Test func anAdministratorAddsSomebodyWhoCanLogIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"name":"New","address":"new@seller.example","password":"a long password"}"#
            let made = try await caller.ask(.post, "/api/v1/users", as: house.ada, body: body)
            #expect(made.status == .created)
            #expect(!made.text.contains("password"))
            #expect(try made.json()["role"] == .string("seller"))
            let logIn = try await caller.attempt(address: "new@seller.example", password: "a long password")
            #expect(logIn.status == .seeOther)
            #expect(try await caller.ask(.post, "/api/v1/users", as: house.ada, body: body).status == .conflict)
        }
    }

    @Test func aTokenWorksUntilItIsRevoked() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let made = try await caller.ask(.post, "/api/v1/tokens", as: house.sam, body: #"{"name":"CI"}"#).json()
            let secret = try #require(made["secret"].string)
            let id = try #require(made["id"].string)
            let headers: HTTPFields = [.authorization: "Bearer \(secret)"]
            #expect(try await caller.ask(.get, "/api/v1/emails", headers: headers).status == .ok)
            let list = try await caller.ask(.get, "/api/v1/tokens", as: house.sam)
            #expect(!list.text.contains(secret))

            #expect(try await caller.ask(.delete, "/api/v1/tokens/\(id)", as: house.sam).status == .noContent)
            #expect(try await caller.ask(.get, "/api/v1/emails", headers: headers).status == .unauthorized)
        }
    }
}
