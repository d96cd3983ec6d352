import Delivery
import Engagement
import Mail
import Storage
import Testing
import Tracking

/// One objector's copy is left plain, the others are followed (product §2.4).
struct PerCopyTests {
    private func office() async throws -> Office {
        let office = try await Office()
        var settings = try await office.store.settings()
        settings.objectorMode = .perCopy
        try await office.store.updateSettings(settings, by: office.seller.id)
        try await office.store.addContact(name: "Jonas", address: "Jonas@buyer.example", preference: .disallow)
        return office
    }

    private func copy(to recipient: String, in office: Office) async throws -> [UInt8] {
        try #require(try await office.copies(to: recipient).first)
    }

    @Test func onlyTheObjectorsCopyIsPlain() async throws {
        let office = try await office()

        let email = try await office.send(office.draft())

        #expect(email.following.state == .on)
        #expect(email.following.exceptFor == ["jonas@buyer.example"])
        #expect(email.links.count == 2)
        for recipient in ["maria@buyer.example", "kirsten@buyer.example"] {
            let tokens = try office.tokens(in: try await copy(to: recipient, in: office))
            #expect(tokens.map(\.kind) == [.link, .link, .beacon])
        }
        let plain = try await copy(to: "jonas@buyer.example", in: office)
        #expect(try office.tokens(in: plain).isEmpty)
        let html = try #require(try Message(plain).html)
        #expect(html.contains("href=\"https://contoso.example/quote?a=1&amp;b=2\""))
        #expect(!html.contains("http://t.example"))
    }

    @Test func theObjectorGetsTheFilesThemselves() async throws {
        let office = try await office()
        let draft = try await office.draft(with: [("quote.pdf", true)])
        _ = try await office.deliver(draft.id)

        let plain = try Message(try await copy(to: "jonas@buyer.example", in: office))
        #expect(plain.attachments.map(\.name) == ["quote.pdf"])
        let followed = try Message(try await copy(to: "maria@buyer.example", in: office))
        #expect(followed.attachments.isEmpty)
        #expect(try office.tokens(in: followed.bytes).map(\.kind).contains(.file))
        #expect(try await office.store.edgeState().files.count == 1)
    }

    @Test func aWholeMessageIsLeftAsItCame() async throws {
        let office = try await office()
        let raw = """
            From: Anna Keller <anna@seller.example>\r
            To: jonas@buyer.example, maria@buyer.example\r
            Subject: Quote\r
            Message-ID: <1@seller.example>\r
            Date: Thu, 26 Nov 2026 17:00:00 +0000\r
            MIME-Version: 1.0\r
            Content-Type: text/html; charset=utf-8\r
            \r
            <p><a href="https://contoso.example/">x</a></p>\r

            """

        _ = try await office.submit(raw)

        #expect(try await copy(to: "jonas@buyer.example", in: office) == Array(raw.utf8))
        let tokens = try office.tokens(in: try await copy(to: "maria@buyer.example", in: office))
        #expect(tokens.map(\.kind) == [.link, .beacon])
    }

    @Test func whereEverybodyObjectsNothingIsFollowed() async throws {
        let office = try await office()
        var draft = try office.draft()
        draft.to = []
        draft.bcc = []

        let email = try await office.send(draft)

        #expect(email.following.state == .blocked)
        #expect(email.links.isEmpty)
        #expect(try office.tokens(in: try await copy(to: "jonas@buyer.example", in: office)).isEmpty)
    }

    @Test func itIsDecidedAgainForMailThatWasScheduled() async throws {
        let office = try await Office()
        let later = Office.start + .seconds(3_600)
        let draft = try await office.store.createDraft(office.draft(), by: office.seller.viewer)
        let scheduled = try await office.store.queue(draft.id, at: later, by: office.seller.viewer)
        #expect(scheduled.following.exceptFor.isEmpty)

        var settings = try await office.store.settings()
        (settings.objectorMode, settings.consentMode) = (.perCopy, .optIn)
        try await office.store.updateSettings(settings, by: office.seller.id)
        let maria = try await office.store.addContact(name: "Maria", address: "maria@buyer.example")
        try await office.store.recordConsent(
            of: maria.id,
            givenAt: Office.start,
            manner: "a form",
            words: "yes",
            by: office.seller.id
        )

        let waiting = try #require(try await office.store.email(draft.id, viewer: office.seller.viewer))
        #expect(waiting.following.exceptFor == ["jonas@buyer.example", "kirsten@buyer.example"])
    }
}
