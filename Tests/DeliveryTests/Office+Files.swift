import Delivery
import Files
import Foundation
import Mail
import Storage
import Testing
import Tracking

extension Office {
    /// A stored draft with these files, each followed or not, and perhaps a picture in its HTML.
    func draft(
        with files: [(name: String, isFollowed: Bool)],
        picture: [UInt8]? = nil,
        wish: Bool = true
    ) async throws -> Email {
        let email = try await store.createDraft(draft(wish: wish), by: seller.viewer)
        for (name, isFollowed) in files {
            try await add(Array(name.utf8), named: name, to: email.id, kind: .file, isFollowed: isFollowed)
        }
        if let picture {
            let image = try await add(picture, named: "a.png", to: email.id, kind: .image, isFollowed: true)
            let src = "http://127.0.0.1:8080/api/v1/emails/\(email.id)/images/\(image.id)"
            let html = Self.html + "<p><img src=\"\(src)\" alt=\"A\"></p>"
            try await store.updateDraft(email.id, to: draft(html: html, wish: wish), expecting: nil, by: seller.viewer)
        }
        return try #require(try await store.email(email.id, viewer: seller.viewer))
    }

    /// Queues and sends a stored draft.
    func deliver(_ id: EmailID) async throws -> Email {
        _ = try await store.queue(id, by: seller.viewer)
        await outbox.sendWaiting()
        return try #require(try await store.email(id, viewer: seller.viewer))
    }

    /// Sets what becomes of the files and pictures of messages that are submitted whole.
    func set(followsFiles: Bool, hostsImages: Bool) async throws {
        var settings = try await store.settings()
        settings.followsFilesOfMessages = followsFiles
        settings.hostsImagesOfMessages = hostsImages
        _ = try await store.updateSettings(settings, by: seller.id)
    }

    /// A whole message as the seller's mail program would submit it.
    func submission(_ message: String) async throws -> RawSubmission {
        try RawSubmission(
            Message(Array(message.utf8)),
            by: seller,
            ownAddresses: await store.senderAddresses(of: seller.id),
            at: Self.start
        )
    }

    /// Submits a whole message, and sends it.
    func submit(_ message: String) async throws -> Email {
        let email = try await store.submit(submission(message), by: seller.viewer)
        await outbox.sendWaiting()
        return try #require(try await store.email(email.id, viewer: seller.viewer))
    }

    @discardableResult
    private func add(
        _ content: [UInt8],
        named name: String,
        to email: EmailID,
        kind: FileReference.Kind,
        isFollowed: Bool
    ) async throws -> EmailFile {
        let object = try await objects.store(content)
        let type = kind == .file ? "application/pdf" : "image/png"
        let new = NewFile(
            kind: kind,
            name: name,
            mediaType: type,
            size: object.size,
            object: object.id,
            isFollowed: isFollowed
        )
        return try await store.addFile(new, to: email, by: seller.viewer)
    }
}
