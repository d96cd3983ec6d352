import Foundation
import Testing

@testable import Tracking

/// Values that tests begin with.
enum Samples {
    static let noon = Instant(microseconds: 1_796_040_000_000_000)
    static let copy = CopyReference(
        email: EmailID(uuid: UUID(uuid: (1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16))),
        recipient: 3
    )

    static func address(_ text: String = "192.0.2.7") throws -> NetworkAddress {
        try #require(NetworkAddress(text))
    }

    static func hit(
        at: Instant = noon,
        kind: HitKind = .beacon,
        ordinal: UInt16 = 0,
        method: HitMethod = .get,
        address: String = "192.0.2.7",
        agent: String = "",
        headers: HitHeaders = HitHeaders()
    ) throws -> Hit {
        Hit(
            at: at,
            kind: kind,
            copy: copy,
            ordinal: ordinal,
            method: method,
            address: try Self.address(address),
            agent: agent,
            headers: headers
        )
    }

    static func key(_ number: UInt16 = 1, _ state: KeyState = .active) throws -> SealingKey {
        let secret = (0..<32).map { UInt8($0) &+ UInt8(truncatingIfNeeded: number) }
        return try #require(SealingKey(id: KeyID(rawValue: number), state: state, secret: secret))
    }

    static func link(_ location: String, original: String? = nil, ordinal: UInt16 = 0) throws -> Token {
        let target = try #require(LinkTarget(location: location, original: original.map { Array($0.utf8) }))
        return Token(copy: copy, content: .link(ordinal: ordinal, target: target))
    }
}
