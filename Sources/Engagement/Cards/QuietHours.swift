/// The hours of the day in which somebody wants to hear nothing: no notification, no sound (product §5.4).
package struct QuietHours: Hashable, Sendable {
    /// When they begin, in minutes after midnight.
    package let start: Int
    /// When they end; before ``start`` where they go over midnight.
    package let end: Int

    /// `nil` where they are no hours of a day, or none at all.
    package init?(start: Int, end: Int) {
        guard (0..<1_440).contains(start), (0..<1_440).contains(end), start != end else { return nil }
        self.start = start
        self.end = end
    }

    /// Whether they hold at that time of the clock.
    package func contains(_ time: WallTime) -> Bool {
        let minute = time.minuteOfDay
        return start < end ? (start..<end).contains(minute) : minute >= start || minute < end
    }
}
