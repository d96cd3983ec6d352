internal import Crypto
internal import CryptoExtras
internal import Foundation
internal import NIOPosix
internal import Synchronization

/// Makes and checks password hashes: scrypt (RFC 7914), whose cost stands in the hash and may rise later.
package struct Passwords: Sendable {
    /// The base-2 logarithm of scrypt's N, 14 to 17: each step doubles time and memory (128 MiB at 17).
    package let cost: Int

    /// Shorter passwords are refused.
    package static let minimumLength = 10
    /// Longer ones as well: nobody types them.
    package static let maximumLength = 1_024

    private let secrets: SecretSource
    private let line = WaitingLine(limit: 16)

    /// Hashes with the cost given; the randomness makes the salt.
    package init(cost: Int = 15, secrets: SecretSource = SecretSource(SecretSource.systemBytes)) {
        self.cost = cost
        self.secrets = secrets
    }

    /// The hash to be stored.
    package func hash(_ password: String) async throws(PasswordError) -> String {
        guard password.count >= Self.minimumLength else { throw .tooShort(minimum: Self.minimumLength) }
        guard password.utf8.count <= Self.maximumLength else { throw .tooLong(maximum: Self.maximumLength) }
        let empty = PasswordHash(cost: cost, salt: secrets.salt(), key: [])
        let key = try await key(password, like: empty)
        return PasswordHash(cost: cost, salt: empty.salt, key: key).text
    }

    /// Whether the password is the one that was hashed.
    ///
    /// Without a hash, for want of an account, it does the same work and says no.
    package func verify(_ password: String, against stored: String?) async throws(PasswordError) -> Bool {
        guard password.utf8.count <= Self.maximumLength else { return false }
        guard let stored else {
            let decoy = PasswordHash(cost: cost, salt: secrets.salt(), key: [])
            _ = try await key(password, like: decoy)
            return false
        }
        guard let hash = PasswordHash(stored) else { throw .unknownHash }
        return try await key(password, like: hash).matchesInConstantTime(hash.key)
    }

    /// Whether a hash is cheaper to guess than new ones are, so that it should be made anew at the next log-in.
    package func isOutdated(_ stored: String) -> Bool {
        PasswordHash(stored).map { $0.cost < cost } ?? true
    }

    /// Computes on the thread pool, which is as wide as the machine; beyond a short line it refuses at once.
    private func key(_ password: String, like hash: PasswordHash) async throws(PasswordError) -> [UInt8] {
        guard line.enter() else { throw .busy }
        defer { line.leave() }
        do {
            return try await NIOThreadPool.singleton.runIfActive {
                let key = try KDF.Scrypt.deriveKey(
                    from: Array(password.precomposedStringWithCompatibilityMapping.utf8),
                    salt: hash.salt,
                    outputByteCount: PasswordHash.keyLength,
                    rounds: 1 << hash.cost,
                    blockSize: PasswordHash.blockSize,
                    parallelism: 1
                )
                return key.withUnsafeBytes { Array($0) }
            }
        } catch {
            throw .failed
        }
    }
}

/// Counts who waits, and turns away beyond a limit.
private final class WaitingLine: Sendable {
    private let limit: Int
    private let waiting = Mutex(0)

    init(limit: Int) {
        self.limit = limit
    }

    func enter() -> Bool {
        waiting.withLock { waiting in
            guard waiting < limit else { return false }
            waiting += 1
            return true
        }
    }

    func leave() {
        waiting.withLock { $0 -= 1 }
    }
}
