internal import Tracking

extension Responder {
    /// Decides on a followed attachment or hosted image whose token is genuine.
    func content(
        _ kind: FileReference.Kind,
        _ token: Token,
        _ head: RequestHead,
        in bytes: UnsafeRawBufferPointer,
        at instant: Instant,
        state: EdgeStateImage
    ) -> Answer {
        let none = noContent(kind)
        guard !state.blocks(token.copy.email) else { return none ?? .blockedLink }
        let file = FileReference(email: token.copy.email, kind: kind, ordinal: token.ordinal)
        guard let manifest = state.manifest(of: file), manifest.size >= 0, ContentType.of(manifest, kind) != nil else {
            return none ?? .unknownFile
        }
        guard !manifest.isRevoked, manifest.expiresAt.map({ instant < $0 }) ?? true else { return none ?? .goneFile }
        return ContentRequest(kind: kind, manifest: manifest).answer(head, in: bytes)
    }

    /// What stands for a picture that can't be served: the beacon's, for a transparent dot looks better in a mail than a torn
    /// picture; for a file `nil`, since people read pages.
    private func noContent(_ kind: FileReference.Kind) -> Answer? {
        kind == .image ? .beacon : nil
    }
}
