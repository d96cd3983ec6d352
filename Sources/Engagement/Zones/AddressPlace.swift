/// Where a postal address may be, by its lines: the country, perhaps a state or province, and what may be the city.
struct AddressPlace: Hashable, Sendable {
    /// The code of the country.
    let country: String
    /// The state or province.
    let region: Region?
    /// What may be the city, what stands nearest to the country first, as it is written.
    let cities: [String]
    /// Whether no line says the country: then it has to be right that the state has such a city.
    let isCountryGuessed: Bool

    /// Farther from the country stand streets and people.
    private static let farthest = 3

    /// The ways in which an address can be read, the likeliest first.
    static func readings(of address: String, countries: CountryZones) -> [AddressPlace] {
        let parts = AddressPart.parts(of: address)
        guard let first = parts.first, let last = parts.last else { return [] }
        var readings: [AddressPlace] = []
        let named = last.numbers.isEmpty ? countries.code(named: last.text) : nil
        for country in Region.countries {
            // Georgia may be either.
            guard named == nil || last.ending(in: country)?.rest == "", saysRegion(parts, of: country) else { continue }
            readings.append(AddressPlace(parts.reversed(), in: country, isGuessed: true, countries: countries))
        }
        if let named {
            readings.append(AddressPlace(parts.dropLast().reversed(), in: named, countries: countries))
        } else if readings.isEmpty, first.numbers.isEmpty, let named = countries.code(named: first.text) {
            // Turkey, TX 79261, has no country before its state.
            readings.append(AddressPlace(Array(parts.dropFirst()), in: named, countries: countries))
        }
        return readings
    }

    private init(_ parts: [AddressPart], in country: String, isGuessed: Bool = false, countries: CountryZones) {
        var (region, cities): (Region?, [String]) = (nil, [])
        for part in parts where !part.words.isEmpty {
            // Where postal codes stand behind the city, what begins with a number is a street.
            let mayBeCity = !(Region.countries.contains(country) && part.beginsWithNumber)
            let ending = region == nil ? part.ending(in: country) : nil
            // Port Washington is no port in Washington.
            if let ending, ending.rest.isEmpty || !countries.knows(part.text, in: country) {
                region = ending.region
                if mayBeCity, !ending.rest.isEmpty { cities.append(ending.rest) }
            } else if mayBeCity {
                cities.append(part.text)
            }
        }
        self.country = country
        self.region = region
        self.cities = Array(cities.prefix(Self.farthest))
        isCountryGuessed = isGuessed
    }

    /// Whether an address ends with a state or province of a country, so that it can be no other country: written out, or by its
    /// letters with a postal code behind.
    private static func saysRegion(_ parts: [AddressPart], of country: String) -> Bool {
        guard let last = parts.last, let place = parts.last(where: { !$0.words.isEmpty }),
            let ending = place.ending(in: country)
        else { return false }
        return ending.isWrittenOut || last.hasPostalCode(of: country)
    }
}
