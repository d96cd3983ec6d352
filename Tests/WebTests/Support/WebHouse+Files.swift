import Engagement
import Files
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

extension WebHouse {
    /// A one-pixel PNG.
    static let png: [UInt8] = [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8,
        6,
        0, 0, 0, 0x1F, 0x15, 0xC4, 0x89, 0, 0, 0, 0,
    ]

    /// Puts a file of Sam's into a draft of theirs.
    @discardableResult
    func addFile(
        _ name: String,
        to email: EmailID,
        kind: FileReference.Kind = .file,
        content: [UInt8] = Array("quote".utf8),
        isFollowed: Bool = true
    ) async throws -> EmailFile {
        let object = try await desk.objects.store(content)
        let type = kind == .file ? "application/pdf" : "image/png"
        let new = NewFile(object, kind: kind, name: name, mediaType: type, isFollowed: isFollowed)
        return try await store.addFile(new, to: email, by: sam.viewer)
    }

    /// Sends an email of Sam's to the sandbox, with these words of following.
    func send(_ email: EmailID, isFollowed: Bool = true) async throws {
        _ = try await store.queue(email, by: sam.viewer)
        let decision = FollowingDecision(
            wish: isFollowed,
            state: isFollowed ? .on : .off,
            blockedBy: [],
            reason: isFollowed ? nil : "You chose not to follow this email."
        )
        let prepared = Prepared(decision: decision, messageID: "1@seller.example", links: [], clean: [65])
        try await store.beginSending(email, prepared: prepared)
        let copy = CopyReference(email: email, recipient: 0)
        try await store.deliverToSandbox(copy, recipient: "maria@contoso.example", subject: "Your quote", bytes: [65])
        try await store.finishSending(email)
    }
}

extension Caller {
    /// Sends the bytes of a file.
    func upload(
        _ bytes: [UInt8],
        to path: String,
        as person: WebHouse.Person,
        type: String? = "application/pdf",
        key: String? = nil,
        by method: HTTPRequest.Method = .post
    ) async throws -> Reply {
        var headers: HTTPFields = [.authorization: "Bearer \(person.token)"]
        headers[.contentType] = type
        headers[.idempotencyKey] = key
        return try await send(method, path, headers: headers, bytes: bytes)
    }
}
