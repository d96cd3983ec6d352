/// Makes secrets from a given randomness.
package struct SecretSource: Sendable {
    /// That many random bytes.
    let bytes: @Sendable (Int) -> [UInt8]

    /// Takes the randomness.
    package init(_ bytes: @escaping @Sendable (Int) -> [UInt8]) {
        self.bytes = bytes
    }

    /// That many bytes from the system's generator, which is fit for secrets.
    package static let systemBytes: @Sendable (Int) -> [UInt8] = { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// A new secret of 256 bits.
    package func secret() -> Secret { Secret(bytes: bytes(Secret.length)) }

    /// New salt for a password.
    func salt() -> [UInt8] { bytes(16) }
}
