/// Why certificates can't be used; every description names the file and the remedy.
package enum CertificateError: Error, Hashable {
    /// A file can't be read.
    case unreadable(path: String, reason: String)
    /// Others than the owner may read the private key.
    case exposed(path: String)
    /// The file holds no certificates, or one of them is cut off.
    case noCertificates(path: String)
    /// The file holds no private key.
    case noKey(path: String)
    /// The key is not that of the first certificate.
    case mismatched(chain: String, key: String)
}

extension CertificateError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path) can't be read (\(reason)); name another file, or let the user that runs Inkling read it"
        case .exposed(let path):
            "others may read the private key \(path); run: chmod 600 '\(path)', and get another certificate if somebody did"
        case .noCertificates(let path):
            "\(path) is no chain of certificates in PEM; write the listener's own certificate into it, and behind it those "
                + "that vouch for it"
        case .noKey(let path):
            "\(path) is no private key in PEM without a passphrase; write the key of the first certificate into it"
        case .mismatched(let chain, let key):
            "the key in \(key) is not that of the first certificate in \(chain); put a pair there that belongs together"
        }
    }
}
