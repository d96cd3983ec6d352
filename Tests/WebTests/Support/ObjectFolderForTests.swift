import Files
import Foundation

/// A folder of stored files that goes when the test is over.
final class ObjectFolderForTests: Sendable {
    let path: String
    let store: ObjectStore

    init() async throws {
        path = NSTemporaryDirectory() + "inkling-objects-\(UUID().uuidString)"
        store = ObjectStore(path: path)
        try await store.prepare()
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// How many contents are stored.
    var count: Int {
        let all = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return all.count { $0.utf8.count == 65 }
    }
}
