/// The keys of a workspace: seals tokens with its newest active key and opens whatever any of its keys sealed.
///
/// A token is the key's id in clear, a nonce, the sealed bytes and the tag, together in base64url. The id is authenticated
/// with the rest, so it can't be exchanged.
///
/// How long opening takes tells nothing secret. The one comparison with something secret is that of the tag, which AES-GCM
/// makes in constant time before it gives out a byte (OpenSSL's `CRYPTO_memcmp`). The key is found by its id, which
/// everybody can read in the token; whether it was revoked is asked only of what it has really sealed.
package struct KeyRing: Sendable {
    /// Every key, the oldest first.
    package let keys: [SealingKey]
    private let sealingKey: SealingKey
    private let byID: [KeyID: SealingKey]

    /// The key's id, which is authenticated, and the nonce.
    private static let headLength = 2 + TokenCipher.nonceLength
    /// The longest text that is looked at; no token is longer.
    package static let maximumTokenLength = 13_500

    /// Takes all keys of the workspace; at least one must be active.
    package init(keys: [SealingKey]) throws(KeyRingError) {
        self.keys = keys.sorted { $0.id < $1.id }
        var byID: [KeyID: SealingKey] = [:]
        for key in keys where byID.updateValue(key, forKey: key.id) != nil {
            throw .duplicate(key.id)
        }
        guard let newest = self.keys.last(where: { $0.state == .active }) else { throw .noActiveKey }
        self.byID = byID
        sealingKey = newest
    }

    /// The key that seals.
    package var sealingKeyID: KeyID { sealingKey.id }

    /// The same keys, but what some of them sealed is refused, and with those nothing is sealed.
    package func refusing(_ ids: Set<KeyID>) throws(KeyRingError) -> KeyRing {
        guard keys.contains(where: { ids.contains($0.id) }) else { return self }
        return try KeyRing(
            keys: keys.map { key in
                var key = key
                if ids.contains(key.id) { key.state = .revoked }
                return key
            }
        )
    }

    /// Seals a token with the newest active key and a random nonce.
    package func seal(_ token: Token) throws(TokenError) -> String {
        var nonces = NonceSequence()
        return try seal(token, nonces: &nonces)
    }

    /// Seals one of several tokens that are made together, with the next nonce of their sequence.
    package func seal(_ token: Token, nonces: inout NonceSequence) throws(TokenError) -> String {
        let nonce = nonces.next()
        return try seal(token) { bytes in
            bytes.append(number: nonce.high)
            bytes.append(number: nonce.low)
        }
    }

    /// Seals with a nonce of twelve bytes that must never be used twice; for tests that want the same text each time.
    package func seal(_ token: Token, nonce: [UInt8]) throws(TokenError) -> String {
        guard nonce.count == TokenCipher.nonceLength else { throw .sealingFailed }
        return try seal(token) { $0 += nonce }
    }

    private func seal(_ token: Token, addNonce: (inout [UInt8]) -> Void) throws(TokenError) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headLength + TokenCodec.room(for: token) + TokenCipher.tagLength)
        bytes.append(number: sealingKey.id.rawValue)
        addNonce(&bytes)
        TokenCodec.append(token, to: &bytes)
        guard sealingKey.seal(&bytes, from: Self.headLength) else { throw .sealingFailed }
        return Base64URL.encode(bytes)
    }

    /// Opens a token's text.
    package func open(_ text: some Collection<UInt8>) throws(TokenError) -> Token {
        try openSealed(text).token
    }

    /// Opens a token's text and says which key had sealed it.
    package func openSealed(_ text: some Collection<UInt8>) throws(TokenError) -> (token: Token, key: KeyID) {
        let result = text.withContiguousStorageIfAvailable { bytes in
            Result { () throws(TokenError) in try openSealed(UnsafeRawBufferPointer(bytes)) }
        }
        if let result { return try result.get() }
        let copy = Array(text)
        return try copy.withUnsafeBytes { bytes in
            Result { () throws(TokenError) in try openSealed(bytes) }
        }.get()
    }

    /// Opens a token's text and says which key had sealed it.
    package func openSealed(_ text: UnsafeRawBufferPointer) throws(TokenError) -> (token: Token, key: KeyID) {
        guard text.count <= Self.maximumTokenLength else { throw .tooLong }
        guard var bytes = Base64URL.decode(text), bytes.count > Self.headLength + TokenCipher.tagLength else {
            throw .malformed
        }
        let id = KeyID(rawValue: UInt16(bytes[0]) << 8 | UInt16(bytes[1]))
        guard let key = byID[id] else { throw .unknownKey }
        guard key.open(&bytes, from: Self.headLength) else { throw .forged }
        // Only now, so that a forged token can't learn which keys were revoked.
        guard key.state != .revoked else { throw .revokedKey }
        let content = bytes[Self.headLength...]
        guard let token = content.withUnsafeBytes(TokenCodec.decode) else { throw .unsupported }
        return (token, id)
    }
}

/// Why keys make no ring.
package enum KeyRingError: Error, Hashable {
    /// Two keys have the same id.
    case duplicate(KeyID)
    /// No key may seal.
    case noActiveKey
}
