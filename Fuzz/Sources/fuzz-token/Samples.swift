import Foundation

@testable import Tracking

/// A ring and tokens that are the same in every run, so that a kept input shows again what it showed.
enum Samples {
    static let key = KeyID(rawValue: 258)
    static let copy = CopyReference(
        email: EmailID(uuid: UUID(uuid: (1, 2, 3, 4, 5, 6, 0x70, 8, 0x80, 10, 11, 12, 13, 14, 15, 16))),
        recipient: 3
    )

    static let ring: KeyRing = {
        let secret = [UInt8](repeating: 0x49, count: SealingKey.secretLength)
        guard let key = SealingKey(id: key, state: .active, secret: secret), let ring = try? KeyRing(keys: [key]) else {
            fatalError("there is no ring")
        }
        return ring
    }()

    /// The text of a link's token.
    static func genuine(_ ring: KeyRing) -> [UInt8] {
        let nonce = [UInt8](repeating: 9, count: 12)
        guard let target = LinkTarget(location: "https://contoso.example/quote?id=7"),
            let text = try? ring.seal(Token(copy: copy, content: .link(ordinal: 1, target: target)), nonce: nonce)
        else { fatalError("there is no token") }
        return Array(text.utf8)
    }
}
