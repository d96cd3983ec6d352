import Logging
import Synchronization
import Testing

@testable import Edge
@testable import Tracking

@Suite struct EdgeStateReaderTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("edge-state")
    }

    @Test func takesOverWhatIsPublished() throws {
        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)
        let reader = EdgeStateReader(path: path, logger: Samples.silent)
        #expect(reader.state.state == EdgeState(isFollowingOn: false))

        try EdgeStateFile.publish(EdgeState(blockedHosts: ["evil.example"]), to: path)
        reader.refresh()

        #expect(reader.state.state == EdgeState(blockedHosts: ["evil.example"]))
    }

    @Test func theLastOneHoldsAndIsLoggedOnce() throws {
        let ear = Ear()
        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)
        let reader = EdgeStateReader(path: path, logger: ear.logger)

        try folder.write(Array("garbage".utf8), to: "edge-state")
        for _ in 0..<5 { reader.refresh() }
        try folder.remove("edge-state")
        for _ in 0..<5 { reader.refresh() }

        #expect(reader.state.state == EdgeState(isFollowingOn: false))
        #expect(ear.lines.count == 1)
    }

    @Test func withoutAFileEverythingIsAllowedUntilOneComes() throws {
        let reader = EdgeStateReader(path: path, logger: Samples.silent)
        #expect(reader.state.state == EdgeState())

        try EdgeStateFile.publish(EdgeState(isFollowingOn: false), to: path)
        reader.refresh()

        #expect(reader.state.state == EdgeState(isFollowingOn: false))
    }
}
