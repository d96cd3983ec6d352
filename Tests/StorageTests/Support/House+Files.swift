internal import Engagement
internal import Mail
internal import Tracking

@testable internal import Storage

extension House {
    /// A stored content that is to become a file.
    func file(
        _ name: String,
        kind: FileReference.Kind = .file,
        content: String = "quote",
        size: Int64? = nil,
        isProgram: Bool = false,
        isFollowed: Bool? = true
    ) -> NewFile {
        NewFile(
            kind: kind,
            name: name,
            mediaType: kind == .file ? "application/pdf" : "image/png",
            size: size ?? Int64(content.utf8.count),
            object: ObjectID(of: Array(content.utf8)),
            isProgram: isProgram,
            isFollowed: isFollowed
        )
    }

    /// A draft of Ada's with these files.
    func draft(with files: NewFile...) async throws -> Email {
        let email = try await store.createDraft(draft(), by: ada.viewer)
        for file in files { try await store.addFile(file, to: email.id, by: ada.viewer) }
        return try await read(email.id)
    }

    /// Sends a draft of Ada's to the sandbox.
    @discardableResult
    func send(_ id: EmailID, state: FollowingState = .on) async throws -> Email {
        let email = try await store.queue(id, by: ada.viewer)
        try await store.beginSending(id, prepared: prepared(links: 0, state: state))
        for recipient in email.recipients {
            try await store.deliverToSandbox(
                CopyReference(email: id, recipient: recipient.ordinal),
                recipient: recipient.address.address,
                subject: email.subject,
                bytes: [65]
            )
        }
        try await store.finishSending(id)
        return try await read(id)
    }
}
