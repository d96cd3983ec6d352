package import Tracking

/// An attachment or an inserted image of an email.
package struct EmailFile: Hashable, Sendable {
    /// Its id.
    package let id: FileID
    /// Where it stands: which email, which kind, which place.
    package let reference: FileReference
    /// What it is saved as.
    package var name: String
    /// Its media type in lower case without parameters.
    package let mediaType: String
    /// Its length in bytes.
    package let size: Int64
    /// Its content.
    package let object: ObjectID
    /// Whether its content begins as a program does.
    package let isProgram: Bool
    /// What its sender wishes: followed, or really attached; images are always `true`.
    package var isFollowed: Bool
    /// When it was added.
    package let createdAt: Instant
    /// Since when it is offered by a link in each copy; `nil` before that, and where the email took it with it.
    package let servedAt: Instant?
    /// Until when it is offered; `nil` in a draft for as long as is usual, and for images.
    package var expiresAt: Instant?
    /// When its content was replaced after it was sent.
    package let replacedAt: Instant?
    /// When its sender took it back.
    package let revokedAt: Instant?
    /// When its stored content was given up.
    package let releasedAt: Instant?
    /// Why it goes inside although such files are followed in this workspace, as a sentence; `nil` where nothing keeps it.
    package var refusal: String?

    /// Whether it is an attachment or an image.
    package var kind: FileReference.Kind { reference.kind }

    /// Where it stands at a moment, in an email with that status.
    package func state(at now: Instant, in status: EmailStatus) -> FileState {
        guard servedAt != nil else {
            switch status {
            case .draft, .held, .scheduled, .sending: return .waiting
            case .sent, .partlyFailed, .failed, .unknown: return .attached
            }
        }
        if revokedAt != nil { return .revoked }
        return expiresAt.map { $0 <= now } ?? false ? .expired : .offered
    }

    /// What the tracking listener must know of it.
    package var manifest: FileManifest {
        FileManifest(
            object: object,
            size: size,
            name: name,
            mediaType: mediaType,
            expiresAt: expiresAt,
            isRevoked: revokedAt != nil || releasedAt != nil
        )
    }
}

/// Where a file stands.
package enum FileState: String, Hashable, Sendable, Codable, CaseIterable {
    /// Its email was not sent yet.
    case waiting
    /// It went out inside the email.
    case attached
    /// It is offered by a link.
    case offered
    /// It was offered, and its time is over.
    case expired
    /// It was offered, and its sender took it back.
    case revoked
}
