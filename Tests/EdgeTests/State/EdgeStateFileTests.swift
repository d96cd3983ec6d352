import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeStateFileTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("edge-state")
    }

    static let full = EdgeState(
        isFollowingOn: false,
        silencedEmails: [Samples.email],
        silencedCopies: [Samples.copy, CopyReference(email: Samples.email, recipient: 0)],
        blockedHosts: ["contoso.com", "evil.example"],
        blockedEmails: [Samples.email],
        blockedKeys: [KeyID(rawValue: 9), KeyID(rawValue: 300)],
        files: [
            Samples.file(.file, 0): Samples.manifest(of: [1, 2, 3], name: "Preisliste „neu“ 日本.pdf"),
            Samples.file(.file, 65_535): Samples.manifest(of: [], name: "", type: "text/plain"),
            Samples.file(.image, 0): Samples.manifest(of: [4], type: "image/png", expiresAt: Samples.noon),
            Samples.file(.image, 1): Samples.manifest(of: [4], type: "image/png", isRevoked: true),
        ]
    )

    @Test(arguments: [EdgeState(), full])
    func readsWhatWasPublished(_ state: EdgeState) throws {
        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)

        try EdgeStateFile.publish(state, to: path)

        #expect(try EdgeStateFile.read(path) == state)
        #expect(try folder.names(in: "") == ["edge-state"])
        #expect(try folder.permissions(of: "edge-state") == 0o600)
    }

    @Test(arguments: ["", "{", #"{"format":1,"following":true}"#, String(repeating: "x", count: 500)])
    func refusesWhatItDoesNotKnow(_ text: String) throws {
        try folder.write(Array(text.utf8), to: "edge-state")

        #expect(throws: EdgeStateError.malformed(path: path)) { try EdgeStateFile.read(path) }
    }

    @Test func noticesEveryChangedByteAndEveryCut() throws {
        let bytes = EdgeStateEncoder(Self.full).bytes

        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 0x10
            #expect(EdgeStateImage(changed) == nil, "byte \(place)")
            #expect(EdgeStateImage(Array(bytes[..<place])) == nil, "cut at \(place)")
        }
        #expect(EdgeStateImage(bytes + [0]) == nil)
        #expect(EdgeStateImage(bytes)?.state == Self.full)
    }

    /// A table that lies is refused even where somebody made a checksum for it.
    @Test(arguments: [(28, 4), (28, 0xFF), (32, 0xFF), (40, 0xFF), (44, 0), (47, 1)])
    func refusesATableThatPointsOutside(_ place: Int, _ value: UInt8) {
        var bytes = EdgeStateEncoder(Self.full).bytes
        bytes[place] = value
        let sum = bytes.withUnsafeBytes { Checksum.of(UnsafeRawBufferPointer(rebasing: $0[16...])) }
        var sumBytes: [UInt8] = []
        sumBytes.append(bigEndian: sum)
        bytes.replaceSubrange(12..<16, with: sumBytes)

        #expect(EdgeStateImage(bytes) == nil || EdgeStateImage(bytes)?.state == Self.full)
    }

    @Test func saysWhereItCanNotWrite() {
        #expect(throws: EdgeStateError.self) {
            try EdgeStateFile.publish(EdgeState(), to: "/nowhere/at/all/edge-state")
        }
    }
}
