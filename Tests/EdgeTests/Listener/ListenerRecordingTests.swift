import Foundation
import Synchronization
import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerRecordingTests {
    @Test func aHitIsOnDiskBeforeItsAnswerLeaves() async throws {
        try await Site.run { site in
            var reader = JournalReader(site.journal, from: .start)
            for number in 0..<50 {
                _ = try await site.ask(try site.link(ordinal: UInt16(number)))

                #expect(try reader.next(limit: 10).entries.map(\.hit.ordinal) == [UInt16(number)])
            }
            #expect(site.counters.counts.recordedHits + site.counters.counts.lateHits == 50)
            #expect(site.counters.counts.lostHits == 0)
        }
    }

    @Test func requestsOfOneTurnShareASync() async throws {
        try await Site.run { site in
            let wire = try await site.connect()

            try await wire.send(try (0..<20).map { Site.request(try site.link(ordinal: $0)) }.joined())
            for _ in 0..<20 { #expect(try await wire.answer()?.status == 302) }

            #expect(try site.journal.all().hits.count == 20)
            #expect(site.counters.counts.commits < 20)
            await wire.close()
        }
    }

    @Test func theRecipientArrivesThoughTheDiskFails() async throws {
        let isBroken = Atomic(false)
        let disk = JournalDisk(
            write: { file, bytes, offset throws(SystemFailure) in
                guard !isBroken.load(ordering: .relaxed) else { throw SystemFailure(code: 28) }
                try file.write(bytes, at: offset)
            },
            sync: { file throws(SystemFailure) in try file.syncData() }
        )
        let ear = Ear()
        try await Site.run(disk: disk, logger: ear.logger) { site in
            var answers = [try await site.ask(try site.link(ordinal: 1))]
            isBroken.store(true, ordering: .relaxed)
            answers.append(try await site.ask(try site.link(ordinal: 2)))
            answers.append(try await site.ask(try site.path(.beacon)))
            isBroken.store(false, ordering: .relaxed)
            answers.append(try await site.ask(try site.link(ordinal: 3)))

            #expect(answers.map(\.status) == [302, 302, 200, 302])
            #expect(try site.journal.all().hits.map(\.ordinal) == [1, 3])
            #expect(site.counters.counts.lostHits == 2)
            #expect(site.counters.counts.recordedHits + site.counters.counts.lateHits == 2)
        }
        let losses = ear.lines.filter { $0.hasPrefix("error: Hits were answered and could not be written") }
        #expect(losses.map { $0.suffix(7) } == [" lost=1", " lost=1"], "the second one at the stop, within the minute")
    }

    @Test func aHitThatTookTooLongIsLateAndNotLost() async throws {
        let isSlow = Atomic(false)
        let disk = JournalDisk(
            write: { file, bytes, offset throws(SystemFailure) in try file.write(bytes, at: offset) },
            sync: { file throws(SystemFailure) in
                // A disk that stalls: the time itself is what is tested here.
                if isSlow.exchange(false, ordering: .relaxed) { usleep(300_000) }
                try file.syncData()
            }
        )
        let ear = Ear()
        try await Site.run(disk: disk, logger: ear.logger) { site in
            isSlow.store(true, ordering: .relaxed)

            let answer = try await site.ask(try site.link())

            #expect(answer.status == 302)
            #expect(try site.journal.all().hits.count == 1)
            #expect(site.counters.counts.lateHits == 1)
            #expect(site.counters.counts.recordedHits == 0)
            #expect(ear.lines.contains("warning: Hits took more than 250 ms to reach the disk late=1"))
        }
    }

    @Test func strangersTextIsCutAndMadeValid() async throws {
        try await Site.run { site in
            let wire = try await site.connect()
            let start = Array("GET \(try site.link()) HTTP/1.1\r\nHost: x\r\nUser-Agent: ".utf8)

            try await wire.send(start + [UInt8](repeating: 0xFF, count: 5_000) + Array("\r\n\r\n".utf8))

            #expect(try await wire.answer()?.status == 302)
            let agent = try #require(site.journal.all().hits.first?.agent)
            #expect(agent.utf8.count <= Hit.maximumAgentLength && agent.allSatisfy { $0 == "\u{FFFD}" })
            await wire.close()
        }
    }
}
