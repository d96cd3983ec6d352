import Delivery
import Engagement
import Mail
import Storage
import Testing
import Tracking

/// Whole messages, as a mail program submits them.
struct RawMessageTests {
    private static let plain = """
        From: Anna Keller <anna@seller.example>\r
        To: maria@buyer.example\r
        Bcc: kirsten@buyer.example\r
        Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r
        X-Odd-Header:   kept   exactly \r
        Message-ID: <of-its-own@seller.example>\r
        Date: Mon, 23 Nov 2026 09:00:00 +0100\r
        MIME-Version: 1.0\r
        Content-Type: text/html; charset=utf-8\r
        \r
        <html><body><p>See <a href='https://contoso.example/a'>this</a></p></body></html>\r

        """

    private func submit(_ text: String, to office: Office) async throws -> Email {
        let message = try Message(Array(text.utf8))
        let submission = try RawSubmission(
            message,
            by: office.seller,
            ownAddresses: await office.store.senderAddresses(of: office.seller.id),
            at: Office.start
        )
        let email = try await office.store.submit(submission, by: office.seller.viewer)
        await office.outbox.sendWaiting()
        return try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
    }

    @Test func keepsEverythingButTheFollowedLeafAndBcc() async throws {
        let office = try await Office()

        let email = try await submit(Self.plain, to: office)

        let copy = try #require(try await office.copies(to: "kirsten@buyer.example").first)
        let text = String(decoding: copy, as: UTF8.self)
        #expect(email.messageID == "of-its-own@seller.example")
        #expect(email.recipients.map(\.field) == [.to, .bcc])
        #expect(text.contains("X-Odd-Header:   kept   exactly \r\n"))
        #expect(!text.contains("Bcc:"))
        #expect(text.contains("<html><body><p>See <a href='http://t.example/c/"))
        #expect(try office.tokens(in: copy).map(\.kind) == [.link, .beacon])
    }

    @Test func sendsWhatCanNotBeFollowedAsItIsAndSaysWhy() async throws {
        let office = try await Office()
        let textOnly = Self.plain.replacing("text/html", with: "text/plain")

        let email = try await submit(textOnly, to: office)

        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(email.following.state == .off)
        #expect(email.following.reason?.isEmpty == false)
        #expect(String(decoding: copy, as: UTF8.self).contains("<a href='https://contoso.example/a'>this</a>"))
    }

    @Test func takesOldTrackersOutOfQuotedHistory() async throws {
        let office = try await Office()
        _ = try await submit(Self.plain, to: office)
        let first = try #require(try await office.copies(to: "maria@buyer.example").first)
        let oldTokens = try office.tokens(in: first)
        let quoted = try #require(try Message(first).html)
        let reply = Self.plain
            .replacing("<of-its-own@seller.example>", with: "<reply@seller.example>")
            .replacing("<html><body>", with: "<html><body><blockquote>\(quoted)</blockquote>")

        let email = try await submit(reply, to: office)

        let copies = try await office.copies(to: "maria@buyer.example")
        let second = try #require(try copies.first { try Message($0).messageID == "reply@seller.example" })
        let tokens = try office.tokens(in: second)
        #expect(!oldTokens.isEmpty)
        #expect(tokens.allSatisfy { $0.copy.email == email.id })
        #expect(email.links.map(\.url) == ["https://contoso.example/a", "https://contoso.example/a"])
    }
}
