import Foundation
import HTTPTypes
import Hummingbird
import Mail
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct SandboxPageTests {
    private static let pixel =
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

    /// A message with a picture of its own, and a part that only claims to be one.
    private static func message(html: String) throws -> Message {
        let lines = [
            "From: sam@seller.example", "To: maria@contoso.example", "Subject: Your quote", "MIME-Version: 1.0",
            "Content-Type: multipart/related; boundary=b", "", "--b", "Content-Type: text/html; charset=utf-8", "",
            html,
            "--b", "Content-Type: image/png", "Content-ID: <dot@x>", "Content-Transfer-Encoding: base64", "", pixel,
            "--b", "Content-Type: image/png", "Content-ID: <lie@x>", "", "<script>alert(1)</script>", "--b--", "",
        ]
        return try Message(Array(lines.joined(separator: "\r\n").utf8))
    }

    @Test(arguments: [
        (#"<img src="cid:dot@x">"#, #"<img src="data:image/png;base64,"# + pixel + #"">"#),
        (#"<img src='cid:dot%40x'>"#, #"<img src='data:image/png;base64,"# + pixel + #"'>"#),
        (#"<td background=cid:dot@x>"#, #"<td background=data:image/png;base64,"# + pixel + #">"#),
        (#"<img src="cid:lie@x">"#, #"<img src="cid:lie@x">"#),
        (#"<img src="cid:nobody@x"> cid:"#, #"<img src="cid:nobody@x"> cid:"#),
    ])
    func carriedPicturesArePutIn(html: String, expected: String) throws {
        let document = SandboxDocument(try Self.message(html: html)).html

        #expect(document.hasSuffix(expected) || document.contains(expected))
        #expect(document.hasPrefix("<!doctype html><meta charset=\"utf-8\"><base target=\"_blank\">"))
    }

    @Test func plainTextIsShownAsItIs() throws {
        let document = SandboxDocument(try Message(Array("Subject: x\r\n\r\n1 < 2 & <b>3</b>\r\n".utf8))).html

        #expect(document.contains("1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;"))
    }

    @Test func theFrameLetsNothingRunAndLoadsOnlyTrackedPictures() async throws {
        let house = try await WebHouse()
        let id = try await Self.messageID(house)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let page = try await caller.ask(.get, Route.sandboxMessage(id).path, headers: browser.headers)
            let view = try await caller.ask(.get, Route.sandboxView(id).path, headers: browser.headers)

            let policy = try #require(view.headers[.contentSecurityPolicy])
            #expect(policy.contains("default-src 'none'"))
            #expect(policy.contains("img-src data: http://127.0.0.1:8025;"))
            #expect(policy.contains("frame-ancestors 'self'"))
            #expect(policy.hasSuffix("sandbox allow-popups allow-popups-to-escape-sandbox"))
            #expect(!policy.contains("script-src"))
            #expect(view.headers[.referrerPolicy] == "no-referrer")
            #expect(page.text.contains(#"sandbox="allow-popups allow-popups-to-escape-sandbox""#))
            #expect(page.text.contains("What you do here counts as <strong>maria@contoso.example</strong>’s doing"))
        }
    }

    @Test func mailboxesAreNamedWithoutAddresses() async throws {
        let house = try await WebHouse()
        _ = try await Self.messageID(house)
        let link = MailboxName.link(to: "Maria@contoso.example")

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let reply = try await caller.ask(.get, link, headers: browser.headers)

            #expect(!link.lowercased().contains("maria"))
            #expect(reply.text.contains("href=\"\(link)\" aria-current=\"page\""))
        }
    }

    private static func messageID(_ house: WebHouse) async throws -> SandboxMessageID {
        _ = try await house.openedEmail()
        return try #require(try await house.store.sandboxMessages(viewer: house.sam.viewer, limit: 1).first).id
    }
}
