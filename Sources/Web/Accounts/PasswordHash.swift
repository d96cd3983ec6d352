internal import Tracking

/// A scrypt hash as it is stored: `$scrypt$ln=15,r=8,p=1$<salt>$<key>`, the last two in base64url.
struct PasswordHash: Sendable {
    /// The base-2 logarithm of N.
    let cost: Int
    let salt: [UInt8]
    let key: [UInt8]

    static let keyLength = 32
    static let blockSize = 8
    // A damaged or forged row must not cost gigabytes.
    private static let costs = 10...17

    init(cost: Int, salt: [UInt8], key: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.key = key
    }

    init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            parts[2].hasPrefix("ln="), parts[2].hasSuffix(",r=8,p=1"),
            let cost = Int(parts[2].dropFirst(3).dropLast(8)), Self.costs.contains(cost),
            let salt = Self.bytes(parts[3]), let key = Self.bytes(parts[4]), key.count == Self.keyLength
        else { return nil }
        self.init(cost: cost, salt: salt, key: key)
    }

    var text: String {
        "$scrypt$ln=\(cost),r=\(Self.blockSize),p=1$\(Base64URL.encode(salt))$\(Base64URL.encode(key))"
    }

    private static func bytes(_ text: Substring) -> [UInt8]? {
        Array(text.utf8).withUnsafeBytes { Base64URL.decode($0) }
    }
}
