import Delivery
import Engagement
import Files
import Foundation
import Mail
import Storage
import Testing
import Tracking

@Suite struct FileDeliveryTests {
    private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 9]

    @Test func followedFilesAreLinksOfEachCopyAndOthersGoInside() async throws {
        let office = try await Office()
        let draft = try await office.draft(with: [("offer.pdf", true), ("Liste für Müller.pdf", false)])

        let email = try await office.deliver(draft.id)

        #expect(email.status == .sent)
        #expect(email.links.map(\.label) == ["quote", "line drawings"])
        for recipient in email.recipients {
            let copy = try #require(try await office.copies(to: recipient.address.address).first)
            let message = try Message(copy)
            let tokens = try office.tokens(in: copy)
            #expect(tokens.map(\.kind) == [.link, .link, .file, .beacon])
            #expect(Set(tokens.map(\.copy)) == [CopyReference(email: email.id, recipient: recipient.ordinal)])
            #expect(message.html?.contains(">offer.pdf</a>") == true)
            #expect(message.html?.contains("PDF, 9 bytes") == true)
            #expect(message.attachments.map(\.name) == ["Liste für Müller.pdf"])
            let text = try #require(message.text)
            let address = try #require(text.split(whereSeparator: \.isWhitespace).first { $0.contains("/f/") })
            let token = try office.keys.open(try #require(TrackingAddress(url: String(address))).token.utf8)
            #expect(token.content == .file(ordinal: 0))
            #expect(token.copy.recipient == recipient.ordinal)
            #expect(!String(decoding: copy, as: UTF8.self).contains(".invalid"))
        }
    }

    @Test func anUnfollowedEmailCarriesEverythingInside() async throws {
        let office = try await Office()
        let draft = try await office.draft(with: [("offer.pdf", true)], picture: Self.png, wish: false)

        let email = try await office.deliver(draft.id)

        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        let message = try Message(copy)
        #expect(message.attachments.map(\.name) == ["offer.pdf"])
        #expect(try office.tokens(in: copy).isEmpty)
        let image = try #require(email.images.first)
        #expect(message.html?.contains("src=\"cid:\(image.id)@seller.example\"") == true)
        #expect(message.part(contentID: "\(image.id)@seller.example")?.bytes == Self.png)
        #expect(email.attachments.map { $0.state(at: Office.start, in: email.status) } == [.attached])
    }

    @Test func insertedPicturesAreHostedPerCopy() async throws {
        let office = try await Office()
        let draft = try await office.draft(with: [], picture: Self.png)

        let email = try await office.deliver(draft.id)

        for recipient in email.recipients {
            let copy = try #require(try await office.copies(to: recipient.address.address).first)
            let tokens = try office.tokens(in: copy)
            #expect(tokens.map(\.content).contains(.image(ordinal: 0)))
            #expect(Set(tokens.map(\.copy.recipient)) == [recipient.ordinal])
            #expect(try Message(copy).html?.contains("/api/v1/") == false)
        }
        #expect(try await office.store.edgeState().files.count == 1)
    }

    @Test func theSellersOwnCopyHasPicturesButNeitherTrackersNorFiles() async throws {
        let office = try await Office()
        let draft = try await office.draft(with: [("offer.pdf", true), ("list.pdf", false)], picture: Self.png)

        let email = try await office.deliver(draft.id)

        let clean = try #require(try await office.store.cleanCopy(email.id, viewer: office.seller.viewer))
        let message = try Message(clean)
        #expect(try office.tokens(in: clean).isEmpty)
        #expect(message.attachments.isEmpty)
        #expect(message.html?.contains("offer.pdf") == true && message.html?.contains("list.pdf") == true)
        #expect(message.part(contentID: "\(email.images[0].id)@seller.example")?.bytes == Self.png)
        #expect(!String(decoding: clean, as: UTF8.self).contains(".invalid"))
    }

    @Test func oldFilesAndPicturesInQuotedTextAreFollowedNoMore() async throws {
        let office = try await Office()
        let first = try await office.deliver(office.draft(with: [("offer.pdf", true)], picture: Self.png).id)
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        let quoted = try #require(try Message(copy).html)

        let reply = try await office.send(office.draft(html: "<p>As said</p><blockquote>\(quoted)</blockquote>"))

        let answer = try #require(try await office.copies(to: "maria@buyer.example", of: reply.id).first)
        let tokens = try office.tokens(in: answer)
        #expect(Set(tokens.map(\.copy.email)) == [reply.id] && first.id != reply.id)
        #expect(tokens.map(\.kind) == [.link, .link, .beacon])
        #expect(try Message(answer).html?.contains("href=\"#\"") == true)
    }

    @Test func anEmailWithoutALinkLeftForItsFileFailsWithTheReason() async throws {
        let office = try await Office()
        let draft = try await office.draft(with: [("offer.pdf", true)])
        let html = String(repeating: "<a href=http://a.example>", count: 65_536)
        try await office.store.updateDraft(
            draft.id,
            to: office.draft(html: html),
            expecting: nil,
            by: office.seller.viewer
        )

        let email = try await office.deliver(draft.id)

        let failed = CopyStatus.failed(reason: CopyError.unlinkable.description)
        #expect(email.recipients.map(\.status) == [failed, failed, failed])
        #expect(try await office.copies(to: "maria@buyer.example").isEmpty)
    }

    @Test func aFileThatIsGoneFailsTheEmailByName() async throws {
        let office = try await Office()
        let draft = try await office.draft(with: [("offer.pdf", false)])
        _ = try await office.objects.remove(draft.files[0].object, storedBefore: Instant(microseconds: .max))

        let email = try await office.deliver(draft.id)

        #expect(email.status == .failed)
        guard case .failed(let reason) = email.recipients[0].status else {
            Issue.record("it did not fail")
            return
        }
        #expect(reason.contains("offer.pdf"))
    }
}

@Suite struct HeldDeliveryTests {
    /// A draft with a followed film of so many bytes, to somebody who objects among others.
    private func film(of size: Int, in office: Office) async throws -> EmailID {
        let draft = try await office.draft(with: [])
        let object = try await office.objects.store([UInt8](repeating: 7, count: size))
        let file = NewFile(
            kind: .file,
            name: "film.mp4",
            mediaType: "video/mp4",
            size: object.size,
            object: object.id,
            isFollowed: true
        )
        try await office.store.addFile(file, to: draft.id, by: office.seller.viewer)
        _ = try await office.store.addContact(
            name: "Jonas",
            address: "jonas@buyer.example",
            phone: "",
            preference: .disallow
        )
        return draft.id
    }

    @Test func whatIsTooLargeUnfollowedIsHeldAndGoesWithoutFiles() async throws {
        let office = try await Office()
        let draft = try await film(of: 20 * 1_024 * 1_024, in: office)

        let held = try await office.deliver(draft)
        #expect(held.status == .held)
        #expect(held.heldReason?.contains("25 MiB") == true)
        #expect(try await office.copies(to: "maria@buyer.example").isEmpty)

        _ = try await office.store.queue(draft, withoutFiles: true, by: office.seller.viewer)
        await office.outbox.sendWaiting()
        let sent = try #require(try await office.store.email(draft, viewer: office.seller.viewer))
        #expect(sent.status == .sent)
        #expect(try await office.copies(to: "maria@buyer.example").count == 1)
    }

    @Test func theLimitIsTheOneThatWasSetAndWhoeverObjectsCanBeTakenOut() async throws {
        let office = try await Office(limits: FileLimits(message: 1_024 * 1_024))
        let draft = try await film(of: 1_024 * 1_024, in: office)

        let held = try await office.deliver(draft)
        #expect(held.status == .held)
        #expect(held.heldReason?.contains("1 MiB") == true)

        _ = try await office.store.queue(draft, withoutObjectors: true, by: office.seller.viewer)
        await office.outbox.sendWaiting()
        let sent = try #require(try await office.store.email(draft, viewer: office.seller.viewer))
        #expect(sent.status == .sent && sent.following.isFollowed)
        #expect(sent.recipients.map(\.address.address) == ["maria@buyer.example", "kirsten@buyer.example"])
        #expect(try await office.copies(to: "jonas@buyer.example").isEmpty)
        let copy = try #require(try await office.copies(to: "kirsten@buyer.example").first)
        #expect(try office.tokens(in: copy).contains { $0.kind == .file && $0.copy.recipient == 1 })
    }
}
