internal import Engagement
internal import Foundation

/// What tells the time zones of countries and cities: a table that the time zone database brings along, which every system has that
/// knows zones, and one that set-up made.
enum TimeZoneTable {
    private static let path = "/usr/share/zoneinfo/zone1970.tab"

    /// The table of cities within the folder of libraries; nothing below it is served.
    static let cities = "zones/cities.tsv"

    /// Which zones countries and cities have; where the first table is missing, phone numbers and places tell no zone, where the
    /// second is, they tell that of countries with one time only.
    static func countries(libraries: String?) -> CountryZones {
        guard let table = try? String(contentsOfFile: path, encoding: .utf8) else { return .none }
        return CountryZones(table, cities: libraries.map { cityTable(in: $0) } ?? .empty)
    }

    private static func cityTable(in libraries: String) -> CityTable {
        // Read where it lies: of five megabytes each question needs a few pages.
        let bytes = try? Data(contentsOf: URL(filePath: libraries).appending(path: cities), options: .mappedIfSafe)
        return bytes.map { CityTable($0) } ?? .empty
    }
}
