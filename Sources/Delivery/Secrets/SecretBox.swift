internal import Crypto
internal import Foundation
package import Storage
package import Tracking

/// Seals what signs in to mail servers, so that the database alone gives nobody a password (AES-256-GCM).
///
/// The server's id is authenticated with it: a row that is copied to another server does not open there.
package struct SecretBox: Sendable {
    private let key: SymmetricKey

    /// The length of a key in bytes.
    static let keyLength = 32

    init?(key: [UInt8]) {
        guard key.count == Self.keyLength else { return nil }
        self.key = SymmetricKey(data: key)
    }

    /// Takes the key of a file; makes one, for its owner alone, where there is no file.
    package static func open(keyFile path: String) throws(SecretBoxError) -> SecretBox {
        try SecretKeyFile(path: path).box()
    }

    /// Seals a secret for one server.
    package func seal(_ secret: ServerSecret, for server: MailServerID) throws -> [UInt8] {
        let sealed = try AES.GCM.seal(JSONEncoder().encode(secret), using: key, authenticating: server.bytes)
        // The form stands in front, for the day when there is another.
        return [Self.form] + (sealed.combined ?? Data())
    }

    /// Opens what was sealed for that server.
    package func open(_ sealed: [UInt8], for server: MailServerID) throws(SecretBoxError) -> ServerSecret {
        guard sealed.first == Self.form else { throw .closed }
        do {
            let box = try AES.GCM.SealedBox(combined: sealed.dropFirst())
            return try JSONDecoder().decode(
                ServerSecret.self,
                from: AES.GCM.open(box, using: key, authenticating: server.bytes)
            )
        } catch {
            throw .closed
        }
    }

    private static let form: UInt8 = 1
}

extension SecretBox: CustomStringConvertible, CustomReflectable {
    /// What it is, never the key.
    package var description: String { "the box of secrets" }
    /// Shows nothing to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
