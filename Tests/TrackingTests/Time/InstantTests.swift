import Foundation
import Testing

@testable import Tracking

@Suite struct InstantTests {
    @Test(
        arguments: [
            ("2026-12-01T08:00:00Z", 1_796_112_000_000_000), ("2026-12-01T09:00:00+01:00", 1_796_112_000_000_000),
            ("2026-12-01T08:00:00.250Z", 1_796_112_000_250_000), ("1969-12-31T23:59:59Z", -1_000_000),
        ] as [(String, Int64)]
    )
    func readsDates(_ text: String, _ microseconds: Int64) {
        #expect(Instant(text) == Instant(microseconds: microseconds))
    }

    @Test(arguments: ["", "tomorrow", "2026-12-01", "2026-13-01T00:00:00Z"])
    func refusesOtherText(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func printsUTCWithMilliseconds() {
        #expect(Instant(microseconds: 1_796_112_000_250_999).description.hasPrefix("2026-12-01T08:00:00.25"))
    }

    @Test func calculatesWithDurations() {
        let later = Samples.noon + .milliseconds(1_500)

        #expect(later - Samples.noon == .milliseconds(1_500))
        #expect(later - .milliseconds(1_500) == Samples.noon)
        #expect(Samples.noon < later)
        #expect(Duration.microseconds(-7).microseconds == -7)
    }

    @Test func survivesJSON() throws {
        let data = try JSONEncoder().encode([Samples.noon])

        #expect(try JSONDecoder().decode([Instant].self, from: data) == [Samples.noon])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Instant].self, from: Data(#"["x"]"#.utf8)) }
    }
}
