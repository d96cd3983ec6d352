import Foundation
import Testing

/// Real material that lies beside the project and is no part of it.
enum SampleData {
    static let absence: Comment = "no test data at ../shared/data or INKLING_TEST_DATA"

    static let folder: URL = {
        if let named = ProcessInfo.processInfo.environment["INKLING_TEST_DATA"] { return URL(filePath: named) }
        return URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/data").standardized
    }()

    static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    /// All files below a folder of the data, in order of their paths; those of licences and notes too.
    static func files(_ path: String) -> [URL] {
        let start = folder.appending(path: path)
        let found = FileManager.default.enumerator(at: start, includingPropertiesForKeys: [.isRegularFileKey])
        let files = found?.compactMap { $0 as? URL } ?? []
        return files.filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true }
            .sorted { $0.path < $1.path }
    }

    static func bytes(_ file: URL) throws -> [UInt8] {
        Array(try Data(contentsOf: file))
    }
}
