import Foundation
import Testing
import Tracking

@testable import Files

@Suite struct ObjectStoreTests {
    private let folder = TemporaryFolder()
    private let future = Instant(microseconds: .max)

    private func store() async throws -> ObjectStore {
        let store = ObjectStore(path: folder.path)
        try await store.prepare()
        return store
    }

    private func chunks(_ texts: String...) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            for text in texts { continuation.yield(Array(text.utf8)) }
            continuation.finish()
        }
    }

    @Test func storesWhatComesUnderTheNameOfItsContent() async throws {
        let store = try await store()

        let object = try await store.store(chunks("two ", "parts"), limit: 9)

        #expect(object.id == ObjectID(of: Array("two parts".utf8)))
        #expect(object.size == 9)
        #expect(object.beginning == Array("two parts".utf8))
        #expect(try await store.bytes(of: object.id) == Array("two parts".utf8))
        #expect(folder.files == [object.id.path])
        #expect(try folder.mode(of: object.id.path) == 0o600)
        #expect(try folder.mode(of: ".") == 0o700)
    }

    @Test func storesEqualContentsOnce() async throws {
        let store = try await store()

        let ids = try await [store.store(chunks("same"), limit: 99).id, store.store(Array("same".utf8)).id]

        #expect(Set(ids).count == 1)
        #expect(folder.files.count == 1)
    }

    @Test func keepsNothingOfWhatIsTooLong() async throws {
        let store = try await store()

        await #expect(throws: ObjectStoreError.tooLarge(limit: 8)) {
            try await store.store(chunks("12345", "6789"), limit: 8)
        }

        #expect(folder.files == [])
    }

    @Test func keepsNothingWhereTheSenderGivesUp() async throws {
        struct GaveUp: Error {}
        let store = try await store()
        let broken = AsyncThrowingStream<[UInt8], any Error> { continuation in
            continuation.yield([1, 2, 3])
            continuation.finish(throwing: GaveUp())
        }

        await #expect(throws: GaveUp.self) { try await store.store(broken, limit: 99) }

        #expect(folder.files == [])
    }

    @Test func throwsHalfStoredContentsAwayAtStart() async throws {
        _ = try await store()
        #expect(FileManager.default.createFile(atPath: folder.path + "/incoming/left", contents: Data([1])))

        _ = try await store()

        #expect(folder.files == [])
    }

    @Test func throwsAwayOnlyWhatIsOldEnough() async throws {
        let store = try await store()
        let object = try await store.store(chunks("old"), limit: 99).id
        let longAgo = Instant(microseconds: 0)

        #expect(try await !store.remove(object, storedBefore: longAgo))
        #expect(try await store.objects(in: object.bytes[0], storedBefore: longAgo) == [])
        #expect(try await store.objects(in: object.bytes[0], storedBefore: future) == [object])
        #expect(try await store.remove(object, storedBefore: future))
        #expect(try await store.remove(object, storedBefore: future))
        await #expect(throws: ObjectStoreError.missing) { try await store.bytes(of: object) }
    }

    @Test func whatIsStoredAgainIsYoungAgain() async throws {
        let store = try await store()
        let object = try await store.store(chunks("again"), limit: 99).id
        let file = folder.path + "/" + object.path
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000)],
            ofItemAtPath: file
        )
        let limit = Instant(Date(timeIntervalSince1970: 1_000_000))
        #expect(try await store.objects(in: object.bytes[0], storedBefore: limit) == [object])

        _ = try await store.store(chunks("again"), limit: 99)

        #expect(try await !store.remove(object, storedBefore: limit))
    }

    @Test func whoReadsReadsToTheEnd() async throws {
        let store = try await store()
        let object = try await store.store(chunks("0123456789"), limit: 99).id
        let content = try await store.open(object)

        #expect(try await store.remove(object, storedBefore: future))

        #expect(content.size == 10)
        #expect(try await content.read(4, at: 8) == Array("89".utf8))
        #expect(try await content.read(4, at: 10) == [])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "there is no disk that is always full"))
    func aFullDiskIsSaidInPlainWords() async throws {
        let store = try await store()
        // Every write to this device fails as on a full disk.
        let incoming = folder.path + "/incoming"
        try FileManager.default.removeItem(atPath: incoming)
        try FileManager.default.createSymbolicLink(atPath: incoming, withDestinationPath: "/dev/full")

        await #expect(throws: ObjectStoreError.self) { try await store.store(chunks("any"), limit: 99) }
        #expect(ObjectStoreError(ENOSPC) == .full && ObjectStoreError(EDQUOT) == .full)
        #expect(ObjectStoreError.full.description.contains("full"))
    }
}
