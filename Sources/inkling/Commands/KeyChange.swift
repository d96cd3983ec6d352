internal import Foundation
internal import Storage
internal import Tracking

/// A change of a key that was made, for the audit log.
struct KeyChange: Hashable, Sendable {
    private let key: KeyID
    private let action: AuditAction

    init(_ key: KeyID, _ action: AuditAction) {
        self.key = key
        self.action = action
    }

    /// Writes it into the audit log of the folder's workspace, where there is one.
    func audit(in folder: DataFolder) async throws(KeyChangeError) {
        guard FileManager.default.fileExists(atPath: folder.database) else { return }
        do {
            try await Workspace.open(folder).audit(action, subject: "\(key)", by: nil)
        } catch {
            throw KeyChangeError.unaudited(reason: "\(error)")
        }
    }
}

/// What went wrong after a key was changed.
enum KeyChangeError: Error, Hashable, CustomStringConvertible {
    case unaudited(reason: String)

    var description: String {
        switch self {
        case .unaudited(let reason): "That is done, but it could not be written into the audit log: \(reason)"
        }
    }
}
