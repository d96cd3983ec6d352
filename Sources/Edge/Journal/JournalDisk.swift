/// How bytes reach the disk; tests give one that fails.
struct JournalDisk: Sendable {
    /// Writes all bytes at an offset.
    var write: @Sendable (OpenFile, [UInt8], Int) throws(SystemFailure) -> Void
    /// Waits until they are on disk.
    var sync: @Sendable (OpenFile) throws(SystemFailure) -> Void

    /// The machine's.
    static let system = JournalDisk(
        write: { file, bytes, offset throws(SystemFailure) in try file.write(bytes, at: offset) },
        sync: { file throws(SystemFailure) in try file.syncData() }
    )
}
