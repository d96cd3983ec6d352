import Synchronization
import Testing

@testable import Edge
@testable import Tracking

@Suite struct JournalFailureTests {
    /// A disk that can be told to fail.
    private final class Disk: Sendable {
        let failingWrites = Mutex(0)
        let failingSyncs = Mutex(0)
        /// Headers are still taken.
        let failingHits = Mutex(0)

        private static let failure = SystemFailure(code: 5)

        var asDisk: JournalDisk {
            JournalDisk(
                write: { file, bytes, offset throws(SystemFailure) in
                    // Half of it arrives, as on a disk that is full.
                    guard Self.isWell(self.failingWrites), offset == 0 || Self.isWell(self.failingHits) else {
                        try file.write(Array(bytes.prefix(bytes.count / 2)), at: offset)
                        throw Self.failure
                    }
                    try file.write(bytes, at: offset)
                },
                sync: { file throws(SystemFailure) in
                    guard Self.isWell(self.failingSyncs) else { throw Self.failure }
                    try file.syncData()
                }
            )
        }

        private static func isWell(_ failing: borrowing Mutex<Int>) -> Bool {
            failing.withLock { failing in
                guard failing > 0 else { return true }
                failing -= 1
                return false
            }
        }
    }

    private let disk = Disk()
    private var journals: Journals

    init() throws {
        journals = try Journals()
        journals.disk = disk.asDisk
        journals.settings.growth = 65_536
    }

    @Test func aFailedSyncEndsTheSegmentAndTheHitsGoToANewOne() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<3))
        disk.failingSyncs.withLock { $0 = 1 }

        try journal.append(Samples.hits(3..<6))

        #expect(try journal.all().hits == Samples.hits(0..<6), "each once, though both segments hold the later ones")
        #expect(try journals.segments().count == 2)
        #expect(journals.counters.counts.failedCommits == 1)
        journal.close()
        #expect(try journals.open().all().hits == Samples.hits(0..<6))
    }

    @Test func aFailedWriteDoesTheSame() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<3))
        disk.failingWrites.withLock { $0 = 1 }

        try journal.append(Samples.hits(3..<6))

        #expect(try journal.all().hits == Samples.hits(0..<6))
        #expect(try journals.segments().count == 2)
    }

    @Test func aDiskThatFailsForLongLosesOnlyWhatCameMeanwhile() throws {
        let journal = try journals.open()
        let first = try journal.append(Samples.hits(0..<3))
        disk.failingWrites.withLock { $0 = 10_000 }

        for number in 3..<20 {
            #expect(throws: JournalError.self) { try journal.append([Samples.hit(number)]) }
        }
        disk.failingWrites.withLock { $0 = 0 }
        let end = try journal.append(Samples.hits(20..<25))

        #expect(end.segment == first.segment + 1, "nor do the numbers run ahead")
        #expect(try journal.all().hits == Samples.hits(0..<3) + Samples.hits(20..<25))
        #expect(try journals.segments().count == 2, "segments that could not be begun are not left behind")
    }

    @Test func aDiskThatRefusesIsNotFilledWithSegments() throws {
        let journal = try journals.open()
        let read = try journal.append(Samples.hits(0..<3))
        var reader = JournalReader(journal, from: .start)
        #expect(try reader.next(limit: 10).entries.count == 3)
        disk.failingHits.withLock { $0 = 10_000 }

        for _ in 0..<17 {
            #expect(throws: JournalError.self) { try journal.append(Samples.hits(3..<6)) }
            #expect(try journals.segments().count == 1, "what took nothing is removed")
            #expect(journal.syncedPosition == read)
            #expect(try reader.next(limit: 10).isEmpty)
        }
        disk.failingHits.withLock { $0 = 0 }
        let end = try journal.append(Samples.hits(3..<6))

        #expect(end.segment == read.segment + 1, "its number is used again")
        #expect(try reader.next(limit: 10).entries.map(\.hit) == Samples.hits(3..<6))
        journal.close()
        #expect(try journals.open().all().hits == Samples.hits(0..<6))
    }

    @Test func anEmptySegmentThatAReaderKnowsStays() throws {
        let journal = try journals.open()
        let read = try journal.append(Samples.hits(0..<3))
        var reader = JournalReader(journal, from: read)
        #expect(try journal.roll(behind: read))
        #expect(try reader.next(limit: 10).isEmpty)
        try reader.remove(upTo: reader.position)
        let known = try journals.segments()
        #expect(known.count == 1 && reader.position.segment == read.segment + 1)
        disk.failingHits.withLock { $0 = 10_000 }

        for _ in 0..<5 { #expect(throws: JournalError.self) { try journal.append(Samples.hits(3..<6)) } }
        #expect(try journals.segments() == known)
        disk.failingHits.withLock { $0 = 0 }
        let end = try journal.append(Samples.hits(3..<6))

        #expect(end.segment == read.segment + 2)
        let batch = try reader.next(limit: 10)
        #expect(try batch.entries.map(\.hit) == Samples.hits(3..<6))
        #expect(batch.damages.isEmpty)
        journal.close()
        #expect(try journals.open().all().hits == Samples.hits(3..<6))
    }

    @Test func aJournalThatEndsWhileItsDiskRefusesKeepsWhatItHas() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<3))
        disk.failingHits.withLock { $0 = 10_000 }
        #expect(throws: JournalError.self) { try journal.append(Samples.hits(3..<6)) }
        journal.close()
        disk.failingHits.withLock { $0 = 0 }

        let next = try journals.open()
        try next.append(Samples.hits(6..<9))

        let all = try next.all()
        #expect(try all.hits == Samples.hits(0..<4) + Samples.hits(6..<9), "one arrived before the disk refused")
        #expect(all.damages.isEmpty)
    }

    @Test func whereANewSegmentCanNotBeMadeTheOldOneServesOn() throws {
        var journals = journals
        journals.settings.segmentSize = 300
        let journal = try journals.open()
        for number in 0..<4 { try journal.append([Samples.hit(number)]) }
        disk.failingSyncs.withLock { $0 = 1 }

        for number in 4..<10 { try journal.append([Samples.hit(number)]) }

        #expect(try journal.all().hits == Samples.hits(0..<10))
        #expect(journals.counters.counts.failedCommits == 0)
    }

    @Test func whereTheJournalCanNotRollTheOldSegmentServesOn() throws {
        let journal = try journals.open()
        let read = try journal.append(Samples.hits(0..<3))
        disk.failingSyncs.withLock { $0 = 1 }

        #expect(throws: JournalError.self) { try journal.roll(behind: read) }
        try journal.append(Samples.hits(3..<6))

        #expect(try journal.all().hits == Samples.hits(0..<6))
        #expect(try journals.segments().count == 1)
    }

    @Test func aJournalThatCanNotBeginSaysSo() throws {
        disk.failingSyncs.withLock { $0 = 1 }

        #expect(throws: JournalError.self) { try journals.open() }

        #expect(try journals.open().all().hits == [], "and lets go of its lock")
    }
}
