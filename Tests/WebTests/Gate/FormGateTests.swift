import HTTPTypes
import Testing

@testable import Web

@Suite struct FormGateTests {
    @Test func aCookieAloneChangesNothingThroughTheAPI() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await caller.ask(.post, "/api/v1/emails", headers: browser.headers, body: "{}")

            #expect(reply.status == .forbidden)
            #expect(try reply.problem() == "wrong-form-token")
            #expect(reply.text.contains("nothing was lost"))
            #expect(try await caller.ask(.get, "/api/v1/emails", as: house.sam).json()["items"].array.isEmpty)
        }
    }

    @Test func theTokenInTheHeaderLetsAScriptIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            var headers = browser.headers
            headers[.csrfToken] = browser.csrfToken
            #expect(try await caller.ask(.post, "/api/v1/emails", headers: headers, body: "{}").status == .created)
        }
    }

    @Test(arguments: ["", "x", "another session’s"])
    func aWrongTokenDoesNot(token: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let other = try await caller.logIn(house.eve).csrfToken
            let form = [CSRFToken.field: token.hasPrefix("another") ? other : token]
            let reply = try await caller.post("/logout", form: form, cookies: browser.cookies)

            #expect(reply.status == .forbidden)
            #expect(reply.text.contains("too old"))
            #expect(try await caller.ask(.get, "/api/v1/emails", headers: browser.headers).status == .ok)
        }
    }

    @Test func anAPITokenNeedsNone() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: "{}")
            #expect(reply.status == .created)
        }
    }
}
