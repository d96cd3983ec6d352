import Foundation

@testable import Tracking

/// A folder for one test, gone when nobody holds it any more.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "inkling-edge-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
    }

    func write(_ bytes: [UInt8], to name: String, permissions: Int = 0o644) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path(name))
    }

    /// Stores a content under `objects`, as the server does.
    @discardableResult
    func store(_ content: [UInt8], as object: ObjectID? = nil) throws -> String {
        let name = "objects/\((object ?? ObjectID(of: content)).path)"
        let place = URL(fileURLWithPath: path(name)).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        try write(content, to: name, permissions: 0o600)
        return name
    }

    /// Stores so many zeros, which take no room on the disk.
    func storeZeros(_ size: Int, as object: ObjectID) throws -> String {
        let name = try store([], as: object)
        try truncate(name, to: size)
        return name
    }

    func truncate(_ name: String, to size: Int) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path(name)))
        try file.truncate(atOffset: UInt64(size))
        try file.close()
    }

    func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    func rename(_ name: String, to other: String) throws {
        try FileManager.default.moveItem(atPath: path(name), toPath: path(other))
    }

    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: path(name))
    }

    func permissions(of name: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path(name))[.posixPermissions] as? Int
    }
}
