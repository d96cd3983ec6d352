internal import Foundation
internal import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The file that carries the edge state from storage to the edge: JSON with a format number.
///
/// Fields that a reader does not know it leaves alone, so that later ones (file manifests) need no new format.
package enum EdgeStateFile {
    private static let format = 1

    /// Replaces the file by one with this state, at once and durably.
    package static func publish(_ state: EdgeState, to path: String) throws(EdgeStateError) {
        let content = Content(state, format: format)
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys]
            let bytes = Array(try encoder.encode(content))
            let place = URL(fileURLWithPath: path)
            try Folder(path: place.deletingLastPathComponent().path).put(bytes, as: place.lastPathComponent)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
    }

    /// Reads the file.
    package static func read(_ path: String) throws(EdgeStateError) -> EdgeState {
        let bytes: [UInt8]
        do {
            let file = try OpenFile(path, O_RDONLY)
            bytes = try file.read(try file.size(), at: 0)
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        guard let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)), content.format == format else {
            throw .malformed(path: path)
        }
        return content.state
    }

    private struct Content: Codable {
        let format: Int
        let following: Bool
        let silencedEmails: [EmailID]
        let silencedCopies: [Copy]
        let blockedHosts: [String]
        let blockedEmails: [EmailID]
        let blockedKeys: [KeyID]

        struct Copy: Codable {
            let email: EmailID
            let recipient: UInt16
        }

        init(_ state: EdgeState, format: Int) {
            self.format = format
            following = state.isFollowingOn
            silencedEmails = Array(state.silencedEmails)
            silencedCopies = state.silencedCopies.map { Copy(email: $0.email, recipient: $0.recipient) }
            blockedHosts = state.blockedHosts.map { $0.lowercased() }
            blockedEmails = Array(state.blockedEmails)
            blockedKeys = Array(state.blockedKeys)
        }

        var state: EdgeState {
            EdgeState(
                isFollowingOn: following,
                silencedEmails: Set(silencedEmails),
                silencedCopies: Set(silencedCopies.map { CopyReference(email: $0.email, recipient: $0.recipient) }),
                blockedHosts: Set(blockedHosts),
                blockedEmails: Set(blockedEmails),
                blockedKeys: Set(blockedKeys)
            )
        }
    }
}
