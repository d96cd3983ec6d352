internal import Foundation
internal import Tracking

/// A date and time as calendar and clock on somebody's wall show it, to the minute.
struct WallTime: Hashable {
    private let year: Int
    private let month: Int
    private let day: Int
    private let hour: Int
    private let minute: Int

    /// What an instant is in a zone.
    init(_ instant: Instant, in zone: TimeZone) {
        let parts = CalendarDay.calendar(zone).dateComponents(
            [.year, .month, .day, .hour, .minute],
            from: instant.date
        )
        year = parts.year ?? 0
        month = parts.month ?? 1
        day = parts.day ?? 1
        hour = parts.hour ?? 0
        minute = parts.minute ?? 0
    }

    /// Reads `2026-12-01T08:00`, as browsers send it; `nil` for anything else, and for days that no calendar has.
    init?(_ text: String) {
        let shape = Array("0000-00-00T00:00".utf8)
        let bytes = Array(text.utf8.prefix(shape.count))
        guard bytes.count == shape.count,
            zip(bytes, shape).allSatisfy({ $1 == UInt8(ascii: "0") ? (0x30...0x39).contains($0) : $0 == $1 })
        else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        year = number(0..<4)
        month = number(5..<7)
        day = number(8..<10)
        hour = number(11..<13)
        minute = number(14..<16)
        guard hour < 24, minute < 60, let moment = inGreenwich, WallTime(moment, in: .gmt) == self else { return nil }
    }

    private init(_ day: CalendarDay, hour: Int) {
        year = day.year
        month = day.month
        self.day = day.day
        self.hour = hour
        minute = 0
    }

    /// As browsers take it.
    var text: String {
        let pairs = [month, day, hour, minute].map { $0 < 10 ? "0\($0)" : "\($0)" }
        let four = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return "\(four)-\(pairs[0])-\(pairs[1])T\(pairs[2]):\(pairs[3])"
    }

    /// When that is in a zone.
    ///
    /// A time that is there twice, as clocks are put back, is the first of the two. One that is skipped, as they are put
    /// forward, is as much after the change as it would have been: 02:30 becomes 03:30.
    func instant(in zone: TimeZone) -> Instant? {
        guard let utc = inGreenwich else { return nil }
        let day = Duration.seconds(86_400)
        let offsets = [utc - day, utc + day].map { Duration.seconds(zone.secondsFromGMT(for: $0.date)) }
        let candidates = offsets.map { utc - $0 }
        return candidates.first { WallTime($0, in: zone) == self } ?? candidates.first
    }

    private var inGreenwich: Instant? {
        let parts = DateComponents(year: year, month: month, day: day, hour: hour, minute: minute)
        return CalendarDay.calendar(.gmt).date(from: parts).map { Instant($0) }
    }
}

extension WallTime {
    /// A choice that needs no typing.
    enum Quick: String, CaseIterable {
        case tomorrow
        case monday

        /// What its button says.
        var label: String {
            switch self {
            case .tomorrow: "Tomorrow 8:00"
            case .monday: "Monday 8:00"
            }
        }

        /// Which day it is, seen from a moment: the next Monday is never today.
        func time(at now: Instant, in zone: TimeZone) -> WallTime {
            let today = CalendarDay(now, in: zone)
            // From noon on whole days lead to noon or close by, whatever clocks do meanwhile.
            let noon = WallTime(today, hour: 12).instant(in: zone) ?? now
            let days = self == .tomorrow ? 1 : (9 - today.weekday) % 7
            let day = CalendarDay(noon + .seconds(86_400 * (days == 0 ? 7 : days)), in: zone)
            return WallTime(day, hour: 8)
        }
    }
}
