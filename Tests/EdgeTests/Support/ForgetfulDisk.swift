import Synchronization

@testable import Edge

/// A disk that remembers what would be left of its newest segment if the power failed now.
final class ForgetfulDisk: Sendable {
    private let held = Mutex(Images())

    private struct Images {
        var written: [UInt8] = []
        var synced: [UInt8] = []
    }

    var asDisk: JournalDisk {
        JournalDisk(
            write: { file, bytes, offset throws(SystemFailure) in
                try file.write(bytes, at: offset)
                self.held.withLock { images in
                    // A header begins a segment.
                    if offset == 0 { images = Images() }
                    let missing = offset + bytes.count - images.written.count
                    if missing > 0 { images.written += [UInt8](repeating: 0, count: missing) }
                    images.written.replaceSubrange(offset..<offset + bytes.count, with: bytes)
                }
            },
            sync: { file throws(SystemFailure) in
                // What is written while this runs may or may not be on disk: only what was there before counts.
                let before = self.held.withLock { $0.written }
                try file.syncData()
                self.held.withLock { $0.synced = before }
            }
        )
    }

    /// What was synced, and nothing else.
    var left: [UInt8] { held.withLock { $0.synced } }

    /// What was synced, and of what was written since then bytes that nobody wrote.
    var torn: [UInt8] {
        held.withLock { images in
            var bytes = images.written
            for place in bytes.indices where place >= images.synced.count || bytes[place] != images.synced[place] {
                bytes[place] = UInt8(truncatingIfNeeded: place &* 31)
            }
            return bytes
        }
    }
}
