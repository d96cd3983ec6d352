import Foundation

/// Real mail that lies beside the project and is no part of it.
enum SampleMail {
    static let absence = "no test data at ../shared/data or INKLING_TEST_DATA"

    private static let folder: URL = {
        let named = ProcessInfo.processInfo.environment["INKLING_TEST_DATA"].map { URL(filePath: $0) }
        let beside = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../shared/data")
        return (named ?? beside.standardized).appending(path: "mail")
    }()

    static let isPresent = FileManager.default.fileExists(atPath: folder.path)

    /// Every so many-th message, so that each collection is among them; without the line that mailboxes put first.
    static func messages(atMost limit: Int) throws -> [[UInt8]] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        let files = (found?.compactMap { $0 as? URL } ?? [])
            .filter { $0.lastPathComponent.first?.isNumber == true && !$0.hasDirectoryPath }
            .sorted { $0.path < $1.path }
        return try stride(from: 0, to: files.count, by: files.count / limit + 1).map { place in
            let bytes = Array(try Data(contentsOf: files[place]))
            guard bytes.starts(with: Array("From ".utf8)) else { return bytes }
            return Array(bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
        }
    }
}
