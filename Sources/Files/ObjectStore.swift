internal import Foundation
package import NIOPosix
package import Tracking

/// Stored files by their content: equal ones once, each whole or not at all.
///
/// `Files` is this folder on disk. It knows neither mail nor storage nor the network: what a content belongs to, and when
/// it may go, is told by others. Everything that may wait for the disk runs on threads of its own.
package struct ObjectStore: Sendable {
    private let folder: ObjectFolder
    private let threads: NIOThreadPool

    /// Opens the folder at that path; ``prepare()`` must have run before anything is stored.
    package init(path: String, threads: NIOThreadPool = .singleton) {
        folder = ObjectFolder(path: path)
        self.threads = threads
    }

    /// Makes the folder where it is missing, and throws away what a crash left half-stored.
    package func prepare() async throws(ObjectStoreError) {
        try await threads.onThread { [folder] () throws(ObjectStoreError) in try folder.prepare() }
    }

    /// Stores a content as it comes, at most so many bytes of it.
    ///
    /// Where anything goes wrong, be it the disk, the limit or the one who sends it, nothing of it stays.
    package func store<Chunks: AsyncSequence>(
        _ chunks: Chunks,
        limit: Int64
    ) async throws -> StoredObject where Chunks.Element == [UInt8] {
        let upload = try await threads.onThread { [folder] () throws(ObjectStoreError) in
            try Upload(in: folder, named: UUID().uuidString, limit: limit)
        }
        do {
            for try await chunk in chunks {
                try await threads.onThread { () throws(ObjectStoreError) in try upload.write(chunk) }
            }
            return try await threads.onThread { () throws(ObjectStoreError) in try upload.finish() }
        } catch {
            // At once, for the task may be cancelled, and then the pool takes no more work of it.
            upload.discard()
            throw error
        }
    }

    /// Stores a content that is at hand as a whole.
    package func store(_ content: [UInt8]) async throws(ObjectStoreError) -> StoredObject {
        try await threads.onThread { [folder] () throws(ObjectStoreError) in
            let upload = try Upload(in: folder, named: UUID().uuidString, limit: .max)
            try upload.write(content)
            return try upload.finish()
        }
    }

    /// Opens a content for reading.
    ///
    /// - Throws: ``ObjectStoreError/missing`` where it is not stored.
    package func open(_ object: ObjectID) async throws(ObjectStoreError) -> StoredContent {
        try await threads.onThread { [folder, threads] () throws(ObjectStoreError) in
            let (descriptor, size) = try folder.open(object)
            return StoredContent(descriptor: descriptor, size: size, threads: threads)
        }
    }

    /// A content as a whole.
    ///
    /// - Throws: ``ObjectStoreError/missing`` where it is not stored.
    package func bytes(of object: ObjectID) async throws(ObjectStoreError) -> [UInt8] {
        let content = try await open(object)
        return try await content.read(Int(content.size), at: 0)
    }

    /// Throws a content away, unless it was stored, perhaps again, after that moment; says whether it is gone.
    ///
    /// Who stores a content needs a while until it is said what it belongs to: give them one.
    package func remove(_ object: ObjectID, storedBefore moment: Instant) async throws(ObjectStoreError) -> Bool {
        try await threads.onThread { [folder] () throws(ObjectStoreError) in
            try folder.remove(object, storedBefore: moment)
        }
    }

    /// One of 256 parts of what was stored before that moment, for looking through all of it bit by bit.
    package func objects(
        in part: UInt8,
        storedBefore moment: Instant
    ) async throws(ObjectStoreError) -> [ObjectID] {
        try await threads.onThread { [folder] () throws(ObjectStoreError) in
            try folder.objects(in: part, storedBefore: moment)
        }
    }
}
