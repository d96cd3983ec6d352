import Testing

@testable import Edge
@testable import Tracking

@Suite struct SetAsideTests {
    private let journals: Journals
    private let setAside: SetAside

    init() throws {
        journals = try Journals()
        setAside = SetAside(journal: journals.folder.path("journal"))
    }

    @Test func nothingIsThereAtFirst() throws {
        _ = try journals.open()

        #expect(try setAside.pieces() == [])
    }

    @Test func damageIsKeptAsItStands() throws {
        let journal = try journals.open()
        let first = try journal.append(Samples.hits(0..<1))
        let second = try journal.append(Samples.hits(1..<2))
        try journal.append(Samples.hits(2..<3))
        let name = try #require(try journals.segments().first)
        try journals.change(name) { $0[Int(first.offset) + 20] ^= 0xFF }
        var reader = JournalReader(journal, from: .start)
        let damages = try reader.next(limit: 9).damages + reader.next(limit: 9).damages

        for damage in damages { try journal.setAside(damage) }
        // Once more, as after a crash before it was stored.
        for damage in damages { try journal.setAside(damage) }

        #expect(damages == [JournalDamage(from: first, to: second)])
        #expect(try setAside.pieces().map(\.place) == [first])
        #expect(try setAside.pieces().map(\.bytes) == [Int(second.offset - first.offset)])
        #expect(try setAside.pieces().flatMap(\.hits) == [])
        #expect(journals.counters.counts.damagedPlaces == 2)
    }

    @Test func damageAndRefusedHitsOfOnePlaceAreBothKept() throws {
        let journal = try journals.open()
        let place = JournalPosition(segment: 9, offset: 10)

        try setAside.keep([1, 2, 3], of: place)
        try journal.setAside(try Samples.hits(0..<1), from: place)

        let pieces = try setAside.pieces()
        #expect(pieces.map(\.place) == [place, place])
        #expect(pieces.map(\.hits.count).sorted() == [0, 1])
    }

    @Test func refusedHitsCanBeReadAgain() throws {
        let journal = try journals.open()
        let hits = try Samples.hits(0..<3)
        let place = JournalPosition(segment: 9, offset: 10)

        try journal.setAside(hits, from: place)
        try journal.setAside(try Samples.hits(3..<4), from: JournalPosition(segment: 10, offset: 9))

        let pieces = try setAside.pieces()
        #expect(pieces.map(\.place) == [place, JournalPosition(segment: 10, offset: 9)])
        #expect(pieces.first?.hits == hits)
        #expect(journals.counters.counts.refusedHits == 4)
    }
}
