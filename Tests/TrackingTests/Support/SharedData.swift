import Foundation

/// Where the shared test data is: in `../shared/data` of the package, or where `INKLING_TEST_DATA` points.
enum SharedData {
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["INKLING_TEST_DATA"] { return path }
        return FileManager.default.currentDirectoryPath + "/../shared/data"
    }()

    static func has(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: "\(path)/\(name)")
    }

    static func lines(of name: String) throws -> [Substring] {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8).split(separator: "\n")
    }
}
