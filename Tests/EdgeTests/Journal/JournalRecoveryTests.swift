import Testing

@testable import Edge
@testable import Tracking

@Suite struct JournalRecoveryTests {
    /// A journal that took ten hits, one at a time, and then lost its process.
    private static func crashed() throws -> (journals: Journals, segment: String, ends: [Int]) {
        let journals = try Journals()
        let journal = try journals.open()
        let ends = try (0..<10).map { Int(try journal.append([Samples.hit($0)]).offset) }
        journal.close()
        return (journals, try #require(journals.segments().first), ends)
    }

    @Test func aTornTailIsCutWhereverItTears() throws {
        let (journals, segment, ends) = try Self.crashed()
        let whole = try journals.folder.read(segment)

        for end in stride(from: ends[7], to: ends[9], by: 7) {
            try journals.folder.write(Array(whole[..<end]), to: segment)
            let journal = try journals.open()
            let read = try journal.all()
            let kept = ends.count { $0 <= end }
            #expect(try read.hits == Samples.hits(0..<kept))
            #expect(read.damages == [])
            #expect(journal.cutAtStart <= end - ends[kept - 1])
            journal.close()
            for later in try journals.segments().dropFirst() { try journals.folder.remove(later) }
        }
    }

    @Test func whatComesAfterATornTailIsReadAfterIt() throws {
        let (journals, segment, ends) = try Self.crashed()
        try journals.change(segment) { $0.replaceSubrange(ends[8]..<ends[9], with: [1, 2, 3]) }
        let journal = try journals.open()

        try journal.append([Samples.hit(10)])

        #expect(try journal.all().hits == Samples.hits(0..<9) + [Samples.hit(10)])
        #expect(journal.cutAtStart == 3)
    }

    @Test func garbledBytesInTheMiddleCostOnlyTheirHits() throws {
        var generator = SeededRandom(seed: 8)
        let (journals, segment, ends) = try Self.crashed()
        let whole = try journals.folder.read(segment)

        for place in stride(from: ends[3], to: ends[5], by: 3) {
            try journals.folder.write(whole, to: segment)
            try journals.change(segment) { $0[place] ^= UInt8.random(in: 1...255, using: &generator) }
            let journal = try journals.open()
            let read = try journal.all()
            let lost = place < ends[4] ? 4 : 5
            #expect(try read.hits == Samples.hits(0..<lost) + Samples.hits(lost + 1..<10))
            #expect(read.damages.map(\.from.offset) == [Int64(ends[lost - 1])])
            #expect(read.damages.map(\.to.offset) == [Int64(ends[lost])])
            journal.close()
        }
    }

    @Test func aZeroedStretchIsNotTakenForTheEnd() throws {
        let (journals, segment, ends) = try Self.crashed()
        try journals.change(segment) { bytes in
            bytes.replaceSubrange(ends[2] - 5..<ends[6] - 5, with: repeatElement(0, count: ends[6] - ends[2]))
        }

        let read = try journals.open().all()

        #expect(try read.hits == Samples.hits(0..<2) + Samples.hits(7..<10))
        #expect(read.damages.count == 1)
    }

    @Test func damageAtTheEndOfAnOlderSegmentDoesNotStopTheNext() throws {
        let (journals, segment, ends) = try Self.crashed()
        let journal = try journals.open()
        try journal.append([Samples.hit(10)])
        try journals.change(segment) { $0[ends[9] - 1] ^= 1 }

        let read = try journal.all()

        #expect(try read.hits == Samples.hits(0..<9) + [Samples.hit(10)])
        #expect(read.damages.map(\.from.offset) == [Int64(ends[8])])
    }

    @Test func aDamagedHeaderCostsNoHits() throws {
        let (journals, segment, _) = try Self.crashed()
        try journals.change(segment) { $0.replaceSubrange(0..<64, with: repeatElement(7, count: 64)) }
        let journal = try journals.open()
        try journal.append([Samples.hit(10)])
        let newest = try #require(journals.segments().last)
        try journals.change(newest) { $0[20] ^= 1 }

        #expect(try journal.all().hits == Samples.hits(0..<11))
    }

    /// A crash right after the roll, before or after the old segment was deleted; and one whose deletion was undone.
    @Test(arguments: [false, true])
    func aCrashRightAfterARollLosesAndRepeatsNothing(_ isOldOneGone: Bool) throws {
        let journals = try Journals()
        let journal = try journals.open()
        let read = try journal.append(Samples.hits(0..<4))
        try journal.append(Samples.hits(4..<6))
        try journal.roll(behind: read)
        var reader = JournalReader(journal, from: read)
        #expect(try reader.next(limit: 10).entries.map(\.hit) == Samples.hits(4..<6))
        let stored = reader.position
        if isOldOneGone { try journals.folder.remove(try #require(journals.segments().first)) }
        journal.close()

        let next = try journals.open()
        try next.append([Samples.hit(6)])
        var nextReader = JournalReader(next, from: stored)
        #expect(try nextReader.next(limit: 10).entries.map(\.hit) == [Samples.hit(6)])
        try nextReader.remove(upTo: nextReader.position)

        #expect(try journals.segments().count == 1, "and the old ones go")
        if !isOldOneGone { #expect(next.cutAtStart == 0) }
    }

    @Test func anEmptySegmentOfAStartThatFailedIsNoObstacle() throws {
        let (journals, segment, _) = try Self.crashed()
        let number = try #require(Int64(segment.dropFirst("journal/".count).dropLast(".hits".count)))
        try journals.folder.write([], to: "journal/" + padded(number + 1))
        try journals.folder.write([1, 2, 3], to: "journal/" + padded(number + 2))

        let journal = try journals.open()
        try journal.append([Samples.hit(10)])

        #expect(try journal.all().hits == Samples.hits(0..<11))
    }

    @Test func aHitOfALaterVersionIsReportedAndPassed() throws {
        let (journals, segment, ends) = try Self.crashed()
        try journals.change(segment) { bytes in
            var frame: [UInt8] = []
            let length = ends[5] - ends[4] - Frame.headLength
            Frame.append(to: &frame) { $0.append(contentsOf: repeatElement(99, count: length)) }
            Frame.seal(&frame, sequence: 5)
            bytes.replaceSubrange(ends[4]..<ends[5], with: frame)
        }

        let read = try journals.open().all()

        #expect(try read.hits == Samples.hits(0..<5) + Samples.hits(6..<10))
        #expect(read.damages.count == 1)
    }

    @Test func randomDamageNeverCrashesAndNeverInventsHits() throws {
        var generator = SeededRandom(seed: 9)
        let (journals, segment, ends) = try Self.crashed()
        let whole = try journals.folder.read(segment)
        let genuine = try Set(Samples.hits(0..<10))

        for _ in 0..<60 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1..<20, using: &generator) {
                let place = Int.random(in: 0..<ends[9], using: &generator)
                bytes[place] = UInt8.random(in: 0...255, using: &generator)
            }
            bytes.removeLast(Int.random(in: 0..<bytes.count / 2, using: &generator))
            try journals.folder.write(bytes, to: segment)
            let journal = try journals.open()
            #expect(try genuine.isSuperset(of: journal.all().hits))
            journal.close()
        }
    }

    private func padded(_ number: Int64) -> String {
        String(repeating: "0", count: 20 - "\(number)".count) + "\(number).hits"
    }
}
