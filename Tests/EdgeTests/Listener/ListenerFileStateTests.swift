import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerFileStateTests {
    private static let content = ListenerFilesTests.content

    private static func state(
        _ manifest: FileManifest = Samples.manifest(of: content),
        _ change: (inout EdgeState) -> Void = { _ in }
    ) -> EdgeState {
        var state = EdgeState(files: [Samples.file(): manifest])
        change(&state)
        return state
    }

    @Test(arguments: [
        state { $0.isFollowingOn = false }, state { $0.silencedEmails = [Samples.email] },
        state { $0.silencedCopies = [Samples.copy] },
    ])
    func whatIsSilencedIsServedAndLeavesNoTrace(_ state: EdgeState) async throws {
        try await Site.run(state: state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)))

            #expect(answer.status == 200 && answer.body == Self.content)
            #expect(try site.journal.all().hits.isEmpty)
            #expect(site.counters.counts.silencedHits == 1)
        }
    }

    @Test(arguments: [
        Samples.manifest(of: content, isRevoked: true),
        Samples.manifest(of: content, expiresAt: Samples.noon),
        Samples.manifest(of: content, expiresAt: Samples.noon - .seconds(1)),
    ])
    func aFileThatIsOfferedNoMoreIsAPolitePageAndAHit(_ manifest: FileManifest) async throws {
        try await Site.run(state: Self.state(manifest), contents: [Self.content]) { site in
            let fields = ["Range: bytes=0-", "If-None-Match: *"]
            let answer = try await site.ask(try site.path(.file(ordinal: 0)), fields: fields)

            #expect(answer.status == 410 && answer.fields["content-type"] == "text/html; charset=utf-8")
            #expect(answer.text.contains("no longer offered") && answer.text.contains("ask the sender"))
            #expect(try site.journal.all().hits.map(\.kind) == [.file])
            #expect(try site.journal.all().hits.map(\.wasServed) == [false])
            #expect(site.counters.counts.goneFiles == 1)
        }
    }

    @Test func aFileIsOfferedUntilItExpires() async throws {
        let manifest = Samples.manifest(of: Self.content, expiresAt: Samples.noon + .seconds(1))
        try await Site.run(state: Self.state(manifest), contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)))

            #expect(answer.status == 200)
        }
    }

    @Test func aBlockedEmailsFileIsAWarningAndTheAttemptIsRecorded() async throws {
        let state = Self.state { $0.blockedEmails = [Samples.email] }
        try await Site.run(state: state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)))

            #expect(answer.status == 403 && answer.text.contains("switched off"))
            #expect(try site.journal.all().hits.count == 1)
        }
    }

    @Test func aBlockedKeyProvesNothing() async throws {
        let state = Self.state { $0.blockedKeys = [KeyID(rawValue: 1)] }
        try await Site.run(state: state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)))

            #expect(answer.status == 403)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test(arguments: ["/f/forged", "/f/AAEAAAAA", "/f/", "/f/x/y"])
    func aForgedTokenIsAPlainPage(_ path: String) async throws {
        try await Site.run(state: Self.state(), contents: [Self.content]) { site in
            let answer = try await site.ask(path)

            #expect(answer.status == 404 && answer.fields["location"] == nil)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func aTokenOfAnotherKindServesNoFile() async throws {
        try await Site.run(state: Self.state(), contents: [Self.content]) { site in
            let image = try site.ring.seal(Token(copy: Samples.copy, content: .image(ordinal: 0)))

            #expect(try await site.ask("/f/\(image)").status == 404)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func aFileThatIsNotKnownYetAsksToTryAgain() async throws {
        try await Site.run(state: EdgeState(), contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)))

            #expect(answer.status == 404 && answer.text.contains("try again in a moment"))
            #expect(try site.journal.all().hits.count == 1)
            #expect(site.counters.counts.unknownFiles == 1)
        }
    }

    @Test func aFileThatIsNotOnDiskAsksToTryAgainAndIsLogged() async throws {
        let ear = Ear()
        try await Site.run(state: Self.state(), logger: ear.logger) { site in
            let path = try site.path(.file(ordinal: 0))
            let wire = try await site.connect()
            try await wire.send(Site.request(path) + Site.request(path, method: "HEAD") + Site.request("/healthz"))

            let answer = try #require(try await wire.answer())
            #expect(answer.status == 503 && answer.fields["retry-after"] == "60")
            #expect(answer.text.contains("Try again in a minute"))
            #expect(try await wire.answer(toHead: true)?.status == 503)
            #expect(try await wire.answer()?.text == "ok\n", "the connection goes on")
            #expect(try site.journal.all().hits.map(\.wasServed) == [false, false])
            #expect(site.counters.counts.missingFiles == 2 && site.counters.counts.files == 0)
            await wire.close()
        }
        let object = ObjectID(of: Self.content)
        let lines = ear.lines.filter { $0.hasPrefix("error") }
        let text = "error: Stored files could not be read, and whoever asked was told to try again"
        #expect(
            lines == Array(repeating: "\(text) object=\(object) requests=1", count: 2),
            "the second one at the stop"
        )
    }

    @Test func aFileOfAnotherLengthIsNotServed() async throws {
        try await Site.run(state: Self.state()) { site in
            try site.folder.store(Self.content + [0], as: ObjectID(of: Self.content))

            #expect(try await site.ask(try site.path(.file(ordinal: 0))).status == 503)
            #expect(site.counters.counts.missingFiles == 1)
        }
    }
}
