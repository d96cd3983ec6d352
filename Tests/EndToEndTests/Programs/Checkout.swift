internal import Foundation

/// Where things lie around the tests: the built program beside them, the project's folders and the shared data.
enum Checkout {
    /// The project's own folder.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .path(percentEncoded: false)
        .trimmingSlash

    /// The built `inkling`, found beside the test program; `INKLING_BINARY` names another.
    static let binary =
        environment["INKLING_BINARY"]
        ?? URL(filePath: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "")
        .deletingLastPathComponent().appending(path: "inkling").path(percentEncoded: false)

    /// What set-up fetched: the editor, axe-core, the verifiers.
    static let tools = root + "/.build-tools"

    /// The editor and the fonts that the pages use.
    static let libraries = tools + "/libraries"

    /// Mail and templates that nobody in this project wrote.
    static let data = environment["INKLING_TEST_DATA"] ?? root + "/../shared/data"

    static let environment = ProcessInfo.processInfo.environment

    /// A number that a soak run raises; the standard is what `make test` does.
    static func figure(_ variable: String, standard: Int) -> Int {
        environment[variable].flatMap(Int.init) ?? standard
    }

    /// Whether a file or folder is there.
    static func has(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// Where a program lies on the PATH; `nil` where it is not installed.
    static func program(_ name: String) -> String? {
        (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
            .map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

extension String {
    fileprivate var trimmingSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}
