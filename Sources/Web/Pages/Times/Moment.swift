internal import Engagement
internal import Foundation
internal import Tracking

/// A time on a page: scripts turn the text into the reader's own manner, without them it is read as it is.
struct Moment {
    let iso: String
    let style: String
    let text: String

    /// How it is to be shown.
    enum Style: String {
        /// "5 min ago" where under a day, else the date.
        case relative
        /// Hours and minutes, where the day stands above.
        case clock
        /// Weekday, date and time.
        case dated
    }

    init(_ instant: Instant, as style: Style, in zone: TimeZone) {
        iso = instant.description
        self.style = style.rawValue
        let parts = Calendar.gregorian(in: zone).dateComponents([.hour, .minute], from: instant.date)
        let clock = "\(Self.digits(parts.hour)):\(Self.digits(parts.minute))"
        text = style == .clock ? clock : "\(CalendarDay(instant, in: zone).shortWords), \(clock)"
    }

    init(_ instant: Instant, as style: Style, for visit: Visit) {
        self.init(instant, as: style, in: visit.zone)
    }

    private static func digits(_ number: Int?) -> String {
        let number = number ?? 0
        return number < 10 ? "0\(number)" : "\(number)"
    }
}
