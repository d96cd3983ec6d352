package import Tracking

/// Why the keys can't be used; every description names the file and the remedy.
package enum KeyFolderError: Error, Hashable {
    /// Folder or file can't be read.
    case unreadable(path: String, reason: String)
    /// Folder or file can't be written.
    case unwritable(path: String, reason: String)
    /// Others than the owner may read the file.
    case exposed(path: String)
    /// The file is no key file.
    case malformed(path: String)
    /// No key has that name.
    case unknown(path: String, KeyID)
    /// It is the only key that may seal.
    case lastActive(KeyID)
    /// It was revoked, and nobody said that it shall open again.
    case revoked(KeyID)
    /// Another command is changing the keys.
    case busy(path: String)
    /// The keys together make no ring.
    case unusable(path: String, KeyRingError)
}

extension KeyFolderError: CustomStringConvertible {
    /// What is wrong, and what to do.
    package var description: String {
        switch self {
        case .unreadable(let path, let reason):
            "\(path) can't be read (\(reason)); let the user that runs Inkling own it"
        case .unwritable(let path, let reason):
            "\(path) can't be written (\(reason)); let the user that runs Inkling own the folder, and make room on the disk"
        case .exposed(let path):
            "others may read the key file \(path); run: chmod 600 '\(path)', and revoke the key if somebody did"
        case .malformed(let path):
            "\(path) is no key file of Inkling, of a later version, or not under its name; "
                + "restore it from a backup or take it out of the folder"
        case .unknown(let path, let id):
            "there is no key \(id) in \(path)"
        case .lastActive(let id):
            "key \(id) is the only one that may seal new mail; make another with `inkling key rotate`, and then do this again"
        case .revoked(let id):
            "key \(id) is revoked: anybody may have what it sealed; if that is a mistake, say so with --reinstate"
        case .busy(let path):
            "another command is changing the keys in \(path); try again in a moment"
        case .unusable(let path, .duplicate(let id)):
            "two files in \(path) hold key \(id); take one of them out of the folder"
        case .unusable(let path, .noActiveKey):
            "no key in \(path) may seal; restore one from a backup or make a new one"
        }
    }
}
