import HTTPTypes
import Mail
import Storage
import Testing
import Tracking

@testable import Web

/// Addresses to send from: asked for, confirmed by a mailed link, taken back and taken away.
@Suite struct AddressesPageTests {
    private static let sales = "sales@seller.example"
    private static let path = "/settings/addresses"

    private static func act(
        _ what: String,
        _ address: String = AddressesPageTests.sales,
        as browser: Browser,
        _ caller: Caller
    ) async throws -> Reply {
        let form = ["csrf": browser.csrfToken, "do": what, "address": address]
        return try await caller.post(path, form: form, cookies: browser.cookies)
    }

    private static func addresses(of person: WebHouse.Person, in house: WebHouse) async throws -> [String] {
        try await house.store.senderAddresses(of: person.user.id).map(\.address)
    }

    @Test func anAddressIsConfirmedByAButtonBehindTheMailedLink() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let asked = try await Self.act("add", " Sales@Seller.example ", as: browser, caller)
            #expect(asked.headers[.location] == "/settings/addresses?done=mailed")
            let page = try await caller.ask(.get, Self.path, headers: browser.headers).text
            #expect(page.contains("Waiting for confirmation"))
            #expect(page.contains("Sales@seller.example"))

            let link = try #require(try await house.mailedLinks().first)
            let end = try #require(link.split(separator: "/").last)
            let secret = try #require(Secret(end))
            #expect(link == Route.confirmSenderAddress(secret).path)

            let shown = try await caller.ask(.get, link, headers: browser.headers)
            #expect(shown.status == .ok)
            #expect(shown.text.contains("Send from Sales@seller.example?"))
            #expect(try await Self.addresses(of: house.sam, in: house).count == 1, "looking confirms nothing")

            let form = ["csrf": browser.csrfToken]
            #expect(try await caller.post(link, form: ["csrf": "old"], cookies: browser.cookies).status == .forbidden)
            #expect(try await Self.addresses(of: house.sam, in: house).count == 1)
            let done = try await caller.post(link, form: form, cookies: browser.cookies)
            #expect(done.headers[.location] == "/settings/addresses?done=confirmed")
            #expect(try await Self.addresses(of: house.sam, in: house).last == "Sales@seller.example")
            let compose = try await caller.ask(.get, "/compose", headers: browser.headers).text
            #expect(compose.contains(#"<option value="Sales@seller.example">"#))

            let again = try await caller.ask(.get, link, headers: browser.headers)
            #expect(again.status == .ok)
            #expect(again.text.contains("You can send from Sales@seller.example"))
        }
    }

    @Test func theLinkIsForWhoAskedAndLeadsThroughTheLogIn() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            _ = try await Self.act("add", as: browser, caller)
            let link = try #require(try await house.mailedLinks().first)

            let nobody = try await caller.ask(.get, link)
            #expect(nobody.status == .seeOther)
            #expect(nobody.headers[.location]?.hasPrefix("/login?next=") == true)
            let logIn = try await caller.attempt(
                address: house.sam.user.address,
                password: WebHouse.password,
                next: link
            )
            #expect(logIn.headers[.location] == link)

            let eve = try await caller.logIn(house.eve)
            let seen = try await caller.ask(.get, link, headers: eve.headers)
            #expect(seen.status == .forbidden)
            #expect(seen.text.contains("This link is for somebody else"))
            #expect(!seen.text.contains(Self.sales))
            let pressed = try await caller.post(link, form: ["csrf": eve.csrfToken], cookies: eve.cookies)
            #expect(pressed.status == .forbidden)
            #expect(try await Self.addresses(of: house.eve, in: house).count == 1)
            #expect(try await Self.addresses(of: house.sam, in: house).count == 1)
        }
    }

    @Test(arguments: [
        "/settings/addresses/confirm/nonsense",
        Route.confirmSenderAddress(Secret(bytes: [UInt8](repeating: 1, count: 32))).path,
    ])
    func aLinkThatIsNotGoodSaysSo(link: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let seen = try await caller.ask(.get, link, headers: browser.headers)
            let pressed = try await caller.post(link, form: ["csrf": browser.csrfToken], cookies: browser.cookies)
            for reply in [seen, pressed] {
                #expect(reply.status == .notFound)
                #expect(reply.text.contains("This link is not good any more"))
            }
        }
    }

    @Test func aLetterIsSentAgainAndWhatIsTakenBackConfirmsNothing() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            _ = try await Self.act("add", as: browser, caller)
            _ = try await Self.act("again", as: browser, caller)
            let links = try await house.mailedLinks()
            #expect(Set(links).count == 2)

            let back = try await Self.act("takeBack", as: browser, caller)
            #expect(back.headers[.location] == "/settings/addresses?done=takenBack")
            for link in links {
                let reply = try await caller.post(link, form: ["csrf": browser.csrfToken], cookies: browser.cookies)
                #expect(reply.status == .notFound)
            }
            #expect(try await Self.addresses(of: house.sam, in: house).count == 1)
            // Two windows: the second finds it done.
            #expect(try await Self.act("takeBack", as: browser, caller).headers[.location] == Self.path)
        }
    }

    @Test func whereNothingIsSentThePageSaysWhereTheLetterLies() async throws {
        let house = try await WebHouse()
        let words = "where an administrator finds it"

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let settings = MailServerSettings(host: "relay.example", port: 25, security: .startTLS)
            // A relay of one's own carries no such letter.
            try await house.store.setMailServer(.relay, of: house.sam.user.id, to: settings, by: house.sam.viewer)
            #expect(try await caller.ask(.get, Self.path, headers: browser.headers).text.contains(words))
            try await house.store.setMailServer(.relay, of: nil, to: settings, by: house.ada.viewer)
            #expect(try await !caller.ask(.get, Self.path, headers: browser.headers).text.contains(words))
        }
    }

    @Test func aLinkIsGoodForTwoDays() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            _ = try await Self.act("add", as: try await caller.logIn(house.sam), caller)
            let link = try #require(try await house.mailedLinks().first)
            house.clock.advance(by: .seconds(48 * 3_600))
            let later = try await caller.logIn(house.sam)
            #expect(try await caller.ask(.get, link, headers: later.headers).status == .notFound)
            let page = try await caller.ask(.get, Self.path, headers: later.headers).text
            #expect(!page.contains("Waiting for confirmation"))
        }
    }

    @Test(arguments: [
        ("nonsense", "is not an email address"), ("\"><script>alert(1)</script>@x.example", "<p class=\"wrong\""),
        ("sam@seller.example", "You may send from this address already."),
    ])
    func whatIsWrongIsNamedAndKept(typed: String, words: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await Self.act("add", typed, as: browser, caller)
            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains(words))
            #expect(reply.text.contains(#"aria-describedby="address-wrong""#))
            #expect(!reply.text.contains("<script>alert"))
            #expect(try await house.mailedLinks().isEmpty)
        }
    }

    @Test func anAddressIsTakenAwayOnceThatIsMeant() async throws {
        let house = try await WebHouse()
        try await house.store.addSenderAddress(Self.sales, to: house.sam.user.id, by: nil)
        house.clock.advance(by: .seconds(60))

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let question = try await Self.act("ask", as: browser, caller)
            #expect(question.text.contains("Take \(Self.sales) away?"))
            #expect(try await Self.addresses(of: house.sam, in: house).count == 2)

            let done = try await Self.act("takeAway", as: browser, caller)
            #expect(done.headers[.location] == "/settings/addresses?done=takenAway")
            #expect(try await Self.addresses(of: house.sam, in: house) == [house.sam.user.address])
            let own = try await Self.act("takeAway", house.sam.user.address, as: browser, caller)
            #expect(own.status == .unprocessableContent)
            #expect(try await Self.addresses(of: house.sam, in: house).count == 1)
        }
        let entries = try await house.store.auditEntries(before: nil, limit: 1)
        #expect(entries.map(\.action) == [.senderAddressRemoved])
    }
}
