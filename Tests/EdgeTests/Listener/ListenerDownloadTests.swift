import Foundation
import NIOCore
import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerDownloadTests {
    /// Several pieces, the last of them not full.
    private static let content: [UInt8] = {
        var generator = SeededRandom(seed: 3)
        return generator.bytes(3 * ObjectFolder.pieceLength + 17)
    }()
    private static let state = EdgeState(
        files: [
            Samples.file(): Samples.manifest(of: content, name: "Größe.bin"),
            Samples.file(.image): Samples.manifest(of: content, type: "image/png"),
        ]
    )

    @Test func aFileOfManyPiecesArrivesAndTheConnectionGoesOn() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let wire = try await site.connect()

            for part in [nil, 1..<Self.content.count - 1, 0..<ObjectFolder.pieceLength] {
                let fields = part.map { ["Range: bytes=\($0.lowerBound)-\($0.upperBound - 1)"] } ?? []
                try await wire.send(Site.request(try site.path(.file(ordinal: 0)), fields: fields))
                let answer = try #require(try await wire.answer())
                #expect(answer.status == (part == nil ? 200 : 206))
                #expect(answer.body == Array(Self.content[part ?? 0..<Self.content.count]))
            }
            try await wire.send(Site.request("/healthz"))
            #expect(try await wire.answer()?.text == "ok\n")
            #expect(site.counters.counts.connections == 1 && site.counters.counts.files == 3)
            await wire.close()
        }
    }

    @Test func pipelinedRequestsAroundFilesAreAnsweredInTheirOrder() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let wire = try await site.connect()
            let beacon = Site.request(try site.path(.beacon))
            let file = try site.path(.file(ordinal: 0))
            let link = Site.request(try site.link(ordinal: 7))
            let requests = [
                beacon, Site.request(file), link, beacon, Site.request(file, method: "HEAD"), beacon,
                Site.request(try site.path(.image(ordinal: 0))), Site.request(file, fields: ["Range: bytes=0-3"]), link,
            ]

            try await wire.send(requests.joined() + Site.request("/healthz", fields: ["Connection: close"]))

            var answers: [WireAnswer] = []
            for number in requests.indices { answers.append(try #require(try await wire.answer(toHead: number == 4))) }
            #expect(answers.map(\.status) == [200, 200, 302, 200, 200, 200, 200, 206, 302])
            let length = Self.content.count
            #expect(answers.map(\.body.count) == [43, length, 0, 43, 0, 43, length, 4, 0])
            #expect(answers[1].body == Self.content && answers[6].body == Self.content)
            #expect(try await wire.answer()?.text == "ok\n")
            #expect(await wire.rest() == [])
            let kinds: [HitKind] = [.beacon, .file, .link, .beacon, .file, .beacon, .image, .file, .link]
            #expect(try site.journal.all().hits.map(\.kind) == kinds)
        }
    }

    @Test func everyHitIsOnDiskBeforeItsFileBegins() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            var reader = JournalReader(site.journal, from: .start)
            let wire = try await site.connect()
            for _ in 0..<10 {
                try await wire.send(Site.request(try site.path(.file(ordinal: 0))))
                while wire.received.readableBytes == 0 { try #require(await wire.hear()) }

                #expect(try reader.next(limit: 10).entries.count == 1)
                #expect(try await wire.answer()?.body.count == Self.content.count)
            }
            await wire.close()
        }
    }

    @Test func whoeverIsGoneBeforeTheirFileIsOpenedIsRecordedAllTheSame() async throws {
        let disk = SwitchedDisk()
        try await Site.run(state: Self.state, contents: [Self.content], disk: disk.asDisk) { site in
            disk.stand()
            for kind in [Token.Content.file(ordinal: 0), .image(ordinal: 0)] {
                let wire = try await site.connect()
                // The beacon's hit holds up the file behind it.
                try await wire.send(Site.request(try site.path(.beacon)) + Site.request(try site.path(kind)))
                try await site.untilTrue { $0.fileHits + $0.imageHits == (kind == .file(ordinal: 0) ? 1 : 2) }
                let closed = site.counters.counts.closedConnections
                try await wire.reset()
                try await site.untilTrue { $0.closedConnections > closed }
            }
            disk.work()

            try await site.untilTrue { $0.recordedHits + $0.lateHits == 4 }
            let hits = try site.journal.all().hits
            #expect(hits.map(\.kind).filter { $0 != .beacon } == [.file, .image])
            #expect(hits.filter { $0.kind != .beacon }.allSatisfy { !$0.wasServed })
            let figures = EdgeMetrics(journal: site.journal, counters: site.counters).text(IntakeStanding())
            #expect(figures.contains("\ninkling_journal_waiting_hits 0\n"))
        }
    }

    @Test func oldClientsAndThoseWhoEndTheirSideGetAllOfIt() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let old = try await site.connect()
            try await old.send("GET \(try site.path(.file(ordinal: 0))) HTTP/1.0\r\n\r\n")
            let first = try #require(try await old.answer())
            #expect(first.fields["connection"] == "close" && first.body == Self.content)
            #expect(await old.rest() == [])

            let ending = try await site.connect()
            try await ending.send(Site.request(try site.path(.file(ordinal: 0))))
            try await ending.endSending()
            #expect(try await ending.answer()?.body == Self.content)
            #expect(await ending.rest() == [])
        }
    }

    @Test(.enabled(if: Curl.isInstalled, "curl is missing; scripts/setup test installs it"))
    func curlResumesADownloadAndNamesIt() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let url = "http://127.0.0.1:\(site.port)\(try site.path(.file(ordinal: 0)))"
            let folder = site.folder
            let had = 100_000
            try folder.write(Array(Self.content[..<had]), to: "part")

            #expect(try await Curl.run(["-f", "-C", "-", "-o", "part", url], in: folder.path) == 0)
            #expect(try await Curl.run(["-f", "-J", "-O", url], in: folder.path) == 0)
            #expect(try await Curl.run(["-f", "-I", "-o", "head", url], in: folder.path) == 0)

            #expect(try folder.read("part") == Self.content)
            #expect(try folder.read("Gr__e.bin") == Self.content)
            #expect(String(decoding: try folder.read("head"), as: UTF8.self).contains("\(Self.content.count)"))
            let hits = try site.journal.all().hits
            #expect(hits.map(\.headers.range) == ["bytes=\(had)-", nil, nil])
            #expect(hits.map(\.method) == [.get, .get, .head])
        }
    }
}
