internal import Synchronization

/// A key that seals tokens (AES-256-GCM), with its name and what it may still do; it is never printed.
package struct SealingKey: Sendable {
    /// Its name in tokens and on disk.
    package let id: KeyID
    /// What it may still do.
    package var state: KeyState
    /// When it was made; `nil` where nobody wrote that down.
    package let madeAt: Instant?
    private let cipher: SharedCipher

    /// The length of a secret in bytes.
    package static let secretLength = TokenCipher.secretLength

    /// Takes a secret that was made before; `nil` unless it has ``secretLength`` bytes.
    package init?(id: KeyID, state: KeyState, madeAt: Instant? = nil, secret: [UInt8]) {
        guard secret.count == Self.secretLength else { return nil }
        self.init(id: id, state: state, madeAt: madeAt, cipher: SharedCipher(TokenCipher(secret: secret)))
    }

    private init(id: KeyID, state: KeyState, madeAt: Instant?, cipher: SharedCipher) {
        self.id = id
        self.state = state
        self.madeAt = madeAt
        self.cipher = cipher
    }

    /// Makes a new active key from the system's randomness.
    package static func new(id: KeyID, at now: Instant? = nil) -> SealingKey {
        var system = SystemRandomNumberGenerator()
        let secret = (0..<secretLength).map { _ in system.next() as UInt8 }
        return SealingKey(id: id, state: .active, madeAt: now, cipher: SharedCipher(TokenCipher(secret: secret)))
    }

    /// The secret, for nothing but writing it to its file.
    package var secretBytes: [UInt8] {
        cipher.value.withLock(\.secretBytes)
    }

    /// Encrypts bytes from a place on, as ``TokenCipher/seal(_:from:)``.
    func seal(_ bytes: inout [UInt8], from start: Int) -> Bool {
        cipher.value.withLock { $0.seal(&bytes, from: start) }
    }

    /// Decrypts bytes from a place on, as ``TokenCipher/open(_:from:)``.
    func open(_ bytes: inout [UInt8], from start: Int) -> Bool {
        cipher.value.withLock { $0.open(&bytes, from: start) }
    }
}

/// One cipher for all copies of a key: whoever seals or opens with it takes a fraction of a microsecond.
private final class SharedCipher: Sendable {
    let value: Mutex<TokenCipher>

    init(_ cipher: sending TokenCipher) {
        value = Mutex(cipher)
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
