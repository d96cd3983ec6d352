import Logging
import Testing

@testable import Edge
@testable import Tracking

@Suite struct KeyRingReaderTests {
    private let folder: TemporaryFolder
    private let keys: KeyFolder
    private let ear = Ear()
    private let reader: KeyRingReader

    private let first = KeyID(rawValue: 1)
    private let token = Token(copy: Samples.copy, content: .beacon)

    init() throws {
        folder = try TemporaryFolder()
        keys = KeyFolder(path: folder.path("keys"), clock: Samples.clock)
        reader = try KeyRingReader(folder: keys, logger: ear.logger)
    }

    @Test func takesOverEveryChange() throws {
        let before = try reader.ring.seal(token)

        let second = try keys.add()
        reader.refresh()
        #expect(reader.ring.sealingKeyID == second)
        #expect(try reader.ring.open(before.utf8) == token)

        #expect(try keys.change(first, to: .retired))
        reader.refresh()
        #expect(try reader.ring.open(before.utf8) == token)

        #expect(try keys.change(first, to: .revoked))
        reader.refresh()
        #expect(throws: TokenError.revokedKey) { try reader.ring.open(before.utf8) }
        #expect(ear.lines.isEmpty)
    }

    @Test(arguments: ["", "{", "garbage"])
    func holdsTheLastKeysWhileAFileIsHalfWritten(_ text: String) throws {
        let before = try reader.ring.seal(token)
        let whole = try folder.read("keys/00001.key")
        _ = try keys.add()

        try folder.write(Array(text.utf8), to: "keys/00001.key", permissions: 0o600)
        for _ in 0..<3 { reader.refresh() }

        #expect(reader.ring.sealingKeyID == first, "half of a change is none")
        #expect(try reader.ring.open(before.utf8) == token)
        #expect(ear.lines == ["warning: The keys can't be read, the last ones hold"])

        try folder.write(whole, to: "keys/00001.key", permissions: 0o600)
        reader.refresh()
        #expect(reader.ring.sealingKeyID == KeyID(rawValue: 2))
        #expect(try reader.ring.open(before.utf8) == token)
    }

    @Test func aKeyWhoseFileIsGoneOpensAndSealsNothing() throws {
        _ = try keys.add()
        reader.refresh()
        let before = try reader.ring.seal(token)

        try folder.remove("keys/00002.key")
        reader.refresh()

        #expect(reader.ring.sealingKeyID == first)
        #expect(try reader.ring.open(before.utf8) == token)
        #expect(ear.lines.count == 1)
    }

    @Test func holdsTheLastKeysWhereAllAreGoneAndMakesNone() throws {
        try folder.remove("keys/00001.key")
        for _ in 0..<3 { reader.refresh() }

        #expect(reader.ring.sealingKeyID == first)
        #expect(try folder.names(in: "keys") == [])
        #expect(ear.lines == ["warning: The keys can't be read, the last ones hold"])
    }
}
