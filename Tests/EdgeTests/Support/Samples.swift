import Foundation
import Logging
import Testing

@testable import Edge
@testable import Tracking

/// Values that tests begin with.
enum Samples {
    static let noon = Instant(microseconds: 1_796_040_000_000_000)
    static let clock = WallClock { noon }
    static let email = EmailID(uuid: UUID(uuid: (1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16)))
    static let copy = CopyReference(email: email, recipient: 3)
    static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static func hit(_ number: Int, agent: String = "Agent") throws -> Hit {
        Hit(
            at: noon + .milliseconds(number),
            kind: .link,
            copy: copy,
            ordinal: UInt16(truncatingIfNeeded: number),
            method: .get,
            address: try #require(NetworkAddress("192.0.2.7")),
            agent: agent,
            headers: HitHeaders()
        )
    }

    static func hits(_ numbers: Range<Int>) throws -> [Hit] {
        try numbers.map { try hit($0) }
    }

    static func ring(_ states: KeyState...) throws -> KeyRing {
        let states = states.isEmpty ? [.active] : states
        return try KeyRing(
            keys: states.enumerated().map { number, state in
                let secret = [UInt8](repeating: UInt8(number), count: SealingKey.secretLength)
                return try #require(SealingKey(id: KeyID(rawValue: UInt16(number + 1)), state: state, secret: secret))
            }
        )
    }

    static func link(_ location: String, ordinal: UInt16 = 0) throws -> Token {
        let target = try #require(LinkTarget(location: location))
        return Token(copy: copy, content: .link(ordinal: ordinal, target: target))
    }

    /// A file or image of ``email``.
    static func file(_ kind: FileReference.Kind = .file, _ ordinal: UInt16 = 0) -> FileReference {
        FileReference(email: email, kind: kind, ordinal: ordinal)
    }

    static func manifest(
        of content: [UInt8],
        name: String = "Offer.pdf",
        type: String = "application/pdf",
        expiresAt: Instant? = nil,
        isRevoked: Bool = false
    ) -> FileManifest {
        FileManifest(
            object: ObjectID(of: content),
            size: Int64(content.count),
            name: name,
            mediaType: type,
            expiresAt: expiresAt,
            isRevoked: isRevoked
        )
    }
}
