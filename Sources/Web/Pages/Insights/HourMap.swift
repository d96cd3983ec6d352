internal import Storage

/// When people are active, by weekday and hour: a table whose cells are darker the more there was.
struct HourMap {
    let hourNames: [HourName]
    let weekdays: [Weekday]
    let busiest: String
    let zoneName: String

    /// The head of a column; only each third one is shown.
    struct HourName {
        let hour: String
        let isShown: Bool
    }

    /// One row.
    struct Weekday {
        let weekday: String
        let shortWeekday: String
        let cells: [Cell]
    }

    /// One hour of one weekday.
    struct Cell {
        let level: Int
        let hint: String
        let count: Int
    }

    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    /// So many shades there are beside none.
    private static let shades = 5

    /// `nil` where nobody was active.
    init?(_ hours: InsightHours, zoneName: String) {
        let most = hours.counts.joined().max() ?? 0
        guard most > 0 else { return nil }
        hourNames = (0..<24).map { HourName(hour: "\($0)", isShown: $0 % 3 == 0) }
        weekdays = zip(Self.names, hours.counts).map { name, counts in
            Weekday(
                weekday: name,
                shortWeekday: String(name.prefix(2)),
                cells: counts.enumerated().map { hour, count in
                    Cell(
                        level: (count * Self.shades + most - 1) / most,
                        hint: "\(name) \(Self.span(hour)): \(count)",
                        count: count
                    )
                }
            )
        }
        let day = hours.counts.firstIndex { $0.contains(most) } ?? 0
        let hour = hours.counts[day].firstIndex(of: most) ?? 0
        busiest = "Most on \(Self.names[day])s from \(Self.span(hour)): \(most) of \(hours.total)."
        self.zoneName = zoneName
    }

    private static func span(_ hour: Int) -> String { "\(hour):00 to \(hour + 1):00" }
}
