internal import Foundation

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The file of the key that seals the secrets of mail servers: its 32 bytes as one line of Base64, mode 0600.
struct SecretKeyFile {
    let path: String

    func box() throws(SecretBoxError) -> SecretBox {
        if access(path, F_OK) != 0 { try make() }
        return try read()
    }

    private func read() throws(SecretBoxError) -> SecretBox {
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure }
        guard status.st_mode & 0o077 == 0 else { throw .exposed(path: path) }
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw .unusable(path: path, reason: "it can’t be read")
        }
        let line = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let key = Data(base64Encoded: line), let box = SecretBox(key: Array(key)) else {
            throw .malformed(path: path)
        }
        return box
    }

    /// Puts a whole key there or none; where another process was quicker, its key counts.
    private func make() throws(SecretBoxError) {
        let folder = (path as NSString).deletingLastPathComponent
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure }
        var system = SystemRandomNumberGenerator()
        let key = (0..<SecretBox.keyLength).map { _ in system.next() as UInt8 }
        let draft = "\(path).\(UUID().uuidString)"
        defer { unlink(draft) }
        try write(Array((Data(key).base64EncodedString() + "\n").utf8), to: draft)
        guard link(draft, path) == 0 || errno == EEXIST else { throw failure }
        try sync(folder)
    }

    private func write(_ bytes: [UInt8], to path: String) throws(SecretBoxError) {
        let descriptor = Self.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        // A line this short is written at once.
        guard Self.write(descriptor, bytes) == bytes.count, fsync(descriptor) == 0 else { throw failure }
    }

    /// Waits until the name is on disk as well.
    private func sync(_ folder: String) throws(SecretBoxError) {
        let descriptor = Self.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure }
    }

    private var failure: SecretBoxError { .unusable(path: path, reason: String(cString: strerror(errno))) }

    private static func open(_ path: String, _ flags: CInt) -> CInt {
        #if canImport(Glibc)
        Glibc.open(path, flags, 0o600)
        #else
        Darwin.open(path, flags, 0o600)
        #endif
    }

    private static func write(_ descriptor: CInt, _ bytes: [UInt8]) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, bytes, bytes.count)
        #else
        Darwin.write(descriptor, bytes, bytes.count)
        #endif
    }
}
