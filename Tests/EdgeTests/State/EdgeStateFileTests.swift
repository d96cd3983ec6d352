import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeStateFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    static let full = EdgeState(
        isFollowingOn: false,
        silencedEmails: [Samples.email],
        silencedCopies: [Samples.copy, CopyReference(email: Samples.email, recipient: 0)],
        blockedHosts: ["contoso.com", "evil.example"],
        blockedEmails: [Samples.email],
        blockedKeys: [KeyID(rawValue: 9)]
    )

    @Test(arguments: [EdgeState(), full])
    func readsWhatWasPublished(_ state: EdgeState) throws {
        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: folder.path("edge.json"))

        try EdgeStateFile.publish(state, to: folder.path("edge.json"))

        #expect(try EdgeStateFile.read(folder.path("edge.json")) == state)
        #expect(try folder.names(in: "") == ["edge.json"])
    }

    @Test(arguments: [
        "", "{", "[]", "{}", #"{"format":1}"#,
        #"{"format":2,"following":true,"silencedEmails":[],"silencedCopies":[],"blockedHosts":[],"blockedEmails":[],"blockedKeys":[]}"#,
    ])
    func refusesWhatItDoesNotKnow(_ text: String) throws {
        try folder.write(Array(text.utf8), to: "edge.json")

        #expect(throws: EdgeStateError.malformed(path: folder.path("edge.json"))) {
            try EdgeStateFile.read(folder.path("edge.json"))
        }
    }

    @Test func leavesFieldsOfLaterVersionsAlone() throws {
        try EdgeStateFile.publish(Self.full, to: folder.path("edge.json"))
        let text = String(decoding: try folder.read("edge.json"), as: UTF8.self)
        let later = text.replacing(#""format":1"#, with: #""files":[{"object":"x"}],"format":1"#)
        try folder.write(Array(later.utf8), to: "edge.json")

        #expect(later != text)
        #expect(try EdgeStateFile.read(folder.path("edge.json")) == Self.full)
    }

    @Test func saysWhereItCanNotWrite() {
        #expect(throws: EdgeStateError.self) { try EdgeStateFile.publish(EdgeState(), to: "/nowhere/at/all/edge.json") }
    }
}
