import Engagement
import HTTPTypes
import Hummingbird
import Storage
import Testing
import Tracking

@testable import Web

/// What the page of a sent email says of its files.
@Suite struct SentFilesTests {
    @Test func itSaysWhoLookedAtWhichFile() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail(with: [("offer.pdf", true), ("nda.pdf", false)])
        try await house.record([.file], on: CopyReference(email: email.id, recipient: 0), position: 2)

        let text = try await Self.page(house, email.id)

        #expect(text.contains("<strong>maria@contoso.example</strong> looked at <strong>offer.pdf</strong>"))
        #expect(text.contains("Looked at by maria@contoso.example."))
        #expect(text.contains("</svg>Followed</span>"))
        #expect(text.contains("</svg>Attached</span>"))
        #expect(text.contains(">File views</dt>"))
        #expect(text.contains("Take back") && text.contains("30 days more") && text.contains("Replace"))
        #expect(text.split(separator: "data-file-path").count == 2, "only what is offered by a link can be changed")
    }

    @Test func aFileTakenBackCanBeOfferedAgain() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail(with: [("offer.pdf", true)])
        let file = try #require(email.attachments.first)

        try await house.store.updateFile(file.id, of: email.id, FileChange(isRevoked: true), by: house.sam.viewer)
        let taken = try await Self.page(house, email.id)
        try await house.store.updateFile(file.id, of: email.id, FileChange(isRevoked: false), by: house.sam.viewer)
        let offered = try await Self.page(house, email.id)

        #expect(taken.contains("</svg>Taken back</span>") && taken.contains("Offer again"))
        #expect(!taken.contains("data-revokes=\"true\""))
        #expect(offered.contains("data-revokes=\"true\""))
    }

    @Test func aFileWhoseTimeIsOverCanBeExtended() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail(with: [("offer.pdf", true)])
        let file = try #require(email.attachments.first)
        let soon = house.clock.now + .seconds(60)
        try await house.store.updateFile(file.id, of: email.id, FileChange(expiresAt: soon), by: house.sam.viewer)

        house.clock.advance(by: .seconds(3_600))
        let text = try await Self.page(house, email.id)

        #expect(text.contains("</svg>Expired</span>"))
        let later = house.clock.now + .seconds(30 * 86_400)
        #expect(text.contains("data-extends=\"\(later.description)\""))
    }

    @Test func whoAskedInVainIsToldButNotCounted() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail(with: [("offer.pdf", true)])
        let file = try #require(email.attachments.first)
        try await house.store.updateFile(file.id, of: email.id, FileChange(isRevoked: true), by: house.sam.viewer)
        let copy = CopyReference(email: email.id, recipient: 0)
        house.clock.advance(by: .seconds(60))

        try await house.record([.file], on: copy, position: 2, wasServed: false)
        let text = try await Self.page(house, email.id)

        #expect(text.contains("</strong> asked for <strong>offer.pdf</strong> after it was taken back"))
        #expect(text.contains("Nobody looked at it yet."))
        #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.totals.views == 0)
    }

    private static func page(_ house: WebHouse, _ id: EmailID) async throws -> String {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            return try await caller.ask(.get, Route.email(id).path, headers: browser.headers).text
        }
    }
}
