internal import Foundation
internal import Testing

/// A disk of few megabytes, mounted over the data folder of one server and seen by nobody else; it is gone with the server.
enum SmallDisk {
    private static let script = """
        for word; do [ "$last" != --data-folder ] || data=$word; last=$word; done
        mkdir "$data.disk" && mount -t tmpfs -o size=24m,mode=0700 tmpfs "$data.disk" && cp -a "$data/." "$data.disk" \\
            && mount --bind "$data.disk" "$data" && exec "$@"
        """

    /// Starts a server on such a disk, which holds what is in its data folder.
    static let launcher = [Checkout.program("unshare") ?? "", "-m", "/bin/sh", "-c", script, "small-disk"]

    /// Whether this machine lets the tests mount one.
    static func isPossible() async throws -> Bool {
        guard let unshare = Checkout.program("unshare") else { return false }
        return try await FinishedProgram.run([unshare, "-m", "/bin/mount", "-t", "tmpfs", "tmpfs", "/mnt"]).succeeded
    }

    /// Writes a file until there is no room left.
    static func fill(with path: String) throws {
        try #require(FileManager.default.createFile(atPath: path, contents: nil))
        let file = try #require(FileHandle(forWritingAtPath: path))
        defer { try? file.close() }
        for size in [1 << 20, 4_096, 1] {
            let piece = Data(repeating: 1, count: size)
            while (try? file.write(contentsOf: piece)) != nil {}
        }
    }
}
