internal import Foundation

/// Which time zones each country has, by the table `zone1970.tab` of the time zone database.
package struct CountryZones: Sendable {
    /// Knows no country.
    package static let none = CountryZones("")

    private var zones: [String: [String]] = [:]
    /// Countries by their English names, in lower case.
    private var codes: [String: String] = [:]

    /// Reads the table: two-letter codes between commas, coordinates, the zone's name and perhaps a comment, between tabs.
    package init(_ table: String) {
        for line in table.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count >= 3, TimeZone(identifier: String(columns[2])) != nil else { continue }
            for code in columns[0].split(separator: ",") { zones[String(code), default: []].append(String(columns[2])) }
        }
        let english = Locale(identifier: "en_US")
        for code in zones.keys {
            guard let name = english.localizedString(forRegionCode: code) else { continue }
            codes[Self.folded(name)] = code
        }
        for (name, code) in Self.otherNames where zones[code] != nil { codes[name] = code }
    }

    /// Names that people and databases write besides those of the Unicode tables.
    private static let otherNames = [
        "usa": "US", "united states of america": "US", "uk": "GB", "great britain": "GB", "england": "GB",
        "scotland": "GB", "wales": "GB", "northern ireland": "GB", "czech republic": "CZ", "turkey": "TR",
        "deutschland": "DE", "österreich": "AT", "schweiz": "CH", "suisse": "CH", "españa": "ES", "italia": "IT",
        "nederland": "NL", "the netherlands": "NL", "belgië": "BE", "belgique": "BE", "polska": "PL", "sverige": "SE",
        "norge": "NO", "danmark": "DK", "suomi": "FI", "brasil": "BR", "méxico": "MX", "russian federation": "RU",
        "republic of korea": "KR", "korea": "KR", "hong kong": "HK", "macau": "MO", "viet nam": "VN", "burma": "MM",
        "ivory coast": "CI", "macedonia": "MK", "swaziland": "SZ", "cape verde": "CV", "uae": "AE",
    ].reduce(into: [String: String]()) { $0[folded($1.key)] = $1.value }

    /// All zones of a country.
    func zones(of code: String) -> [String] { zones[code] ?? [] }

    /// The zone of a country that has the same time everywhere now and in half a year, or else of its city; `nil` where the
    /// country has several times and the city is not one that a zone is named after.
    func zone(of code: String, city: String?, near date: Date) -> TimeZone? {
        let zones = zones(of: code)
        if let city = city.map(Self.folded),
            let named = zones.first(where: { Self.city($0) == city })
        {
            return TimeZone(identifier: named)
        }
        let known = zones.compactMap { TimeZone(identifier: $0) }
        let moments = [date, date + 182 * 86_400]
        let times = Set(known.map { zone in moments.map { zone.secondsFromGMT(for: $0) } })
        return times.count == 1 ? known.first : nil
    }

    /// The code of a country by its name.
    func code(named name: String) -> String? { codes[Self.folded(name)] }

    /// What a country is called.
    static func name(of code: String) -> String {
        Locale(identifier: "en_US").localizedString(forRegionCode: code) ?? code
    }

    private static func city(_ zone: String) -> String {
        folded((zone.split(separator: "/").last.map(String.init) ?? zone).replacing("_", with: " "))
    }

    private static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
            .trimmingCharacters(in: .whitespaces)
    }
}
