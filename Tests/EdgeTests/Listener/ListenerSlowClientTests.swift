import Foundation
import NIOCore
import ServiceLifecycle
import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerSlowClientTests {
    private static func ask(_ site: Site) async throws -> Wire {
        let wire = try await site.connect(reads: false)
        try await wire.send(Site.request(try site.path(.file(ordinal: 0))))
        return wire
    }

    @Test(.enabled(if: Memory.isKnown, "how much memory is in use is known on Linux alone"))
    func clientsThatTakeNothingCostNoMemoryAndDelayNobody() async throws {
        try await Site.runWithLargeFile { site in
            let before = try #require(Memory.used)
            var wires: [Wire] = []
            for _ in 0..<20 { wires.append(try await Self.ask(site)) }
            try await site.untilTrue { $0.files == 20 }
            for _ in 0..<200 { #expect(try await site.ask(try site.path(.beacon)).body.count == 43) }

            let grown = try #require(Memory.used) - before
            #expect(grown < 160 << 20, "20 files of 32 MiB, and \(grown >> 20) MiB more")
            let last = try #require(wires.last)
            try await last.startReading()
            #expect(try await last.answer()?.body.count == LargeFile.size)
            for wire in wires { await wire.close() }
        }
    }

    @Test func aClientThatTakesNothingIsClosedInTheEnd() async throws {
        var limits = Site.patient
        limits.piece = .milliseconds(300)
        try await Site.runWithLargeFile(limits: limits) { site in
            let wire = try await Self.ask(site)

            try await site.untilTrue { $0.timeouts > 0 }
            try await wire.startReading()

            #expect(await wire.rest().count < LargeFile.size)
            #expect(try site.journal.all().hits.count == 1)
        }
    }

    @Test func oneDownloadTooManyIsAskedToTryAgainUntilThereIsRoom() async throws {
        var limits = Site.patient
        limits.downloads = 1
        try await Site.runWithLargeFile(limits: limits) { site in
            let first = try await Self.ask(site)
            try await site.untilTrue { $0.files == 1 }

            let second = try await site.ask(try site.path(.file(ordinal: 0)))
            #expect(second.status == 503 && second.fields["retry-after"] == "60")
            #expect(site.counters.counts.refusedDownloads == 1)
            #expect(try site.journal.all().hits.map(\.wasServed) == [true, false])
            await first.close()

            var status = 503
            while status == 503 {
                status = try await site.ask(try site.path(.file(ordinal: 0)), fields: ["Range: bytes=0-0"]).status
            }
            #expect(status == 206)
        }
    }

    @Test func aStopLetsADownloadEnd() async throws {
        var limits = Site.patient
        limits.draining = .minutes(5)
        try await Site.runWithLargeFile(limits: limits) { site in
            let wire = try await Self.ask(site)
            try await site.untilTrue { $0.files == 1 }

            await site.group.triggerGracefulShutdown()
            try await wire.startReading()

            #expect(try await wire.answer()?.body.count == LargeFile.size)
            #expect(await wire.rest() == [])
        }
    }

    @Test func aStopDoesNotWaitForEver() async throws {
        var limits = Site.patient
        limits.draining = .milliseconds(200)
        var left: Wire?
        try await Site.runWithLargeFile(limits: limits) { site in
            left = try await Self.ask(site)
            try await site.untilTrue { $0.files == 1 }
        }

        // Everything was stopped by now, though nobody took the file.
        let wire = try #require(left)
        try await wire.startReading()
        #expect(await wire.rest().count < LargeFile.size)
    }

    @Test func aFileThatIsCutWhileItIsSentBreaksTheConnectionOff() async throws {
        try await Site.runWithLargeFile { site in
            let wire = try await Self.ask(site)
            try await site.untilTrue { $0.files == 1 }

            try site.folder.truncate("objects/\(LargeFile.object.path)", to: LargeFile.size - 1)
            try await wire.startReading()

            #expect(await wire.rest().count < LargeFile.size)
            #expect(site.counters.counts.missingFiles == 1)
        }
    }
}

/// The memory that this process really uses.
private enum Memory {
    static let isKnown = used != nil

    static var used: Int? {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return nil }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        return pages.map { $0 * 4_096 }
    }
}
