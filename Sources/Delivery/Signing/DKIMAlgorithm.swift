/// How a copy is signed.
package enum DKIMAlgorithm: String, Hashable, Sendable, CaseIterable {
    /// RSA with 2,048 bits and SHA-256, which every receiver knows (RFC 8301).
    case rsa
    /// Ed25519 with SHA-256, short and newer (RFC 8463).
    case ed25519

    /// Its name in a signature.
    var signatureName: String { rawValue + "-sha256" }
}
