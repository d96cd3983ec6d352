import Foundation
import Testing

@testable import Edge
@testable import Tracking

@Suite struct KeyFolderTests {
    private let folder: TemporaryFolder
    private let keys: KeyFolder

    init() throws {
        folder = try TemporaryFolder()
        keys = KeyFolder(path: folder.path("data/keys"), clock: Samples.clock)
    }

    @Test func makesAFirstKeyThatStays() throws {
        let token = Token(copy: Samples.copy, content: .beacon)

        let text = try keys.load().seal(token)

        #expect(try keys.load().open(text.utf8) == token)
        #expect(try folder.names(in: "data/keys") == ["00001.key"])
    }

    @Test func letsNobodyElseReadThem() throws {
        _ = try keys.load()

        #expect(try folder.permissions(of: "data/keys") == 0o700)
        #expect(try folder.permissions(of: "data/keys/00001.key") == 0o600)
    }

    @Test(arguments: [0o640, 0o604, 0o660, 0o644])
    func refusesAKeyThatOthersMayRead(_ permissions: Int) throws {
        _ = try keys.load()
        let path = folder.path("data/keys/00001.key")
        try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)

        let error = #expect(throws: KeyFolderError.exposed(path: path)) { try keys.load() }

        #expect("\(try #require(error))".contains("chmod 600 '\(path)'"))
    }

    @Test(arguments: [
        "", "{}", #"{"format": 2, "id": 1, "state": "active", "secret": ""}"#, "secret",
        #"{"format": 1, "id": 1, "state": "active", "secret": "AAAA"}"#,
        #"{"format": 1, "id": 70000, "state": "active", "secret": "AAAA"}"#,
    ])
    func namesAFileThatIsNoKey(_ text: String) throws {
        _ = try keys.load()
        let path = folder.path("data/keys/00001.key")
        try folder.write(Array(text.utf8), to: "data/keys/00001.key", permissions: 0o600)

        let error = #expect(throws: KeyFolderError.malformed(path: path)) { try keys.load() }

        #expect("\(try #require(error))".contains(path))
        #expect(try folder.read("data/keys/00001.key") == Array(text.utf8), "nothing is overwritten")
    }

    @Test func refusesACopyUnderAnotherName() throws {
        _ = try keys.load()
        let copy = try folder.read("data/keys/00001.key")
        try folder.write(copy, to: "data/keys/old.key", permissions: 0o600)

        #expect(throws: KeyFolderError.malformed(path: folder.path("data/keys/old.key"))) { try keys.load() }
    }

    @Test func readsSeveralKeysAndLeavesOtherFilesAlone() throws {
        _ = try keys.load()
        let second = try #require(
            SealingKey(id: KeyID(rawValue: 2), state: .retired, secret: [UInt8](repeating: 3, count: 32))
        )
        try folder.write(KeyFile.encode(second), to: "data/keys/00002.key", permissions: 0o600)
        try folder.write(Array("hello".utf8), to: "data/keys/README")

        let ring = try keys.load()

        #expect(ring.keys.map(\.id.rawValue) == [1, 2])
        #expect(ring.keys.map(\.state) == [.active, .retired])
        #expect(ring.keys.last?.secretBytes == second.secretBytes)
    }

    @Test func aNewKeySealsAndTheOldOneStillOpens() throws {
        let token = Token(copy: Samples.copy, content: .beacon)
        let before = try keys.load().seal(token)

        let added = try keys.add()
        #expect(try keys.change(KeyID(rawValue: 1), to: .retired))
        #expect(try !keys.change(KeyID(rawValue: 1), to: .retired), "it is so already")

        let ring = try keys.load()
        #expect(try ring.open(before.utf8) == token)
        #expect(try ring.openSealed(ring.seal(token).utf8).key == added)
        #expect(try folder.permissions(of: "data/keys/00001.key") == 0o600)
        #expect(try keys.change(KeyID(rawValue: 1), to: .revoked))
        #expect(throws: TokenError.revokedKey) { try keys.load().open(before.utf8) }
    }

    @Test func keepsOneKeyActive() throws {
        let only = try #require(keys.load().keys.first?.id)

        let error = #expect(throws: KeyFolderError.lastActive(only)) { try keys.change(only, to: .revoked) }

        #expect("\(try #require(error))".contains("inkling key rotate"))
        #expect(throws: KeyFolderError.unknown(path: keys.path, KeyID(rawValue: 7))) {
            try keys.change(KeyID(rawValue: 7), to: .retired)
        }
        #expect(try keys.load().keys.first?.state == .active)
    }

    @Test func aRevokedKeyComesBackOnlyIfThatIsMeant() throws {
        let first = KeyID(rawValue: 1)
        _ = try keys.add()
        #expect(try keys.change(first, to: .revoked))

        #expect(throws: KeyFolderError.revoked(first)) { try keys.change(first, to: .retired) }
        #expect(try keys.change(first, to: .retired, reinstating: true))

        #expect(try keys.load().keys.map(\.state) == [.retired, .active])
    }

    @Test func keepsWhenAKeyWasMade() throws {
        _ = try keys.add()
        #expect(try keys.change(KeyID(rawValue: 1), to: .retired))

        #expect(try keys.load().keys.map(\.madeAt) == [Samples.noon, Samples.noon])
    }

    @Test func readsAKeyOfTheFirstReleaseWithoutATime() throws {
        _ = try keys.load()
        let secret = [UInt8](repeating: 3, count: 32)
        let text = #"{"format": 1, "id": 1, "state": "active", "secret": "\#(Data(secret).base64EncodedString())"}"#
        try folder.write(Array(text.utf8), to: "data/keys/00001.key", permissions: 0o600)

        let key = try #require(keys.load().keys.first)

        #expect(key.madeAt == nil)
        #expect(key.secretBytes == secret)
    }

    @Test func ofTwoWhoRetireTheLastTwoKeysOneIsRefused() async throws {
        let keys = keys
        _ = try keys.add()

        let changed = await withTaskGroup(of: Bool.self) { group in
            for number in [UInt16(1), 2] {
                group.addTask { (try? keys.change(KeyID(rawValue: number), to: .retired)) ?? false }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }

        #expect(changed == 1)
        #expect(try keys.load().keys.count { $0.state == .active } == 1)
    }

    @Test func saysWhenNoKeyMaySeal() throws {
        _ = try keys.load()
        let key = try #require(
            SealingKey(id: KeyID(rawValue: 1), state: .revoked, secret: [UInt8](repeating: 3, count: 32))
        )
        try folder.write(KeyFile.encode(key), to: "data/keys/00001.key", permissions: 0o600)

        #expect(throws: KeyFolderError.unusable(path: keys.path, .noActiveKey)) { try keys.load() }
    }

    @Test func twoWhoStartAtOnceGetTheSameKey() async throws {
        let keys = keys
        let token = Token(copy: Samples.copy, content: .page)

        let texts = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<8 { group.addTask { try keys.load().seal(token) } }
            return try await group.reduce(into: [String]()) { $0.append($1) }
        }

        for text in texts { #expect(try keys.load().open(text.utf8) == token) }
        #expect(try folder.names(in: "data/keys") == ["00001.key"])
    }
}
