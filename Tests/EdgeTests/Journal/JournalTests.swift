import Testing

@testable import Edge
@testable import Tracking

@Suite struct JournalTests {
    private let journals: Journals

    init() throws {
        journals = try Journals()
    }

    @Test func givesBackWhatItTookInOrder() throws {
        let journal = try journals.open()

        try journal.append(Samples.hits(0..<3))
        try journal.append(Samples.hits(3..<10))

        #expect(try journal.all().hits == Samples.hits(0..<10))
        #expect(try journal.all().damages == [])
    }

    @Test func keepsHitsOverRestarts() throws {

        for start in 0..<3 {
            let journal = try journals.open()
            try journal.append(Samples.hits(start * 5..<start * 5 + 5))
            journal.close()
        }

        #expect(try journals.open().all().hits == Samples.hits(0..<15))
    }

    @Test func positionsSayWhereToGoOn() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<10))
        var reader = JournalReader(journal, from: .start)

        let entries = try reader.next(limit: 10).entries

        for (number, entry) in entries.enumerated() {
            #expect(try journal.all(from: entry.after).hits == Samples.hits(number + 1..<10))
        }
        #expect(entries.last?.after == journal.syncedPosition)
        #expect(entries.map(\.after) == entries.map(\.after).sorted())
    }

    @Test func aBatchIsAsLongAsItMayBeAndThenGoesOn() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<10))
        var reader = JournalReader(journal, from: .start)

        let first = try reader.next(limit: 4)
        let second = try reader.next(limit: 100)
        let third = try reader.next(limit: 100)

        #expect(try first.entries.map(\.hit) == Samples.hits(0..<4))
        #expect(first.end == first.entries.last?.after)
        #expect(try second.entries.map(\.hit) == Samples.hits(4..<10))
        #expect(third.isEmpty && third.end == journal.syncedPosition)
    }

    @Test func goesOnInNewSegmentsBySize() throws {
        var journals = journals
        journals.settings.segmentSize = 1_000
        let journal = try journals.open()

        for number in 0..<100 { try journal.append([Samples.hit(number)]) }

        #expect(try journals.segments().count > 5)
        #expect(try journal.all().hits == Samples.hits(0..<100))
    }

    @Test func removesOnlyWhatLiesWhollyBehind() throws {
        var journals = journals
        journals.settings.segmentSize = 1_000
        let journal = try journals.open()
        for number in 0..<100 { try journal.append([Samples.hit(number)]) }
        var reader = JournalReader(journal, from: .start)
        let half = try reader.next(limit: 50).end
        let middle = try #require(try reader.next(limit: 50).entries.first?.after)

        try reader.remove(upTo: middle)

        #expect(try journal.all(from: middle).hits.last == Samples.hit(99))
        #expect(half <= middle)
        try reader.remove(upTo: JournalPosition(segment: .max, offset: 0))
        #expect(try journals.segments().count == 1)
        try journal.append([Samples.hit(100)])
        #expect(try journal.all(from: middle).hits.last == Samples.hit(100))
    }

    @Test func getsRidOfWhatWasReadInTheSegmentInUse() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<5))
        var reader = JournalReader(journal, from: .start)
        let read = try reader.next(limit: 10).end

        #expect(try journal.roll(behind: read))
        let end = try reader.next(limit: 10).end
        try reader.remove(upTo: end)

        #expect(try journals.segments().count == 1)
        #expect(try journal.all(from: .start).hits == [])
        try journal.append(Samples.hits(5..<7))
        #expect(try reader.next(limit: 10).entries.map(\.hit) == Samples.hits(5..<7))
        #expect(try journal.all(from: read).hits == Samples.hits(5..<7))
    }

    @Test func whatWasNotReadYetStays() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<5))
        var reader = JournalReader(journal, from: .start)
        let read = try reader.next(limit: 2).end

        #expect(try journal.roll(behind: read))
        try reader.remove(upTo: read)
        try journal.append(Samples.hits(5..<7))

        #expect(try journal.all(from: read).hits == Samples.hits(2..<7))
        #expect(try !journal.roll(behind: read), "the segment in use holds nothing that was read")
    }

    @Test func aSegmentOfWhichNothingWasReadIsKept() throws {
        let journal = try journals.open()
        let start = journal.syncedPosition
        try journal.append(Samples.hits(0..<5))

        #expect(try !journal.roll(behind: .start))
        #expect(try !journal.roll(behind: start))
        journal.close()

        #expect(try !journal.roll(behind: journal.syncedPosition))
    }

    @Test func aReaderWhoseSegmentIsGoneGoesOnWithTheNext() throws {
        for number in 0..<3 {
            let journal = try journals.open()
            try journal.append([Samples.hit(number)])
            journal.close()
        }
        let journal = try journals.open()
        var reader = JournalReader(journal, from: .start)
        let first = try reader.next(limit: 1)

        try reader.remove(upTo: JournalPosition(segment: first.end.segment + 2, offset: 0))

        #expect(try journal.all(from: .start).hits == Samples.hits(2..<3))
        #expect(try journal.all(from: first.end).hits == Samples.hits(2..<3))
    }

    @Test func whoHasReadEverythingNeedsNoFurtherDescriptor() throws {
        let journal = try journals.open()
        try journal.append(Samples.hits(0..<3))
        var reader = JournalReader(journal, from: .start)
        _ = try reader.next(limit: 10)
        // Where the folder can't be opened any more, for whatever reason.
        try journals.folder.rename("journal", to: "elsewhere")

        #expect(try reader.next(limit: 10).isEmpty)
        try journal.append(Samples.hits(3..<5))

        #expect(try reader.next(limit: 10).entries.map(\.hit) == Samples.hits(3..<5))
        try reader.remove(upTo: JournalPosition(segment: 0, offset: 0))
    }

    @Test func numbersNeverBeginAgainWhenTheFolderIsLost() throws {
        let first = try Journals().open().syncedPosition
        let later = WallClock { Samples.noon + .seconds(2) }
        let folder = try TemporaryFolder()

        let second = try Journal(folder: folder.path("journal"), clock: later).syncedPosition

        #expect(second.segment > first.segment)
    }

    @Test func refusesASecondOpener() throws {
        let journal = try journals.open()

        #expect(throws: JournalError.inUse(path: journals.folder.path("journal"))) { try journals.open() }

        journal.close()
        try journals.open().append([Samples.hit(0)])
        #expect(throws: JournalError.closed) { try journal.append([Samples.hit(1)]) }
    }

    @Test func appendingNothingDoesNothing() throws {
        let journal = try journals.open()
        let before = journal.syncedPosition

        #expect(try journal.append([]) == before)
        #expect(journals.counters.counts.commits == 0)
    }

    @Test func tellsHowFarItIsSynced() async throws {
        let journal = try journals.open()
        var positions = journal.syncedPositions().makeAsyncIterator()
        let start = await positions.next()

        let first = try journal.append([Samples.hit(0)])
        let second = try journal.append([Samples.hit(1)])

        #expect(start != nil && start != first)
        #expect(await positions.next() == second, "what came meanwhile is told as one")
        journal.close()
        #expect(await positions.next() == nil)
        var late = journal.syncedPositions().makeAsyncIterator()
        #expect(await late.next() == second)
        #expect(await late.next() == nil)
    }

    @Test func servesSeveralThreads() async throws {
        let journal = try journals.open()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<50 {
                group.addTask { try journal.append([Samples.hit(number)]) }
            }
            try await group.waitForAll()
        }

        #expect(try Set(journal.all().hits) == Set(Samples.hits(0..<50)))
    }
}
