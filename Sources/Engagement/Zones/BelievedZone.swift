package import Foundation

/// The time zone that somebody is believed to live in, and what speaks for it.
package struct BelievedZone: Hashable, Sendable {
    /// The zone.
    package let zone: TimeZone
    /// What speaks for it.
    package let evidence: Evidence

    /// Takes the two.
    package init(zone: TimeZone, evidence: Evidence) {
        self.zone = zone
        self.evidence = evidence
    }

    /// What a zone is believed for, the best evidence first (product §6.2).
    package enum Evidence: Hashable, Sendable {
        /// A seller said so.
        case set
        /// The clock of their own emails.
        case replies(Int)
        /// Where they opened what they were sent.
        case place(String)
        /// The country of their phone number.
        case phone(country: String)
        /// What their phone number begins with, where that is an area code of a country with several times.
        case areaCode(String)
        /// The place or country of their postal address.
        case postalAddress(String)
    }

    /// What people call it: the city it is named after, or the offset.
    package var name: String {
        if let minutes = fixedOffset {
            guard minutes != 0 else { return "UTC" }
            let rest = abs(minutes) % 60
            return "UTC\(minutes < 0 ? "−" : "+")\(abs(minutes) / 60)" + (rest == 0 ? "" : ":\(rest)")
        }
        let city = zone.identifier.split(separator: "/").last.map(String.init) ?? zone.identifier
        return city.replacing("_", with: " ")
    }

    /// What programs call it: `Europe/Berlin`, or the offset, such as `+02:00`.
    package var clock: String { fixedOffset.map { ClockOffset.text($0) } ?? zone.identifier }

    /// What speaks for it, as the end of a sentence such as "Berlin, …".
    package var words: String {
        switch evidence {
        case .set: "as set for them"
        case .replies(1): "by the clock of their email"
        case .replies(let count): "by the clock of their \(count) emails"
        case .place(let place): "opened in \(place)"
        case .phone(let country): "by the phone number, \(country)"
        case .areaCode(let code): "by the phone number, which begins with \(code)"
        case .postalAddress(let place): "by the postal address, \(place)"
        }
    }

    /// Minutes ahead of UTC where the zone is no more than that.
    private var fixedOffset: Int? {
        zone.identifier.hasPrefix("GMT") ? zone.secondsFromGMT() / 60 : nil
    }
}
