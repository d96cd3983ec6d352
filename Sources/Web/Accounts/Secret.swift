internal import Crypto
internal import Tracking

/// What a cookie or an API token proves its owner by: 256 random bits, of which storage sees the SHA-256 only.
package struct Secret: Sendable {
    private let bytes: [UInt8]

    /// In bytes.
    static let length = 32

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads what ``text`` printed; `nil` for anything else.
    init?(_ text: some StringProtocol) {
        let characters = Array(text.utf8)
        guard characters.count <= 2 * Self.length,
            let bytes = characters.withUnsafeBytes({ Base64URL.decode($0) }), bytes.count == Self.length
        else { return nil }
        self.bytes = bytes
    }

    /// The form that is handed out, base64url.
    package var text: String { Base64URL.encode(bytes) }

    /// What is stored: no salt and no slow hash are needed, for nobody guesses 256 bits.
    package var hash: [UInt8] { Array(SHA256.hash(data: bytes)) }

    /// A token that only who holds this secret can make, for one purpose.
    func derived(for purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(purpose.utf8), using: SymmetricKey(data: bytes))
        return Base64URL.encode(Array(code))
    }
}

extension Secret: CustomStringConvertible, CustomReflectable {
    /// Says nothing.
    package var description: String { "secret" }
    /// Shows nothing to `dump` either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
