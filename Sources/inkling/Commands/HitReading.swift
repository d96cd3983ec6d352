internal import Foundation
internal import Tracking

/// What people write into the members of a hit.
///
/// Where only one thing can be meant it is taken; else the member is wrong.
enum HitReading {
    /// An address, perhaps with a port, in brackets, or with the zone of an interface; `nil` where it is none.
    static func address(_ text: String) -> NetworkAddress? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if let address = NetworkAddress(text) { return address }
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            return NetworkAddress(String(text[text.index(after: text.startIndex)..<end]))
        }
        if let zone = text.firstIndex(of: "%") { return NetworkAddress(String(text[..<zone])) }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 2 && UInt16(parts[1]) != nil ? NetworkAddress(String(parts[0])) : nil
    }

    /// What stands for an address that is not known.
    static let noAddress: Set<String> = ["-", "unknown", "null", "none", "n/a"]

    /// The number of an autonomous system, with or without `AS` before it and its name behind it.
    static func number(_ text: String) -> UInt32? {
        let first = text.split(separator: " ").first ?? ""
        return UInt32(first.uppercased().hasPrefix("AS") ? first.dropFirst(2) : first)
    }

    /// RFC 3339, also with a blank before the time, or without an offset: then it is UTC.
    static func instant(_ text: String) -> Instant? {
        let text = text.trimmingCharacters(in: .whitespaces)
        if let instant = Instant(text) { return instant }
        if let number = Double(text) { return instant(number) }
        let standard = text.replacing(" ", with: "T", maxReplacements: 1)
        return Instant(standard) ?? Instant(standard + "Z")
    }

    /// Seconds since 1970, or milliseconds or microseconds where seconds would be thousands of years away.
    static func instant(_ number: Double) -> Instant? {
        let factor = number.magnitude < 1e11 ? 1e6 : number.magnitude < 1e14 ? 1e3 : 1
        let microseconds = number * factor
        // Beyond the year 5000 it is something else.
        return microseconds.magnitude < 1e17 ? Instant(microseconds: Int64(microseconds.rounded())) : nil
    }

    /// What the listener takes a method for; those that only ask what there is are as good as `HEAD`.
    static let methods: [String: HitMethod] = [
        "GET": .get, "POST": .get, "HEAD": .head, "OPTIONS": .head, "PROPFIND": .head,
    ]

    static let kinds: [String: HitKind] = [
        "open": .beacon, "click": .link, "view": .file, "beacon": .beacon, "image": .image, "link": .link,
        "file": .file, "page": .page,
    ]
}
