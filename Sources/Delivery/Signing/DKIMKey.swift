internal import Crypto
internal import CryptoExtras
internal import Foundation

/// A private key that signs the mail of one domain.
package struct DKIMKey: Sendable {
    private enum Secret: Sendable {
        case rsa(_RSA.Signing.PrivateKey)
        case ed25519(Curve25519.Signing.PrivateKey)
    }

    /// Whose it is.
    package let name: DKIMName
    private let secret: Secret

    private init(name: DKIMName, secret: Secret) {
        self.name = name
        self.secret = secret
    }

    /// Makes a new one.
    package static func new(_ name: DKIMName, _ algorithm: DKIMAlgorithm) throws -> DKIMKey {
        switch algorithm {
        case .rsa: DKIMKey(name: name, secret: .rsa(try _RSA.Signing.PrivateKey(keySize: .bits2048)))
        case .ed25519: DKIMKey(name: name, secret: .ed25519(Curve25519.Signing.PrivateKey()))
        }
    }

    /// How it signs.
    package var algorithm: DKIMAlgorithm {
        switch secret {
        case .rsa: .rsa
        case .ed25519: .ed25519
        }
    }

    /// What its record in DNS must say (RFC 6376 §3.6.1, RFC 8463 §4.2).
    package var publicRecord: String {
        let key: Data =
            switch secret {
            case .rsa(let key): key.publicKey.derRepresentation
            case .ed25519(let key): key.publicKey.rawRepresentation
            }
        return "v=DKIM1; k=\(algorithm.rawValue); p=\(key.base64EncodedString())"
    }

    /// The signature of what has that digest.
    func signature(of digest: SHA256.Digest) throws -> Data {
        switch secret {
        case .rsa(let key): try key.signature(for: digest, padding: .insecurePKCS1v1_5).rawRepresentation
        // RFC 8463 §3: what is signed is the digest itself.
        case .ed25519(let key): try key.signature(for: Data(digest))
        }
    }
}

extension DKIMKey {
    /// What stands before the 32 bytes of an Ed25519 key in PKCS #8 (RFC 8410 §7).
    private static let ed25519Prefix: [UInt8] = [
        0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
    ]

    /// Reads a key as `openssl genpkey` writes it: PKCS #8 between the lines of PEM.
    ///
    /// `nil` for anything else, and for RSA keys below 2,048 bits.
    init?(name: DKIMName, pem: String) {
        let lines = pem.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("-----") }
        guard let der = Data(base64Encoded: lines.joined()) else { return nil }
        if der.starts(with: Self.ed25519Prefix) {
            let seed = der.dropFirst(Self.ed25519Prefix.count)
            guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else { return nil }
            self.init(name: name, secret: .ed25519(key))
        } else {
            guard let key = try? _RSA.Signing.PrivateKey(pemRepresentation: pem) else { return nil }
            self.init(name: name, secret: .rsa(key))
        }
    }

    /// The secret, as ``init(name:pem:)`` reads it.
    var pem: String {
        switch secret {
        case .rsa(let key):
            return key.pkcs8PEMRepresentation + "\n"
        case .ed25519(let key):
            let der = Data(Self.ed25519Prefix) + key.rawRepresentation
            return "-----BEGIN PRIVATE KEY-----\n\(der.base64EncodedString())\n-----END PRIVATE KEY-----\n"
        }
    }
}
