package import Foundation

extension Calendar {
    /// The calendar that clocks and mail go by, in a zone; whatever the machine's own settings are.
    package static func gregorian(in zone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        return calendar
    }
}
