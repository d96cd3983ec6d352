internal import Foundation

/// Collects the moments of a table with a moment a row, as they come: `person`, `at` and perhaps `offset`.
///
/// Where a row has no offset, that of its `at` holds; else the one that is usual for the person; else UTC.
package struct HistoryReader {
    private struct Places {
        let columns: CSVColumns
        let person: Int
        let at: Int
        let offset: Int?
    }

    private struct Known {
        var moments: [(seconds: Int64, offset: Int?)] = []
    }

    private var places: Places?
    private var numbers: [String: Int] = [:]
    private var people: [(name: String, known: Known)] = []
    private var zones: [String: TimeZone] = [:]
    private var offsets: [String: Int] = [:]

    /// Begins with no row.
    package init() {}

    /// Everyone's history, in the order of their names, with the zone to give times in.
    package var histories: [(history: HabitHistory, zone: HabitZone)] {
        people.sorted { $0.name < $1.name }.map { name, known in
            let usual = HabitZone(known.moments)
            let moments = known.moments.map { HabitMoment(seconds: $0.seconds, offset: $0.offset ?? usual.minutes) }
            return (HabitHistory(person: name, moments: moments), usual)
        }
    }

    /// Takes a row; the first one names the columns.
    package mutating func take(_ row: CSVRow) throws(CSVError) {
        guard let places else {
            let columns = try CSVColumns(row)
            self.places = Places(
                columns: columns,
                person: try columns.place(needed: "person", line: row.line),
                at: try columns.place(needed: "at", line: row.line),
                offset: columns.place("offset", "zone", "timezone", "time_zone", "utc_offset")
            )
            return
        }
        try places.columns.check(row)
        let person = places.columns.field(row, places.person)
        guard !person.isEmpty else {
            throw CSVError(line: row.line, .value(column: "person", expected: "a name or number of the person"))
        }
        guard let moment = MomentText(places.columns.field(row, places.at)) else {
            let expected = "a date and time of RFC 3339, such as 2026-12-01T08:00:00Z, or seconds since 1970"
            throw CSVError(line: row.line, .value(column: "at", expected: expected))
        }
        let written = places.offset.map { places.columns.field(row, $0) } ?? ""
        let offset = written.isEmpty ? moment.offset : try self.offset(written, at: moment.seconds, row, places)
        let number = numbers[person] ?? people.count
        if number == people.count {
            numbers[person] = number
            people.append((person, Known()))
        }
        people[number].known.moments.append((moment.seconds, offset))
    }

    private mutating func offset(
        _ text: String,
        at seconds: Int64,
        _ row: CSVRow,
        _ places: Places
    ) throws(CSVError) -> Int {
        // There are few different ones, and reading them takes time.
        if let minutes = offsets[text] { return minutes }
        if let minutes = ClockOffset.minutes(text) {
            offsets[text] = minutes
            return minutes
        }
        guard let zone = zones[text] ?? TimeZone(identifier: text) else {
            let name = places.columns.all[places.offset ?? 0]
            let expected = "an offset from UTC such as +02:00, minutes such as 120, or a zone such as Europe/Berlin"
            throw CSVError(line: row.line, .value(column: name, expected: expected))
        }
        zones[text] = zone
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) / 60
    }
}
