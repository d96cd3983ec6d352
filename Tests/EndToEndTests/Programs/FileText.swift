internal import Foundation

/// The texts of files that a test wrote.
enum FileText {
    /// What a file holds; `nil` where it is missing.
    static func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }
}
