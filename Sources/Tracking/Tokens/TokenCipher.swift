internal import CLibcrypto

/// AES-256-GCM (NIST SP 800-38D) with one secret, by OpenSSL's libcrypto.
///
/// Setting a secret up takes longer than to encrypt a token with it, so that is done once. It belongs to one thread at a time.
final class TokenCipher {
    /// The bytes of a nonce.
    static let nonceLength = 12
    /// The bytes of the tag behind what is encrypted.
    static let tagLength = 16
    /// The bytes of a secret.
    static let secretLength = 32

    private let secret: UnsafeMutableBufferPointer<UInt8>
    private let context: OpaquePointer?
    /// `false` where there was no memory: then nothing can be sealed or opened.
    private let isReady: Bool

    init(secret bytes: some Collection<UInt8>) {
        precondition(bytes.count == Self.secretLength, "A secret has \(Self.secretLength) bytes.")
        secret = .allocate(capacity: Self.secretLength)
        _ = secret.initialize(from: bytes)
        context = EVP_CIPHER_CTX_new()
        isReady = EVP_CipherInit_ex2(context, EVP_aes_256_gcm(), secret.baseAddress, nil, 1, nil) == 1
    }

    deinit {
        EVP_CIPHER_CTX_free(context)
        OPENSSL_cleanse(secret.baseAddress, secret.count)
        secret.deallocate()
    }

    /// The secret, for nothing but writing it to its file.
    var secretBytes: [UInt8] { Array(secret) }

    /// Encrypts what stands from a place on, and adds the tag.
    ///
    /// Right before that place stands the nonce, and what stands before the nonce is authenticated, too. `false` where it
    /// fails: then the bytes are of no use.
    func seal(_ bytes: inout [UInt8], from start: Int) -> Bool {
        let end = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: Self.tagLength))
        return bytes.withUnsafeMutableBufferPointer { buffer in
            guard run(buffer, start..<end, encrypts: true), let bytes = buffer.baseAddress else { return false }
            var none: CInt = 0
            let tag = CInt(Self.tagLength)
            return EVP_CipherFinal_ex(context, bytes + end, &none) == 1
                && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, tag, bytes + end) == 1
        }
    }

    /// Decrypts what stands from a place on, up to the tag, which it takes away.
    ///
    /// Nonce and what is authenticated stand as in sealing. `false` where it was not sealed with this secret or was changed since: then the bytes are of no use.
    ///
    /// Tags are compared in constant time (`CRYPTO_memcmp`).
    func open(_ bytes: inout [UInt8], from start: Int) -> Bool {
        let end = bytes.count - Self.tagLength
        guard start <= end else { return false }
        let isGenuine = bytes.withUnsafeMutableBufferPointer { buffer in
            guard run(buffer, start..<end, encrypts: false), let bytes = buffer.baseAddress else { return false }
            var none: CInt = 0
            let tag = CInt(Self.tagLength)
            return EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, tag, bytes + end) == 1
                && EVP_CipherFinal_ex(context, bytes + end, &none) == 1
        }
        bytes.removeLast(Self.tagLength)
        return isGenuine
    }

    /// Changes a range in place; whether its tag is right comes out at the end.
    private func run(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>, encrypts: Bool) -> Bool {
        let nonce = range.lowerBound - Self.nonceLength
        guard isReady, nonce >= 0, let bytes = buffer.baseAddress, let length = CInt(exactly: range.count) else {
            return false
        }
        var written: CInt = 0
        return EVP_CipherInit_ex2(context, nil, nil, bytes + nonce, encrypts ? 1 : 0, nil) == 1
            && EVP_CipherUpdate(context, nil, &written, bytes, CInt(nonce)) == 1
            && EVP_CipherUpdate(context, bytes + range.lowerBound, &written, bytes + range.lowerBound, length) == 1
            && written == length
    }
}
