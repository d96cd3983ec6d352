import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct LogInTests {
    @Test func theRightPasswordOpensASessionInACarefulCookie() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.attempt(address: "SAM@seller.example", password: WebHouse.password)

            #expect(reply.status == .seeOther)
            #expect(reply.headers[.location] == "/")
            let cookie = try #require(reply.headers[values: .setCookie].first { $0.hasPrefix("inkling_session=") })
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
            #expect(!cookie.contains("Secure"))
            let browser = Browser(secret: try #require(reply.cookie(SessionCookie.name)))
            #expect(try await caller.ask(.get, "/api/v1/emails", headers: browser.headers).status == .ok)
        }
    }

    @Test func wrongPasswordAndUnknownAddressGetTheSameAnswer() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let wrong = try await caller.attempt(address: "sam@seller.example", password: "wrong password")
            let unknown = try await caller.attempt(address: "who@seller.example", password: "wrong password")

            #expect(wrong.status == .forbidden && unknown.status == .forbidden)
            #expect(wrong.text.contains("do not match") && unknown.text.contains("do not match"))
            #expect(wrong.cookie(SessionCookie.name) == nil)
        }
    }

    @Test func manyFailuresAreSlowedDownEvenForTheRightPassword() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            for _ in 0..<3 { _ = try await caller.attempt(address: "sam@seller.example", password: "wrong password") }
            let early = try await caller.attempt(address: "sam@seller.example", password: WebHouse.password)
            #expect(early.status == .tooManyRequests)
            #expect(early.headers[.retryAfter] == "1")

            house.clock.advance(by: .seconds(1))
            let later = try await caller.attempt(address: "sam@seller.example", password: WebHouse.password)
            #expect(later.status == .seeOther)
        }
    }

    @Test(arguments: [
        ("/emails?status=sent", "/emails?status=sent"), ("//evil.example", "/"), ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
    ])
    func afterwardsOneComesBackButNeverToAnotherHost(next: String, location: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.attempt(
                address: "sam@seller.example",
                password: WebHouse.password,
                next: next
            )
            #expect(reply.headers[.location] == location)
        }
    }

    @Test func aPageAskedForWithoutASessionLeadsToTheFormAndBack() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/emails?status=sent")
            #expect(reply.headers[.location] == "/login?next=%2Femails%3Fstatus%3Dsent")
        }
    }

    @Test func theFormNeedsItsOwnTokenPair() async throws {
        let house = try await WebHouse()
        let form = ["address": "sam@seller.example", "password": WebHouse.password, "csrf": "x"]
        let secret = Secret(bytes: [UInt8](repeating: 7, count: 32)).text

        try await house.open { caller in
            #expect(try await caller.post("/login", form: form, cookies: [:]).status == .forbidden)
            let wrong = try await caller.post("/login", form: form, cookies: [LogInRoutes.formCookie: secret])
            #expect(wrong.status == .forbidden)
            #expect(wrong.text.contains("too old"))
        }
    }

    @Test func anExpiredSessionIsNoneAnyMore() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            house.clock.advance(by: SessionCookie.lifetime)

            let call = try await caller.ask(.get, "/api/v1/emails", headers: browser.headers)
            #expect(call.status == .unauthorized)
            #expect(try call.problem() == "not-signed-in")
            let page = try await caller.ask(.get, "/emails", headers: browser.headers)
            #expect(page.headers[.location] == "/login?next=%2Femails")
        }
    }

    @Test func aCheapHashIsMadeAnewAtLogInAndThatIsNoNewPassword() async throws {
        let house = try await WebHouse()
        let before = try #require(try await house.store.user(address: "sam@seller.example")).passwordHash
        let audited = try await house.store.auditEntries(before: nil, limit: 50)
        let desk = Desk(
            store: house.store,
            objects: house.desk.objects,
            clock: house.clock.wallClock,
            configuration: house.desk.configuration,
            agentFamily: { _ in "Other" },
            passwords: Passwords(cost: 11)
        )
        let logIn = LogIn(desk: desk, peer: try #require(NetworkAddress("192.0.2.1")))
        #expect(desk.passwords.isOutdated(before))

        for _ in 0..<2 { _ = try await logIn.check(address: "sam@seller.example", password: WebHouse.password) }

        let after = try #require(try await house.store.user(address: "sam@seller.example")).passwordHash
        #expect(!desk.passwords.isOutdated(after))
        #expect(try await house.store.auditEntries(before: nil, limit: 50) == audited)
    }

    @Test func loggingOutEndsTheSession() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = [CSRFToken.field: browser.csrfToken]
            let reply = try await caller.post("/logout", form: form, cookies: browser.cookies)

            #expect(reply.headers[.location] == "/login")
            #expect(try await caller.ask(.get, "/api/v1/emails", headers: browser.headers).status == .unauthorized)
        }
    }

    @Test func whoIsShutOutCanNeitherLogInNorGoOn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            try await house.store.setActive(false, of: house.sam.user.id)

            #expect(try await caller.ask(.get, "/api/v1/emails", headers: browser.headers).status == .unauthorized)
            #expect(try await caller.ask(.get, "/api/v1/emails", as: house.sam).status == .unauthorized)
            let again = try await caller.attempt(address: "sam@seller.example", password: WebHouse.password)
            #expect(again.status == .forbidden)
        }
    }

    @Test func useOfASessionIsNotedAtMostOnceAMinute() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let hash = try #require(Secret(browser.secret)).hash
            let start = house.clock.now

            house.clock.advance(by: .seconds(59))
            _ = try await caller.ask(.get, "/api/v1/emails", headers: browser.headers)
            #expect(try await house.store.session(secretHash: hash)?.session.lastSeenAt == start)

            house.clock.advance(by: .seconds(1))
            var headers = browser.headers
            headers[.userAgent] = "Firefox"
            _ = try await caller.ask(.get, "/api/v1/emails", headers: headers)
            let session = try #require(try await house.store.session(secretHash: hash)?.session)
            #expect(session.lastSeenAt == house.clock.now)
            #expect(session.trace.agentFamily == "Firefox")
        }
    }
}
