internal import Engagement
internal import Foundation
internal import Tracking

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
            let today = WallTime(now, in: zone)
            return today.adding(days: self == .tomorrow ? 1 : 8 - today.weekday).at(hour: 8)
        }
    }
}
