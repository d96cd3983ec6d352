import Testing

@testable import Edge
@testable import Tracking

@Suite struct JournalInspectionTests {
    private let journals: Journals

    init() throws {
        journals = try Journals()
    }

    private func segments() throws -> [JournalInspection.Segment] {
        let inspection = JournalInspection(folder: journals.folder.path("journal"))
        return try inspection.numbers().compactMap { try inspection.segment($0) }
    }

    @Test func looksBesideWhoeverHasItOpen() throws {
        let journal = try journals.open()
        let end = try journal.append(Samples.hits(0..<5))

        let found = try segments()

        let last = Samples.noon + .milliseconds(4)
        #expect(found.map(\.hits) == [5] && found.map(\.end) == [end])
        #expect(found.first?.span == Samples.noon...last && found.first?.madeAt == Samples.noon)
        #expect(found.first?.damages == [] && found.first?.discarded == 0)
        try journal.append(Samples.hits(5..<6))
        #expect(try segments().first?.hits == 6, "and took nothing")
    }

    @Test func namesDamageAndWhatIsNotBelieved() throws {
        let journal = try journals.open()
        let first = try journal.append(Samples.hits(0..<1))
        let second = try journal.append(Samples.hits(1..<2))
        let end = try journal.append(Samples.hits(2..<3))
        journal.close()
        let name = try #require(try journals.segments().first)
        try journals.change(name) { bytes in
            bytes[Int(first.offset) + 20] ^= 0xFF
            bytes.replaceSubrange(Int(end.offset)..<Int(end.offset) + 9, with: [UInt8](repeating: 7, count: 9))
        }

        let found = try segments()

        #expect(found.map(\.hits) == [2])
        #expect(found.first?.damages == [JournalDamage(from: first, to: second)])
        #expect(found.first?.end == end && found.first?.discarded == 9)
    }

    @Test func handsOverEachHitWithItsPlace() throws {
        let journal = try journals.open()
        let second = try journal.append(Samples.hits(0..<1))
        try journal.append(Samples.hits(1..<2))
        let inspection = JournalInspection(folder: journals.folder.path("journal"))
        var ordinals: [UInt16] = []
        var places: [JournalPosition] = []

        for number in try inspection.numbers() {
            _ = try inspection.segment(number) { hit, place in
                ordinals.append(hit.ordinal)
                places.append(place)
            }
        }

        #expect(ordinals == [0, 1] && places.last == second)
    }
}
