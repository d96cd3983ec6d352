import Engagement
import Foundation
import Testing

struct HistoryReaderTests {
    private func read(_ text: String) throws -> [(history: HabitHistory, zone: HabitZone)] {
        var reader = HistoryReader()
        for row in CSVReader.rows(text.utf8) { try reader.take(row.get()) }
        return reader.histories
    }

    @Test(arguments: [
        ("2026-03-01T12:34:56Z", "", 754, "UTC"),
        ("2026-03-01T12:34:56.789Z", "+02:00", 874, "+02:00"),
        ("2026-03-01T12:34:56+01:00", "", 754, "+01:00"),
        ("2026-03-01T12:34:56+01:00", "0", 694, "+00:00"),
        ("2026-03-01 12:34:56", "-0330", 544, "-03:30"),
        ("2026-03-01 12:34:56", "", 754, "UTC"),
        ("1772368496", "120", 874, "+02:00"),
        ("1772368496000", "+2", 874, "+02:00"),
        ("1772368496.5", "7200", 874, "+02:00"),
        ("2026-03-01T12:34:56Z", "-300", 454, "-05:00"),
        ("2026-03-01T12:34:56Z", "Europe/Berlin", 814, "+01:00"),
        ("2026-07-01T12:34:56Z", "Europe/Berlin", 874, "+02:00"),
        ("2024-02-29T23:30:00Z", "+05:45", 315, "+05:45"),
        ("1969-12-31T23:59:59Z", "", 1_439, "UTC"),
    ])
    func readsMomentsByTheClockOfThePerson(_ at: String, _ offset: String, minute: Int, zone: String) throws {
        let people = try read("person,at,offset\na,\(at),\(offset)\n")

        #expect(people.first?.history.moments.first?.minuteOfDay == minute)
        #expect(people.first?.zone.name == zone)
    }

    @Test func agreesWithTheCalendar() throws {
        for day in stride(from: -20_000, to: 60_000, by: 37) {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400 + 4_321)
            let text = date.formatted(.iso8601)

            #expect(
                try read("person,at\na,\(text)\n").first?.history.moments.first?.seconds == Int64(day) * 86_400 + 4_321
            )
        }
    }

    @Test func aRowWithoutOffsetHasTheUsualOneOfThePerson() throws {
        let rows = (1...9).map { "a,2026-03-0\($0)T10:00:00Z,\($0 == 5 ? "" : "+02:00")\n" }.joined()

        let people = try read("person,at,offset\n" + rows)

        #expect(people.first?.history.moments.allSatisfy { $0.minuteOfDay == 720 } == true)
    }

    @Test func theLatestOffsetsCountMost() throws {
        let before = (0..<60).map { "a,\(1_700_000_000 + $0 * 86_400),+01:00\n" }.joined()
        let after = (60..<90).map { "a,\(1_700_000_000 + $0 * 86_400),-08:00\n" }.joined()

        #expect(try read("person,at,offset\n" + after + before).first?.zone.name == "-08:00")
    }

    @Test(arguments: [
        ("person,at\na,tomorrow\n", 2, "“at” has to be a date and time of RFC 3339"),
        ("person,at\na,2026-02-30T10:00:00Z\n", 2, "“at” has to be"),
        ("person,at\na,2026-02-28T10:00:00+99:00\n", 2, "“at” has to be"),
        ("person,at,offset\na,2026-02-28T10:00:00Z,Berlin\n", 2, "“offset” has to be an offset from UTC"),
        ("person,at\n,2026-02-28T10:00:00Z\n", 2, "“person” has to be"),
        ("person,when\na,1\n", 1, "There is no column “at”."),
    ])
    func saysWhichLineIsWrongAndWhatToDo(_ text: String, line: Int, words: String) {
        let error = #expect(throws: CSVError.self) { try read(text) }

        #expect(error?.line == line)
        #expect(error?.description.contains(words) == true)
    }
}
