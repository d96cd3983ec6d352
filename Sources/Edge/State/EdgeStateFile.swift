internal import Foundation

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The file that carries the edge state from storage to the edge (``EdgeStateLayout`` says how).
package enum EdgeStateFile {
    /// Replaces the file by one with this state, at once and durably.
    package static func publish(_ state: EdgeState, to path: String) throws(EdgeStateError) {
        let place = URL(fileURLWithPath: path)
        do {
            let folder = Folder(path: place.deletingLastPathComponent().path)
            try folder.put(EdgeStateEncoder(state).bytes, as: place.lastPathComponent)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
    }

    /// Reads the whole state.
    package static func read(_ path: String) throws(EdgeStateError) -> EdgeState {
        try open(path).state
    }

    /// Reads the file to ask it in place.
    ///
    /// Its bytes are copied rather than mapped: a mapped file that somebody copies another one over would be cut under
    /// the listener's feet, which ends a process; and checking them reads every one anyway.
    static func open(_ path: String) throws(EdgeStateError) -> EdgeStateImage {
        let bytes: [UInt8]
        do {
            let file = try OpenFile(path, O_RDONLY)
            bytes = try file.read(try file.size(), at: 0)
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
        guard let image = EdgeStateImage(bytes) else { throw .malformed(path: path) }
        return image
    }
}
