internal import Foundation

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A folder of ours on disk.
struct Folder: Sendable {
    let path: String

    func path(of name: String) -> String { "\(path)/\(name)" }

    /// Makes it, and those above it, for the owner alone; one that is there stays as it is.
    func make() throws(SystemFailure) {
        guard mkdir(path, 0o700) != 0 else { return }
        switch errno {
        case EEXIST:
            return
        case ENOENT:
            let above = (path as NSString).deletingLastPathComponent
            guard !above.isEmpty, above != path else { throw SystemFailure(code: ENOENT) }
            try Folder(path: above).make()
            guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
        default:
            throw .last
        }
    }

    /// The names of what is in it, in no order.
    func names() throws(SystemFailure) -> [String] {
        guard let stream = opendir(path) else { throw .last }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            names.append(
                withUnsafeBytes(of: entry.pointee.d_name) { name in
                    String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
                }
            )
        }
        return names
    }

    /// Waits until the names in it are on disk.
    func sync() throws(SystemFailure) {
        try OpenFile(path, O_RDONLY | O_DIRECTORY).sync()
    }

    /// Puts a file there in one step, readable by its owner alone: whoever looks sees all of it or what was there before,
    /// also after a power cut.
    func put(_ bytes: [UInt8], as name: String) throws(SystemFailure) {
        let temporary = try write(bytes, near: name)
        guard rename(temporary, path(of: name)) == 0 else {
            let failure = SystemFailure.last
            unlink(temporary)
            throw failure
        }
        try sync()
    }

    /// The same, but `false` and nothing done where the name is taken.
    func putNew(_ bytes: [UInt8], as name: String) throws(SystemFailure) -> Bool {
        let temporary = try write(bytes, near: name)
        defer { unlink(temporary) }
        guard link(temporary, path(of: name)) == 0 else {
            guard errno == EEXIST else { throw .last }
            return false
        }
        try sync()
        return true
    }

    /// Writes a new file under a name that nobody else has, and syncs it.
    private func write(_ bytes: [UInt8], near name: String) throws(SystemFailure) -> String {
        let temporary = path(of: ".\(name).\(UUID().uuidString)")
        do throws(SystemFailure) {
            let file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_EXCL)
            try file.write(bytes, at: 0)
            try file.sync()
        } catch {
            unlink(temporary)
            throw error
        }
        return temporary
    }
}
