/// Why the secrets of mail servers can't be kept or read, with the remedy.
package enum SecretBoxError: Error, Hashable, CustomStringConvertible {
    /// The key's file can't be read or made; the system's words.
    case unusable(path: String, reason: String)
    /// Others may read the key's file.
    case exposed(path: String)
    /// The key's file holds no key.
    case malformed(path: String)
    /// What is stored was not sealed with this key for this server.
    case closed

    /// A sentence for people.
    package var description: String {
        switch self {
        case .unusable(let path, let reason):
            "The key \(path), which keeps the passwords of mail servers, can’t be read or made: \(reason). Mend its permissions."
        case .exposed(let path): "The key \(path) can be read by others. Run: chmod 600 \(path)"
        case .malformed(let path):
            "The file \(path) is no key. Put back the one from a backup; without it the passwords of mail servers are lost."
        case .closed:
            "The password of this mail server can’t be read: it was sealed with another key, or for another server. Give it anew."
        }
    }
}
