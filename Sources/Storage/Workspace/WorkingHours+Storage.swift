package import Engagement
internal import Tracking

extension WorkingHours {
    /// So many holidays are kept.
    package static let mostHolidays = 1_000

    /// Reads the columns of `workspace`.
    init(_ row: SQLRow) throws {
        self.init(
            days: Set(try row.text("work_days").compactMap(\.wholeNumberValue)),
            start: try row.number("work_start"),
            end: try row.number("work_end"),
            holidays: Set(try row.text("holidays").split(separator: "\n").map(String.init))
        )
    }

    /// Refuses hours that are none.
    func check() throws(StoreError) {
        guard days.allSatisfy((1...7).contains), !days.isEmpty else {
            throw .invalid(field: "workingHours/days", problem: "Choose at least one day of the week, from 1 to 7.")
        }
        guard start >= 0, end <= 24 * 60, start < end else {
            throw .invalid(field: "workingHours/from", problem: "Work begins before it ends, on the same day.")
        }
        guard holidays.count <= Self.mostHolidays else {
            throw .invalid(
                field: "workingHours/holidays",
                problem: "At most \(Self.mostHolidays) holidays are kept. Take out those that are over."
            )
        }
        for holiday in holidays where WallTime(holiday + "T00:00") == nil {
            throw .invalid(
                field: "workingHours/holidays",
                problem: "“\(holiday.prefix(20))” is no day. Write each as 2026-12-25."
            )
        }
    }
}

extension Change {
    /// Keeps when people work.
    mutating func setWorkingHours(_ hours: WorkingHours, by user: UserID?) throws {
        try sql.run(
            "UPDATE workspace SET work_days = $1, work_start = $2, work_end = $3, holidays = $4 WHERE id = 1",
            hours.days.sorted().map(String.init).joined(),
            hours.start,
            hours.end,
            hours.holidays.sorted().joined(separator: "\n")
        )
        try planDigests()
        try audit(.settingsChanged, subject: "", by: user)
    }
}
