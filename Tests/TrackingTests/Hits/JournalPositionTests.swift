import Foundation
import Testing

@testable import Tracking

@Suite struct JournalPositionTests {
    @Test func sortsBySegmentThenOffset() {
        let sorted = [
            JournalPosition.start, JournalPosition(segment: 1, offset: 900), JournalPosition(segment: 2, offset: 64),
            JournalPosition(segment: 2, offset: 65),
        ]

        #expect(sorted.shuffled().sorted() == sorted)
        #expect("\(sorted[2])" == "2:64")
    }

    @Test func survivesJSON() throws {
        let position = JournalPosition(segment: 7, offset: 4_096)

        #expect(try JSONDecoder().decode(JournalPosition.self, from: JSONEncoder().encode(position)) == position)
    }
}
