/// What a clock and a calendar show, as seconds since 1970 as if it were in Greenwich.
enum LocalTime {
    /// Years in which digits without signs between them are a date, and no number of seconds since 1970.
    private static let usualYears = 1_900..<2_100

    /// Reads date and time as ISO 8601 has them, with signs between the numbers or without, seconds and parts of them at will;
    /// `nil` for anything else, and for what no calendar has.
    static func seconds(_ scan: inout DigitScan) -> Int64? {
        guard let year = scan.number(4) else { return nil }
        let dash = scan.sign("-/".utf8)
        guard let month = scan.number(2), scan.sign("-/".utf8) == dash, let day = scan.number(2) else { return nil }
        let isApart = scan.sign("Tt ".utf8) != nil
        guard isApart || dash == nil && usualYears.contains(year) else { return nil }
        scan.skipBlanks()
        guard let hour = scan.number(2) else { return nil }
        let hasColon = scan.sign(":".utf8) != nil
        guard let minute = scan.number(2) else { return nil }
        var second = 0
        if !hasColon || scan.sign(":".utf8) != nil {
            let number = scan.number(2)
            guard number != nil || !hasColon else { return nil }
            second = number ?? 0
            if number != nil, scan.sign(".,".utf8) != nil { scan.skipDigits() }
        }
        guard !scan.isAtDigit else { return nil }
        return seconds(year, month, day, hour, minute, second)
    }

    /// Whether a text is the digits of a day, which tells no hour: nobody means some second of the year 1970 by them.
    static func isDay(_ text: String) -> Bool {
        guard text.utf8.count == 8 else { return false }
        var scan = DigitScan(text)
        guard let year = scan.number(4), let month = scan.number(2), let day = scan.number(2) else { return false }
        return usualYears.contains(year) && seconds(year, month, day, 0, 0, 0) != nil
    }

    /// Seconds since 1970; `nil` for what no calendar and no clock has.
    static func seconds(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int, _ second: Int) -> Int64? {
        guard (0...9_999).contains(year), (1...12).contains(month), day >= 1, day <= days(of: month, in: year),
            (0..<24).contains(hour), (0..<60).contains(minute), (0...60).contains(second)
        else { return nil }
        return Int64(((dayNumber(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
    }

    private static func days(of month: Int, in year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    /// Days since 1970 in the Gregorian calendar, whose years are counted from March on here, so that leap days come last.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let years = month > 2 ? year : year - 1
        let months = (month + 9) % 12
        let leaps = years / 4 - years / 100 + years / 400
        return years * 365 + leaps + (months * 153 + 2) / 5 + day - 719_469
    }
}
