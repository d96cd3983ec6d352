internal import Crypto
internal import Foundation

/// A key that seals tokens (AES-256-GCM), with its name and what it may still do; it is never printed.
package struct SealingKey: Sendable {
    /// Its name in tokens and on disk.
    package let id: KeyID
    /// What it may still do.
    package var state: KeyState
    /// When it was made; `nil` where nobody wrote that down.
    package let madeAt: Instant?
    let secret: SymmetricKey

    /// The length of a secret in bytes.
    package static let secretLength = 32

    /// Takes a secret that was made before; `nil` unless it has ``secretLength`` bytes.
    package init?(id: KeyID, state: KeyState, madeAt: Instant? = nil, secret: [UInt8]) {
        guard secret.count == Self.secretLength else { return nil }
        self.init(id: id, state: state, madeAt: madeAt, key: SymmetricKey(data: secret))
    }

    private init(id: KeyID, state: KeyState, madeAt: Instant?, key: SymmetricKey) {
        self.id = id
        self.state = state
        self.madeAt = madeAt
        secret = key
    }

    /// Makes a new active key from the system's randomness.
    package static func new(id: KeyID, at now: Instant? = nil) -> SealingKey {
        SealingKey(id: id, state: .active, madeAt: now, key: SymmetricKey(size: .bits256))
    }

    /// The secret, for nothing but writing it to its file.
    package var secretBytes: [UInt8] {
        secret.withUnsafeBytes { Array($0) }
    }
}

/// What a key may still do.
package enum KeyState: String, Sendable, Codable, CaseIterable {
    /// It seals and opens.
    case active
    /// It only opens what it sealed.
    case retired
    /// It was misused: what it sealed is refused.
    case revoked
}

extension SealingKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name and state, never the secret.
    package var description: String { "key \(id) (\(state))" }
    /// The same.
    package var debugDescription: String { description }
    /// Shows nothing more to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: ["id": id, "state": state]) }
}
