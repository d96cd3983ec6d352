import Delivery
import Engagement
import Foundation
import Mail
import Storage
import Testing
import Tracking

/// The footer that leads each recipient to their own page (product §3.9).
struct PageFooterTests {
    private func office(words: String = "") async throws -> Office {
        let office = try await Office()
        var settings = try await office.store.settings()
        (settings.offersPage, settings.pageWords) = (true, words)
        try await office.store.updateSettings(settings, by: office.seller.id)
        return office
    }

    private func copy(to recipient: String, in office: Office) async throws -> Message {
        try Message(try #require(try await office.copies(to: recipient).first))
    }

    private static let whole = """
        From: Anna Keller <anna@seller.example>\r
        To: maria@buyer.example\r
        Subject: Quote\r
        Message-ID: <1@seller.example>\r
        Date: Mon, 23 Nov 2026 09:00:00 +0100\r
        MIME-Version: 1.0\r
        Content-Type: multipart/alternative; boundary=b\r
        \r
        --b\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        See this.\r
        -- \r
        Anna\r
        --b\r
        Content-Type: text/html; charset=utf-8\r
        \r
        <html><body><p>See <a href="https://contoso.example/a">this</a>.</p></body></html>\r
        --b--\r

        """

    @Test func everyFollowedCopyLeadsToAPageOfItsOwn() async throws {
        let office = try await office(words: "Seen & <stopped> here")

        let email = try await office.send(office.draft())

        #expect(email.links.map(\.label) == ["quote", "line drawings"])
        for recipient in email.recipients {
            let copy = try await copy(to: recipient.address.address, in: office)
            let tokens = try office.tokens(in: copy.bytes)
            #expect(tokens.map(\.kind) == [.link, .link, .page, .beacon])
            #expect(Set(tokens.map(\.copy)) == [CopyReference(email: email.id, recipient: recipient.ordinal)])
            #expect(copy.html?.contains(">Seen &amp; &lt;stopped&gt; here</a>") == true)
            let text = try #require(copy.text)
            #expect(text.contains("Seen & <stopped> here:"))
            #expect(text.contains("http://t.example/p/"))
            #expect(!text.contains(".invalid") && copy.html?.contains(".invalid") == false)
        }
    }

    @Test func aWholeMessageGetsItInBothForms() async throws {
        let office = try await office()

        _ = try await office.submit(Self.whole)

        let copy = try await copy(to: "maria@buyer.example", in: office)
        #expect(try office.tokens(in: copy.bytes).map(\.kind) == [.link, .page, .beacon])
        #expect(copy.html?.contains(WorkspaceSettings.usualPageWords) == true)
        let text = try #require(copy.text)
        let page = try #require(text.range(of: "http://t.example/p/"))
        let signature = try #require(text.range(of: "-- "))
        #expect(page.lowerBound < signature.lowerBound)
        #expect(!String(decoding: copy.bytes, as: UTF8.self).contains(".invalid"))
    }

    @Test func theSellersOwnCopyHasNone() async throws {
        let office = try await office()

        let email = try await office.submit(Self.whole)

        let clean = try #require(try await office.store.cleanCopy(email.id, viewer: office.seller.viewer))
        #expect(clean == Array(Self.whole.utf8))
    }

    @Test(arguments: [true, false])
    func aCopyThatIsNotFollowedHasNone(isPerCopy: Bool) async throws {
        let office = try await office()
        var settings = try await office.store.settings()
        settings.objectorMode = isPerCopy ? .perCopy : .wholeEmail
        try await office.store.updateSettings(settings, by: office.seller.id)
        try await office.store.addContact(name: "", address: "jonas@buyer.example", preference: .disallow)

        _ = try await office.send(office.draft())

        let plain = try await copy(to: "jonas@buyer.example", in: office)
        #expect(!String(decoding: plain.bytes, as: UTF8.self).contains("t.example"))
        #expect(plain.html?.contains(WorkspaceSettings.usualPageWords) == false)
        let other = try await copy(to: "maria@buyer.example", in: office)
        #expect(try office.tokens(in: other.bytes).contains { $0.kind == .page } == isPerCopy)
    }

    @Test func aQuotedFooterLeadsNowhere() async throws {
        let office = try await office()
        _ = try await office.send(office.draft())
        let quoted = try #require(try await copy(to: "maria@buyer.example", in: office).html)

        let email = try await office.send(
            office.draft(html: "<p>Again.</p><blockquote type=\"cite\">\(quoted)</blockquote>")
        )

        let copies = try await office.copies(to: "jonas@buyer.example", of: email.id)
        let tokens = try office.tokens(in: try #require(copies.first))
        #expect(tokens.filter { $0.kind == .page }.count == 1)
        #expect(tokens.allSatisfy { $0.copy == CopyReference(email: email.id, recipient: 1) })
        #expect(email.links.allSatisfy { !$0.url.contains("t.example") })
    }
}
