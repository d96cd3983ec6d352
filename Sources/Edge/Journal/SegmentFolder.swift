#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The journal's folder: one file a segment, named by its number, and the lock.
struct SegmentFolder: Sendable {
    let folder: Folder

    private static let suffix = ".hits"
    private static let digits = 20

    init(path: String) {
        folder = Folder(path: path)
    }

    func path(of number: Int64) -> String {
        let digits = String(number)
        return folder.path(of: String(repeating: "0", count: max(0, Self.digits - digits.count)) + digits + Self.suffix)
    }

    /// The numbers of the segments that are there, the oldest first.
    func numbers() throws(JournalError) -> [Int64] {
        do {
            return try folder.names().filter { $0.hasSuffix(Self.suffix) }
                .compactMap { Int64($0.dropLast(Self.suffix.count)) }.sorted()
        } catch {
            throw .unreadable(path: folder.path, reason: "\(error)")
        }
    }

    /// Opens a segment for reading; `nil` where it is gone.
    func segment(_ number: Int64) throws(JournalError) -> OpenFile? {
        do {
            return try OpenFile(path(of: number), O_RDONLY)
        } catch {
            guard error.code == ENOENT else { throw .unreadable(path: path(of: number), reason: "\(error)") }
            return nil
        }
    }

    /// The header of a segment; `nil` where it is damaged or gone.
    func header(of number: Int64) throws(JournalError) -> SegmentHeader? {
        guard let file = try segment(number) else { return nil }
        return SegmentHeader(try read(SegmentHeader.length, of: file, number, at: 0))
    }

    func read(_ count: Int, of file: OpenFile, _ number: Int64, at offset: Int) throws(JournalError) -> [UInt8] {
        do {
            return try file.read(count, at: offset)
        } catch {
            throw .unreadable(path: path(of: number), reason: "\(error)")
        }
    }

    func size(of file: OpenFile, _ number: Int64) throws(JournalError) -> Int {
        do {
            return try file.size()
        } catch {
            throw .unreadable(path: path(of: number), reason: "\(error)")
        }
    }

    func remove(_ number: Int64) throws(JournalError) {
        guard unlink(path(of: number)) != 0, errno != ENOENT else { return }
        throw .unwritable(path: path(of: number), reason: "\(SystemFailure.last)")
    }

    /// Whether there is no segment of this number.
    func isFree(_ number: Int64) -> Bool {
        access(path(of: number), F_OK) != 0 && errno == ENOENT
    }

    /// Makes the folder and takes it for this process alone, as long as the result is held.
    func lock() throws(JournalError) -> OpenFile {
        let path = folder.path(of: "lock")
        let file: OpenFile
        do {
            try folder.make()
            file = try OpenFile(path, O_RDWR | O_CREAT)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
        guard file.lock() else { throw .inUse(path: folder.path) }
        return file
    }
}
