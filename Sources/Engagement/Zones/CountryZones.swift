internal import Foundation

/// Which time zones each country has, by the table `zone1970.tab` of the time zone database, and which its cities have, where
/// a table of them is there.
package struct CountryZones: Sendable {
    /// Knows no country.
    package static let none = CountryZones("")

    private var zones: [String: [String]] = [:]
    /// Countries by their English names, folded.
    private var codes: [String: String] = [:]
    private let cities: CityTable

    /// Reads the table: two-letter codes between commas, coordinates, the zone's name and perhaps a comment, between tabs.
    package init(_ table: String, cities: CityTable = .empty) {
        self.cities = cities
        for line in table.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 3, TimeZone(identifier: String(columns[2])) != nil else { continue }
            for code in columns[0].split(separator: ",") { zones[String(code), default: []].append(String(columns[2])) }
        }
        let english = Locale(identifier: "en_US")
        for code in zones.keys {
            guard let name = english.localizedString(forRegionCode: code) else { continue }
            codes[PlaceName.folded(name)] = code
        }
        for (name, code) in Self.otherNames where zones[code] != nil { codes[name] = code }
    }

    /// Names that people and databases write besides those of the Unicode tables.
    private static let otherNames = [
        "us": "US", "usa": "US", "united states of america": "US", "uk": "GB", "great britain": "GB", "england": "GB",
        "scotland": "GB", "wales": "GB", "northern ireland": "GB", "czech republic": "CZ", "turkey": "TR",
        "deutschland": "DE", "österreich": "AT", "schweiz": "CH", "suisse": "CH", "españa": "ES", "italia": "IT",
        "nederland": "NL", "the netherlands": "NL", "belgië": "BE", "belgique": "BE", "polska": "PL", "sverige": "SE",
        "norge": "NO", "danmark": "DK", "suomi": "FI", "brasil": "BR", "méxico": "MX", "russian federation": "RU",
        "republic of korea": "KR", "korea": "KR", "hong kong": "HK", "macau": "MO", "viet nam": "VN", "burma": "MM",
        "ivory coast": "CI", "macedonia": "MK", "swaziland": "SZ", "cape verde": "CV", "uae": "AE",
    ].reduce(into: [String: String]()) { $0[PlaceName.folded($1.key)] = $1.value }

    /// What a city tells.
    enum Finding: Hashable, Sendable {
        /// No city is known to be called so.
        case unknown
        /// Cities of that name have several times, and none is clearly the one that is meant.
        case doubtful
        /// The city's.
        case zone(TimeZone)
    }

    /// A city is meant if the next one of its name at another time has so many times fewer people.
    private static let clearly = 10

    /// The zone of a country that has the same time everywhere now and in half a year.
    func zone(of code: String, near date: Date) -> TimeZone? { common(zones[code] ?? [], near: date) }

    /// The zone of a state or province that has the same time everywhere.
    func zone(of region: Region, near date: Date) -> TimeZone? {
        region.isTerritory ? zone(of: region.code, near: date) : common(cities.zones(of: region), near: date)
    }

    /// The area code at the beginning of a number, calling code first, and its zone; `nil` where it has none or several times.
    func area(of digits: String) -> (code: String, zone: TimeZone)? {
        // As many digits as the areas of the table have.
        let code = String(digits.prefix(4))
        return cities.zone(ofAreaCode: code).flatMap { TimeZone(identifier: $0) }.map { (code: code, zone: $0) }
    }

    /// Whether a country is known to have a city of that name.
    func knows(_ city: String, in code: String) -> Bool { !cities.cities(named: city, in: code).isEmpty }

    /// The zone of a city, within a state or province where one is given.
    func find(_ city: String, in region: Region?, of code: String, near date: Date) -> Finding {
        let namesakes = cities.cities(named: city, in: code)
        let there = region.map { region in namesakes.filter { $0.region == region.code } } ?? namesakes
        guard !there.isEmpty else {
            // A zone that is named after a city tells nothing of others in another state.
            let mayBeNamed = cities.isEmpty || (namesakes.isEmpty && region == nil)
            return mayBeNamed ? zone(namedAfter: city, in: code).map(Finding.zone) ?? .unknown : .unknown
        }
        return zone(meantBy: there, near: date).map(Finding.zone) ?? .doubtful
    }

    /// The zone of a country that is named after a city.
    func zone(namedAfter city: String, in code: String) -> TimeZone? {
        let city = PlaceName.folded(city)
        return zones[code]?.first { Self.city($0) == city }.flatMap { TimeZone(identifier: $0) }
    }

    /// The zone of the city that a name alone means: one that is called so, or else one that others call so.
    private func zone(meantBy namesakes: [CityTable.City], near date: Date) -> TimeZone? {
        let own = namesakes.filter(\.isOwnName)
        let called = own.isEmpty ? namesakes : own
        guard let largest = called.max(by: { $0.population < $1.population }),
            let zone = TimeZone(identifier: largest.zone)
        else { return nil }
        let elsewhere = namesakes.filter { city in
            TimeZone(identifier: city.zone).map { Self.times($0, near: date) != Self.times(zone, near: date) } ?? false
        }
        let isMeant = elsewhere.allSatisfy { city in
            city.isOwnName == largest.isOwnName
                ? largest.population >= Self.clearly * max(1, city.population)
                : city.population < Self.clearly * largest.population
        }
        return isMeant ? zone : nil
    }

    /// The first of these zones, if all have the same time now and in half a year.
    private func common(_ zones: [String], near date: Date) -> TimeZone? {
        let known = zones.compactMap { TimeZone(identifier: $0) }
        return Set(known.map { Self.times($0, near: date) }).count == 1 ? known.first : nil
    }

    private static func times(_ zone: TimeZone, near date: Date) -> [Int] {
        [date, date + 182 * 86_400].map { zone.secondsFromGMT(for: $0) }
    }

    /// The code of a country by its name.
    func code(named name: String) -> String? { codes[PlaceName.folded(name)] }

    /// What a country is called.
    static func name(of code: String) -> String {
        Locale(identifier: "en_US").localizedString(forRegionCode: code) ?? code
    }

    private static func city(_ zone: String) -> String {
        PlaceName.folded((zone.split(separator: "/").last.map(String.init) ?? zone).replacing("_", with: " "))
    }
}
