/// Why a text is not taken for a token.
package enum TokenError: Error, Hashable {
    /// It is no base64url, or too short to be a token.
    case malformed
    /// It is longer than any token is.
    case tooLong
    /// It names a key that this ring does not hold.
    case unknownKey
    /// It is genuine, but its key was revoked.
    case revokedKey
    /// It was not sealed with the key it names, or was changed since.
    case forged
    /// It is genuine, but of a version or kind that this program does not know.
    case unsupported
    /// Sealing failed; nothing was sealed.
    case sealingFailed
}
