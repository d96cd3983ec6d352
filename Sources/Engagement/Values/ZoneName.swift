internal import Foundation

/// Names of time zones as the tz database has them, such as `Europe/Berlin`.
package enum ZoneName {
    /// Those to choose from, in order.
    package static let all = (["UTC"] + TimeZone.knownTimeZoneIdentifiers).sorted()

    private static let byLetters = Dictionary(all.map { ($0.lowercased(), $0) }) { first, _ in first }

    /// The name as it is written there, whatever its case; the empty text stays empty.
    package static func checked(_ text: String) throws(ValueProblem) -> String {
        let name = text.filter { !$0.isWhitespace }
        guard !name.isEmpty else { return "" }
        if let known = byLetters[name.lowercased()] { return known }
        // Zones that were renamed have both names; "GMT+3" and the like are none of the database's.
        let isPath = name.utf8.count <= 64 && name.contains("/") && !name.contains("..") && !name.hasPrefix("/")
        if isPath, let zone = TimeZone(identifier: name), zone.identifier == name { return name }
        throw ValueProblem("“\(text.prefix(64))” is no time zone. Choose one from the list, such as Europe/Berlin.")
    }
}
