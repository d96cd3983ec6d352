internal import Foundation
package import Tracking

/// Finds the time zone that somebody lives in, from the best evidence that there is (product §6.2).
package struct ZoneJudge: Sendable {
    private let countries: CountryZones

    /// What somebody wrote longer ago says little of where they live.
    private static let memory = Duration.seconds(730 * 86_400)
    /// Zones with summer and winter time that many people live in: offsets of two seasons choose the first that fits.
    private static let seasonal = [
        "Europe/Berlin", "Europe/London", "Europe/Helsinki", "America/New_York", "America/Chicago", "America/Denver",
        "America/Los_Angeles", "America/Halifax", "America/St_Johns", "America/Anchorage", "Europe/Chisinau",
        "Australia/Sydney", "Australia/Adelaide", "Pacific/Auckland", "America/Santiago", "Asia/Jerusalem",
        "Africa/Cairo", "America/Havana", "Asia/Beirut", "Atlantic/Azores", "Australia/Lord_Howe", "Pacific/Chatham",
    ]

    /// Judges with what is known of countries.
    package init(countries: CountryZones) {
        self.countries = countries
    }

    /// The zone that the clues speak for; `nil` where they speak for none.
    package func zone(_ clues: ZoneClues, at now: Instant) -> BelievedZone? {
        if let zone = Self.named(clues.set) { return BelievedZone(zone: zone, evidence: .set) }
        return written(clues, at: now) ?? opened(clues, at: now) ?? called(clues, at: now) ?? posted(clues, at: now)
    }

    /// Identifiers only: abbreviations such as `EST` mean another thing in another part of the world.
    private static func named(_ text: String) -> TimeZone? {
        text == "UTC" || text.contains("/") ? TimeZone(identifier: text) : nil
    }

    private func written(_ clues: ZoneClues, at now: Instant) -> BelievedZone? {
        let recent = clues.replies.filter { now - $0.at < Self.memory }.prefix(30)
        guard !recent.isEmpty else { return nil }
        let usual = HabitZone(recent.map { (seconds: $0.at.microseconds / 1_000_000, offset: $0.offset) })
        let evidence = BelievedZone.Evidence.replies(recent.count)
        if let zone = seasonal(Array(recent), clues, usual: usual.minutes, at: now) {
            return BelievedZone(zone: zone, evidence: evidence)
        }
        return TimeZone(secondsFromGMT: usual.minutes * 60).map { BelievedZone(zone: $0, evidence: evidence) }
    }

    /// A zone with whose clock nearly everything agrees: that of the place or the phone number, or, where two seasons were seen,
    /// one that many people live in.
    private func seasonal(
        _ written: [ZoneClues.Written],
        _ clues: ZoneClues,
        usual: Int,
        at now: Instant
    ) -> TimeZone? {
        func fits(_ zone: TimeZone) -> Bool {
            let agreeing = written.count { zone.secondsFromGMT(for: $0.at.date) == $0.offset * 60 }
            return agreeing * 10 >= written.count * 9
        }
        let others = [opened(clues, at: now), called(clues, at: now), posted(clues, at: now)].compactMap { $0?.zone }
        if let zone = others.first(where: fits) { return zone }
        guard Set(written.map(\.offset)).count > 1 else { return nil }
        return Self.seasonal.lazy.compactMap { TimeZone(identifier: $0) }.first(where: fits)
    }

    private func opened(_ clues: ZoneClues, at now: Instant) -> BelievedZone? {
        // Where they were most often of late; of places as often, the latest.
        var counts: [String: Int] = [:]
        for place in clues.places.prefix(20) where !place.isEmpty { counts[place, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        guard let place = clues.places.first(where: { counts[$0] == most }), most > 0 else { return nil }
        return zone(ofPlace: place, at: now).map { BelievedZone(zone: $0, evidence: .place(place)) }
    }

    private func called(_ clues: ZoneClues, at now: Instant) -> BelievedZone? {
        guard let digits = CallingCodes.digits(of: clues.phone) else { return nil }
        if let (code, zone) = countries.area(of: digits) {
            return BelievedZone(zone: zone, evidence: .areaCode("+\(code)"))
        }
        guard let code = CallingCodes.country(of: digits),
            let zone = countries.zone(of: code, near: now.date)
        else { return nil }
        return BelievedZone(zone: zone, evidence: .phone(country: CountryZones.name(of: code)))
    }

    private func posted(_ clues: ZoneClues, at now: Instant) -> BelievedZone? {
        AddressPlace.readings(of: clues.postalAddress, countries: countries).lazy
            .compactMap { believed($0, at: now) }.first
    }

    private func believed(_ place: AddressPlace, at now: Instant) -> BelievedZone? {
        func zoned(_ zone: TimeZone?, _ names: String?...) -> BelievedZone? {
            let names = names.compactMap(\.self) + [CountryZones.name(of: place.country)]
            return zone.map { BelievedZone(zone: $0, evidence: .postalAddress(names.joined(separator: ", "))) }
        }
        if let zone = countries.zone(of: place.country, near: now.date) {
            let named = place.cities.lazy.compactMap { countries.zone(namedAfter: $0, in: place.country) }.first
            return zoned(named ?? zone)
        }
        // New York, the state, is where New York is.
        for city in place.cities.isEmpty ? [place.region?.name].compactMap(\.self) : place.cities {
            switch countries.find(city, in: place.region, of: place.country, near: now.date) {
            case .unknown: continue
            case .doubtful: return nil
            case .zone(let zone):
                let alone = countries.find(city, in: nil, of: place.country, near: now.date)
                return zoned(zone, city, alone == .zone(zone) ? nil : place.region?.name)
            }
        }
        guard let region = place.region, !place.isCountryGuessed else { return nil }
        if place.cities.isEmpty, case .zone = countries.find(region.name, in: nil, of: place.country, near: now.date) {
            // Washington, the state, has the name of a city elsewhere.
            return nil
        }
        return zoned(countries.zone(of: region, near: now.date), region.name)
    }

    private func zone(ofPlace place: String, at now: Instant) -> TimeZone? {
        let parts = place.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        guard let country = parts.last, let code = countries.code(named: country) else { return nil }
        let city = parts.count > 1 ? parts.first : nil
        if let zone = countries.zone(of: code, near: now.date) {
            return city.flatMap { countries.zone(namedAfter: $0, in: code) } ?? zone
        }
        let region = parts.dropFirst().dropLast().compactMap { Region.named($0, in: code) }.first
        guard let city, case .zone(let zone) = countries.find(city, in: region, of: code, near: now.date)
        else { return nil }
        return zone
    }
}
