internal import Foundation

/// Collects the moments of a table with a moment a row, as they come: `person`, `at` and perhaps `offset` and `account`.
///
/// Where a row has no offset, that of its `at` holds; else the one that is usual for the person; else UTC. Where no account is
/// given, people whose addresses have the same domain work together, as on the server.
package struct HistoryReader {
    private struct Places {
        let columns: CSVColumns
        let person: Int
        let at: Int
        let offset: Int?
        let account: Int?
    }

    /// What programs write where there is nothing.
    private static let nothing: Set<String> = ["", "nan", "nat", "null", "none", "na", "n/a", "<na>"]

    private struct Known {
        var account: String?
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
            let account = known.account ?? AccountDomain.account(of: name)
            return (HabitHistory(person: name, account: account, moments: moments), usual)
        }
    }

    /// Takes a row; the first one names the columns.
    package mutating func take(_ row: CSVRow) throws(CSVError) {
        guard let places else {
            let columns = CSVColumns(row)
            self.places = Places(
                columns: columns,
                person: try columns.place(needed: "person"),
                at: try columns.place(needed: "at"),
                offset: try columns.place("offset", "zone", "timezone", "time_zone", "utc_offset"),
                account: try columns.place("account")
            )
            return
        }
        try places.columns.check(row)
        let person = places.columns.field(row, places.person)
        guard !person.isEmpty else {
            throw CSVError(line: row.line, .value(column: "person", expected: "a name or number of the person"))
        }
        guard let moment = MomentText(places.columns.field(row, places.at)) else {
            let expected = "a date and its time, such as 2026-12-01T08:00:00Z, or seconds since 1970"
            throw CSVError(line: row.line, .value(column: "at", expected: expected))
        }
        let number = numbers[person] ?? people.count
        if number == people.count {
            numbers[person] = number
            people.append((person, Known()))
        }
        if let account = said(row, places.account, places) { people[number].known.account = account }
        let written = said(row, places.offset, places)
        var offset: Int?
        if let written { offset = self.offset(written, at: moment.seconds) }
        people[number].known.moments.append((moment.seconds, offset ?? moment.offset))
        guard let written, offset == nil, !ClockOffset.isUnknown(written) else { return }
        let name = places.columns.all[places.offset ?? 0]
        let expected = "an offset from UTC such as +02:00, minutes such as 120, or a zone such as Europe/Berlin"
        throw CSVError(line: row.line, .ignored(column: name, expected: expected))
    }

    /// What a column says; `nil` where there is none, and where it says that there is nothing.
    private func said(_ row: CSVRow, _ place: Int?, _ places: Places) -> String? {
        let field = place.map { places.columns.field(row, $0) } ?? ""
        return Self.nothing.contains(field) || Self.nothing.contains(field.lowercased()) ? nil : field
    }

    private mutating func offset(_ text: String, at seconds: Int64) -> Int? {
        // There are few different ones, and reading them takes time.
        if let minutes = offsets[text] { return minutes }
        guard !ClockOffset.isUnknown(text) else { return nil }
        if let minutes = ClockOffset.minutes(text) {
            offsets[text] = minutes
            return minutes
        }
        guard let zone = zones[text] ?? TimeZone(identifier: text) else { return nil }
        zones[text] = zone
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))) / 60
    }
}
