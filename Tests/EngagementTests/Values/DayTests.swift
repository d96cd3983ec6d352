import Engagement
import Testing
import Tracking

@Suite struct DayTests {
    @Test(arguments: ["2026-12-01", "2028-02-29"])
    func readsADayAndKeepsIt(text: String) throws {
        let day = try #require(Day(text))

        #expect(day.text == text)
        #expect(Day(day.start) == day)
        #expect(Day(day.start + .seconds(86_399)) == day)
    }

    @Test(arguments: ["", "2026-02-30", "2026-1-1", "01.12.2026", "2026-12-01T00:00", "2027-02-29"])
    func whatIsNoDayIsNone(text: String) {
        #expect(Day(text) == nil)
    }
}
