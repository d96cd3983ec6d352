import Engagement
import Files
import Foundation
import Mail
import Storage
import Testing
import Tracking

@testable import Delivery

@Suite struct SubmittedFileTests {
    private static let gif = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
    private static let pdf = Array("%PDF-1.4 offer".utf8)

    /// A message with a picture, a PDF, a program, and something that only says that it is a picture.
    static let message = """
        From: Anna Keller <anna@seller.example>
        To: maria@buyer.example
        Cc: jonas@buyer.example
        Subject: Quote
        Message-ID: <own@seller.example>
        Date: Mon, 23 Nov 2026 09:00:00 +0100
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=mix

        --mix
        Content-Type: multipart/related; boundary=rel

        --rel
        Content-Type: text/html; charset=utf-8

        <p>See <a href="https://contoso.example/a">this</a> <img src="cid:logo@x"> <img src="cid:svg@x"></p>
        --rel
        Content-Type: image/gif
        Content-Transfer-Encoding: base64
        Content-ID: <logo@x>

        \(gif)
        --rel
        Content-Type: image/png
        Content-ID: <svg@x>

        <svg/>
        --rel--

        --mix
        Content-Type: application/pdf
        Content-Transfer-Encoding: base64
        Content-Disposition: attachment; filename="Größe.pdf"

        \(Data(pdf).base64EncodedString())
        --mix
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename=setup.exe

        MZ
        --mix--

        """.replacing("\n", with: "\r\n")

    private func office(followsFiles: Bool = true, hostsImages: Bool = true) async throws -> Office {
        let office = try await Office()
        try await office.set(followsFiles: followsFiles, hostsImages: hostsImages)
        return office
    }

    @Test func filesAndPicturesBecomeAddressesOfEachCopy() async throws {
        let office = try await office()

        let email = try await office.submit(Self.message)

        #expect(email.attachments.map(\.name) == ["Größe.pdf", "setup.exe"])
        #expect(email.attachments.map { $0.state(at: Office.start, in: email.status) } == [.offered, .attached])
        #expect(email.attachments.map(\.refusal) == [nil, "A program can’t be followed."])
        #expect(email.images.map(\.mediaType) == ["image/gif"])
        #expect(email.links.map(\.url) == ["https://contoso.example/a"])
        for recipient in email.recipients {
            let copy = try #require(try await office.copies(to: recipient.address.address).first)
            let message = try Message(copy)
            let tokens = try office.tokens(in: copy)
            #expect(tokens.map(\.kind) == [.link, .image, .file, .beacon])
            #expect(Set(tokens.map(\.copy)) == [CopyReference(email: email.id, recipient: recipient.ordinal)])
            #expect(message.attachments.map(\.name) == ["setup.exe"])
            #expect(message.part(contentID: "logo@x") == nil)
            #expect(message.part(contentID: "svg@x") != nil)
            #expect(message.html?.contains("Gr&#246;&#223;e.pdf</a>") == true)
            #expect(!String(decoding: copy, as: UTF8.self).contains(".invalid"))
        }
        #expect(try await office.objects.bytes(of: email.attachments[0].object) == Self.pdf)
        #expect(try await office.store.edgeState().files.count == 2)
    }

    @Test func theSellersOwnCopyIsWhatTheySubmitted() async throws {
        let office = try await office()

        let email = try await office.submit(Self.message)

        let clean = try await office.store.cleanCopy(email.id, viewer: office.seller.viewer)
        #expect(clean.map { String(decoding: $0, as: UTF8.self) } == Self.message)
    }

    @Test(arguments: [(true, false), (false, true), (false, false)])
    func eachSettingStandsForItself(followsFiles: Bool, hostsImages: Bool) async throws {
        let office = try await office(followsFiles: followsFiles, hostsImages: hostsImages)

        let email = try await office.submit(Self.message)

        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        let kinds = try office.tokens(in: copy).map(\.kind)
        #expect(kinds.contains(.file) == followsFiles)
        #expect(kinds.contains(.image) == hostsImages)
        #expect(email.attachments.count == (followsFiles ? 2 : 0))
        #expect(email.images.count == (hostsImages ? 1 : 0))
    }

    @Test func anUnfollowedMessageGoesWithItsOriginalBytes() async throws {
        let office = try await office()
        let message = Self.message.replacing("Subject:", with: "X-Inkling-Follow: no\r\nSubject:")

        let email = try await office.submit(message)

        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(String(decoding: copy, as: UTF8.self) == Self.message)
        #expect(email.files.isEmpty)
    }

    @Test func whatCanNotBeOfferedAnywhereStaysInside() async throws {
        let office = try await office()
        let frames = Self.message.replacing("<p>See", with: "<frameset></frameset><p>See")

        let email = try await office.submit(frames)

        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(try Message(copy).attachments.map(\.name) == ["Größe.pdf", "setup.exe"])
        #expect(email.attachments.allSatisfy { $0.refusal != nil && $0.servedAt == nil })
    }

    /// A message with HTML and so many attachments.
    private static func message(html: String, attachments: Int) -> String {
        let attachment = "--mix\r\nContent-Type: application/pdf; name=a.pdf\r\n\r\nx\r\n"
        return """
            From: Anna Keller <anna@seller.example>
            To: maria@buyer.example
            Subject: Quote
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=mix

            --mix
            Content-Type: text/html

            \(html)

            """.replacing("\n", with: "\r\n") + String(repeating: attachment, count: attachments) + "--mix--\r\n"
    }

    @Test func ofThousandsOfFilesTwoHundredAreNoted() async throws {
        let office = try await office()

        // Nearly as many parts and header fields as a message may have.
        let email = try await office.submit(Self.message(html: "<p>Hello</p>", attachments: 9_990))

        #expect(email.status == .sent)
        #expect(email.attachments.map(\.isFollowed) == (0..<200).map { $0 < 100 })
        #expect(email.attachments.suffix(100).allSatisfy { $0.refusal == "An email takes at most 100 files." })
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(try Message(copy).attachments.count == 9_890)
    }

    @Test func whereNoLinkIsLeftForTheFileItStaysInside() async throws {
        let office = try await office()
        let html = String(repeating: "<a href=http://a.example>\r\n", count: 65_536)

        let email = try await office.submit(Self.message(html: html, attachments: 1))

        #expect(email.status == .sent && email.links.count == 65_536)
        let refusal = "The message takes no link to the file, for it has too many others."
        #expect(email.attachments.map(\.refusal) == [refusal])
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(try Message(copy).attachments.map(\.name) == ["a.pdf"])
        #expect(!String(decoding: copy, as: UTF8.self).contains(".invalid"))
    }

    @Test func programsAreFollowedWhereTheyAreAllowed() async throws {
        let office = try await office()
        var settings = try await office.store.settings()
        settings.allowsPrograms = true
        _ = try await office.store.updateSettings(settings, by: nil)

        let email = try await office.submit(Self.message)

        #expect(email.attachments.allSatisfy { $0.servedAt != nil })
    }

    @Test func afterACrashTheOthersGetTheSameFilesWhateverWasSetMeanwhile() async throws {
        let office = try await office()
        let first = try await interrupted(in: office)
        try await office.set(followsFiles: false, hostsImages: false)

        await office.outbox.sendWaiting()

        let email = try #require(try await office.store.email(first.id, viewer: office.seller.viewer))
        let copy = try #require(try await office.copies(to: "jonas@buyer.example").first)
        #expect(email.status == .sent)
        #expect(email.files.map(\.id) == first.files.map(\.id))
        #expect(try office.tokens(in: copy).map(\.kind) == [.link, .image, .file, .beacon])
        #expect(try Message(copy).attachments.map(\.name) == ["setup.exe"])
    }

    /// Sends the first copy, as if the server had been killed right after it.
    private func interrupted(in office: Office) async throws -> Email {
        let email = try await office.store.submit(office.submission(Self.message), by: office.seller.viewer)
        let reader = SubmittedFileReader(
            email: email.id,
            settings: try await office.store.settings(),
            limits: FileLimits(),
            now: Office.start
        )
        let found = try await reader.read(Message(Array(Self.message.utf8)), into: office.objects)
        let prepared = Prepared(
            decision: FollowingDecision(wish: true, state: .on, blockedBy: [], reason: nil),
            messageID: "own@seller.example",
            links: [TrackedLink(ordinal: 0, url: "https://contoso.example/a", label: "this")],
            clean: [],
            submittedFiles: found.files
        )
        try await office.store.beginSending(email.id, prepared: prepared)
        try await office.store.deliverToSandbox(
            CopyReference(email: email.id, recipient: 0),
            recipient: "maria@buyer.example",
            subject: "s",
            bytes: Array("before the crash".utf8)
        )
        return try #require(try await office.store.email(email.id, viewer: office.seller.viewer))
    }
}
