internal import Foundation
internal import Tracking

/// How often people did something, by weekday and hour of somebody's zone.
package struct InsightHours: Hashable, Sendable {
    /// From Monday on, each with its 24 hours.
    package private(set) var counts = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)

    /// Counts nothing.
    package init() {}

    /// All of them.
    package var total: Int { counts.joined().reduce(0, +) }

    /// Adds to an hour, counted from when 1970 began on a Thursday.
    mutating func add(_ count: Int, hour: Int) {
        // Before 1970 nobody was active.
        counts[(hour / 24 + 3) % 7][hour % 24] += count
    }
}

/// Quarters of an hour, first and last, during which a zone keeps its distance from UTC.
struct ZoneStretch: Equatable {
    let slots: ClosedRange<Int64>
    /// In quarters of an hour: no zone of today differs from UTC by a part of one.
    let offset: Int64

    /// How a zone stands to UTC over some days, in order.
    static func stretches(of days: ClosedRange<InsightDay>, in zone: TimeZone) -> [ZoneStretch] {
        let slotsOfDay = InsightDay.microseconds / InsightActivity.slotMicroseconds
        func offset(_ slot: Int64) -> Int64 {
            let seconds = zone.secondsFromGMT(
                for: Instant(microseconds: slot * InsightActivity.slotMicroseconds).date
            )
            return Int64((Double(seconds) / 900).rounded())
        }
        var stretches: [ZoneStretch] = []
        func goOn(through slots: ClosedRange<Int64>, _ offset: Int64) {
            if let last = stretches.last, last.offset == offset {
                stretches[stretches.count - 1] = ZoneStretch(
                    slots: last.slots.lowerBound...slots.upperBound,
                    offset: offset
                )
            } else {
                stretches.append(ZoneStretch(slots: slots, offset: offset))
            }
        }
        for day in Int64(days.lowerBound.number)...Int64(days.upperBound.number) {
            let first = day * slotsOfDay
            let last = first + slotsOfDay - 1
            if offset(first) == offset(last) {
                goOn(through: first...last, offset(first))
            } else {
                for slot in first...last { goOn(through: slot...slot, offset(slot)) }
            }
        }
        return stretches
    }
}
