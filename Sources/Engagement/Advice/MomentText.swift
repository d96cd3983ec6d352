internal import Foundation
internal import Tracking

/// Reads a moment of a table, and the offset that it says, if it says any.
struct MomentText {
    /// Seconds since 1970.
    let seconds: Int64
    /// Minutes that its clock is ahead of UTC; `nil` where it does not say, as `Z` does not (RFC 3339 §4.3).
    let offset: Int?

    private static let shape = Array("0000-00-00T00:00:00".utf8)
    /// What lies beyond the year 9999 is no moment of anybody's.
    private static let most: Double = 253_402_300_800

    /// Takes RFC 3339, also with a blank before the time or without an offset (then it is UTC), or seconds, milliseconds or
    /// microseconds since 1970; `nil` for anything else.
    ///
    /// A table may have a million of them: the usual form is read digit by digit.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= Self.shape.count, let local = Self.local(bytes) else {
            guard let number = Double(text), number.isFinite else { return nil }
            let size = number.magnitude
            let value = size < 1e11 ? number : size < 1e14 ? number / 1e3 : number / 1e6
            guard value.magnitude < Self.most else { return nil }
            seconds = Int64(value.rounded(.down))
            offset = nil
            return
        }
        var rest = bytes[Self.shape.count...]
        if rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") {
            rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
        }
        while rest.first == UInt8(ascii: " ") { rest.removeFirst() }
        guard !rest.isEmpty, !rest.elementsEqual("Z".utf8), !rest.elementsEqual("z".utf8) else {
            seconds = local
            offset = nil
            return
        }
        guard let minutes = ClockOffset.minutes(String(decoding: rest, as: UTF8.self).uppercased()) else { return nil }
        seconds = local - Int64(minutes) * 60
        offset = minutes
    }

    /// Seconds since 1970 of what a clock and a calendar show, as if it were in Greenwich.
    private static func local(_ bytes: [UInt8]) -> Int64? {
        for (place, sample) in shape.enumerated() {
            let byte = bytes[place]
            if sample == UInt8(ascii: "0") {
                guard (0x30...0x39).contains(byte) else { return nil }
            } else if byte != sample {
                guard place == 10, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "t") else { return nil }
            }
        }
        func number(_ start: Int, _ count: Int) -> Int {
            var number = 0
            for place in start..<start + count { number = number * 10 + Int(bytes[place]) - 0x30 }
            return number
        }
        let (year, month, day) = (number(0, 4), number(5, 2), number(8, 2))
        let (hour, minute, second) = (number(11, 2), number(14, 2), number(17, 2))
        guard (1...12).contains(month), day >= 1, day <= days(of: month, in: year), hour < 24, minute < 60, second <= 60
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
