import Foundation
import Synchronization
import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerRecordingTests {
    /// With the patience that the listener really has with the disk.
    private static let real = {
        var limits = Site.patient
        limits.disk = ListenerLimits().disk
        return limits
    }()

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
            try await site.untilTrue { $0.recordedHits + $0.lateHits == 4 }
            #expect(try site.journal.all().hits.map(\.ordinal) == [1, 2, 0, 3], "kept until the disk took them")
            #expect(site.counters.counts.lateHits >= 2 && site.counters.counts.lostHits == 0)
        }
        #expect(!ear.lines.contains { $0.hasPrefix("error: Hits were answered and could not be written") })
    }

    /// The first append syncs twice, for it tries a new segment, too; each further one once.
    @Test(arguments: [(3, 0), (4, 1)])
    func answersWaitUntilADiskRefusedThreeTimes(_ failingSyncs: Int, _ late: Int) async throws {
        let failing = Mutex(0)
        let disk = JournalDisk(
            write: { file, bytes, offset throws(SystemFailure) in try file.write(bytes, at: offset) },
            sync: { file throws(SystemFailure) in
                let isWell = failing.withLock { failing in
                    defer { failing = max(0, failing - 1) }
                    return failing == 0
                }
                guard isWell else { throw SystemFailure(code: 28) }
                try file.syncData()
            }
        )
        try await Site.run(disk: disk) { site in
            failing.withLock { $0 = failingSyncs }
            #expect(try await site.ask(try site.link(ordinal: 1)).status == 302)

            try await site.untilTrue { $0.recordedHits + $0.lateHits == 1 }
            #expect(site.counters.counts.lateHits == late)
            #expect(try site.journal.all().hits.map(\.ordinal) == [1])
        }
    }

    @Test func whatADiskRefusesUntilTheEndIsLostCountedAndTold() async throws {
        let disk = SwitchedDisk()
        let ear = Ear()
        let counters = try await Site.run(disk: disk.asDisk, logger: ear.logger) { site async throws -> EdgeCounters in
            disk.fail()
            for number in 1...3 {
                #expect(try await site.ask(try site.link(ordinal: UInt16(number))).status == 302)
            }
            return site.counters
        }

        #expect(counters.counts.lostHits == 3 && counters.counts.lateHits == 0)
        let losses = ear.lines.filter { $0.hasPrefix("error: Hits were answered and could not be written") }
        #expect(losses.map { $0.suffix(7) } == [" lost=1", " lost=2"], "the first at once, the rest together")
    }

    @Test func whatDoesNotFitIntoMemoryIsLostAtOnceAndTheRestIsWrittenLater() async throws {
        let disk = SwitchedDisk()
        var limits = Site.patient
        limits.unwritten = 2
        try await Site.run(disk: disk.asDisk, limits: limits) { site in
            disk.fail()
            for number in 1...5 {
                #expect(try await site.ask(try site.link(ordinal: UInt16(number))).status == 302)
            }
            #expect(site.counters.counts.lostHits == 3)

            disk.work()
            try await site.untilTrue { $0.lateHits == 2 }
            #expect(try site.journal.all().hits.map(\.ordinal) == [1, 2])
        }
    }

    @Test func aDiskThatStandsHoldsNobodyUp() async throws {
        let disk = SwitchedDisk()
        try await Site.run(disk: disk.asDisk, limits: Self.real) { site in
            disk.stand()
            let kept = try await site.connect()
            try await kept.send(Site.request(try site.link(ordinal: 1)))
            #expect(try await kept.answer()?.status == 302)
            #expect(try await site.ask(try site.link(ordinal: 2)).status == 302)
            // The loop itself is free: what needs no disk is answered meanwhile.
            try await kept.send(Site.request(try site.link(ordinal: 3)))
            #expect(try await site.ask("/healthz").status == 200)
            #expect(try await kept.answer()?.status == 302)
            #expect(site.counters.counts.recordedHits + site.counters.counts.lateHits == 0)

            disk.work()
            try await site.untilTrue { $0.lateHits == 3 }
            #expect(try site.journal.all().hits.map(\.ordinal) == [1, 2, 3])
            #expect(site.counters.counts.lostHits == 0)
            await kept.close()
        }
    }

    @Test func aRequestThatComesWhileOneWaitsHasItsOwnSync() async throws {
        let disk = SwitchedDisk()
        try await Site.run(disk: disk.asDisk, limits: Self.real) { site in
            disk.stand()
            let wire = try await site.connect()
            try await wire.send(Site.request(try site.link(ordinal: 1)))
            #expect(try await site.ask("/healthz").status == 200)
            try await wire.send(Site.request(try site.link(ordinal: 2)))
            #expect(try await wire.answer()?.status == 302)
            disk.work()
            #expect(try await wire.answer()?.status == 302)

            try await site.untilTrue { $0.recordedHits + $0.lateHits == 2 }
            #expect(try site.journal.all().hits.map(\.ordinal) == [1, 2])
            await wire.close()
        }
    }

    @Test func aHitThatTookTooLongIsLateAndNotLost() async throws {
        let isSlow = Atomic(false)
        let disk = JournalDisk(
            write: { file, bytes, offset throws(SystemFailure) in try file.write(bytes, at: offset) },
            sync: { file throws(SystemFailure) in
                // A disk that stalls: the time itself is what is tested here, so long that a busy machine does not miss it.
                if isSlow.exchange(false, ordering: .relaxed) { usleep(1_000_000) }
                try file.syncData()
            }
        )
        let ear = Ear()
        try await Site.run(disk: disk, limits: Self.real, logger: ear.logger) { site in
            isSlow.store(true, ordering: .relaxed)

            let answer = try await site.ask(try site.link())

            #expect(answer.status == 302)
            try await site.untilTrue { $0.lateHits == 1 }
            #expect(try site.journal.all().hits.count == 1)
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
