/// Why the keys that sign mail can't be used; every description names the file and the remedy.
package enum DKIMKeyError: Error, Hashable {
    /// Folder or file can't be read.
    case unreadable(path: String, reason: String)
    /// Folder or file can't be written.
    case unwritable(path: String, reason: String)
    /// Others than the owner may read the file.
    case exposed(path: String)
    /// The file's name is not that of a record.
    case misnamed(path: String)
    /// The file holds no key.
    case malformed(path: String)
    /// There is such a key already.
    case taken(path: String)
}

extension DKIMKeyError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path) can't be read (\(reason)); let the user that runs Inkling own it"
        case .unwritable(let path, let reason):
            "\(path) can't be written (\(reason)); let the user that runs Inkling own the folder, and make room on the disk"
        case .exposed(let path):
            "others may read the DKIM key \(path); run: chmod 600 '\(path)', and make a new key if somebody did"
        case .misnamed(let path):
            "\(path) is not named as DKIM keys are; call it SELECTOR._domainkey.DOMAIN.pem or take it out of the folder"
        case .malformed(let path):
            "\(path) holds no private key in PEM, RSA of 2048 bits or more or Ed25519; "
                + "restore it from a backup or take it out of the folder"
        case .taken(let path):
            "there is a key of that name, \(path), and mail under way may need it; choose another selector"
        }
    }
}
