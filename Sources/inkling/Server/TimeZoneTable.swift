internal import Engagement
internal import Foundation

/// The table of countries that the time zone database brings along; every system that knows zones has it.
enum TimeZoneTable {
    private static let path = "/usr/share/zoneinfo/zone1970.tab"

    /// Which zones countries have; where the table is missing, phone numbers and places tell no zone.
    static func countries() -> CountryZones {
        (try? String(contentsOfFile: path, encoding: .utf8)).map { CountryZones($0) } ?? .none
    }
}
