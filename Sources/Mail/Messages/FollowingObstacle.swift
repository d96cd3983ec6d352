/// Why a message can't be followed (product §2.6): then its copies are plain.
package enum FollowingObstacle: String, Hashable, Sendable, Codable, CaseIterable {
    /// S/MIME or PGP/MIME signature over a part; any change would break it.
    case signed
    /// S/MIME or PGP/MIME encryption.
    case encrypted
    /// A PGP block in the text itself.
    case inlinePGP
    /// No part of it is HTML that a mail program would show.
    case noHTML
    /// The parser's places do not agree with the bytes, so nothing may be replaced there.
    case placesNotTrusted
}

extension FollowingObstacle: CustomStringConvertible {
    /// A sentence for people.
    package var description: String {
        switch self {
        case .signed: "The message is signed, and following it would break the signature."
        case .encrypted: "The message is encrypted."
        case .inlinePGP: "The message contains a PGP block."
        case .noHTML: "The message has no HTML part."
        case .placesNotTrusted: "The message is damaged in a way that leaves unclear where its parts begin."
        }
    }
}

extension FollowingObstacle {
    private static let encryptedTypes: Set<String> = [
        "multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp",
        "application/pgp-encrypted",
    ]

    /// The first reason found; parts of attached messages do not count.
    static func of(_ tree: PartTree, header: HeaderBlock, in bytes: [UInt8]) -> FollowingObstacle? {
        let nodes = tree.nodes.filter { !$0.isInsideMessage }
        // An S/MIME part is usually marked as an attachment, for programs that can't read it.
        if nodes.contains(where: { encryptedTypes.contains($0.type) }) { return .encrypted }
        if nodes.contains(where: { $0.type == "multipart/signed" }) { return .signed }
        let bodies = tree.bodyLeaves(types: ["text/html", "text/plain"])
        if bodies.contains(where: { holdsPGPBlock($0, in: bytes) }) { return .inlinePGP }
        let pages = bodies.filter { $0.type == "text/html" }
        guard !pages.isEmpty else { return .noHTML }
        return pages.allSatisfy { LeafPlace($0, header: header, in: bytes) != nil } ? nil : .placesNotTrusted
    }

    private static func holdsPGPBlock(_ leaf: PartNode, in bytes: [UInt8]) -> Bool {
        guard let range = leaf.content else { return false }
        var finder = PGPBlockFinder()
        GMime.decode(bytes[range], encoding: leaf.encoding) { piece in
            finder.add(piece)
            return !finder.hasFound
        }
        return finder.hasFound
    }
}
