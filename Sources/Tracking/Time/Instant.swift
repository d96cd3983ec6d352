package import Foundation

/// A moment in microseconds since 1970-01-01T00:00:00Z, leap seconds aside: exact in storage, in the journal and in tests.
package struct Instant: Hashable, Sendable {
    /// Microseconds since 1970.
    package let microseconds: Int64

    /// Takes microseconds since 1970.
    package init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    /// Takes Foundation's date, cut to the microsecond.
    package init(_ date: Date) {
        microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
    }

    /// The same moment for Foundation's formatters and calendars.
    package var date: Date {
        Date(timeIntervalSince1970: Double(microseconds) / 1_000_000)
    }

    /// The moment that is later by the duration; earlier where it is negative.
    package static func + (instant: Instant, duration: Duration) -> Instant {
        Instant(microseconds: instant.microseconds + duration.microseconds)
    }

    /// The moment that is earlier by the duration.
    package static func - (instant: Instant, duration: Duration) -> Instant {
        Instant(microseconds: instant.microseconds - duration.microseconds)
    }

    /// How long after `earlier` this moment is.
    package static func - (later: Instant, earlier: Instant) -> Duration {
        .microseconds(later.microseconds - earlier.microseconds)
    }
}

extension Instant: Comparable {
    /// Earlier moments come first.
    package static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }
}

extension Instant: CustomStringConvertible {
    private static let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)

    /// RFC 3339 in UTC with milliseconds, such as `2026-12-01T08:00:00.000Z`.
    package var description: String { date.formatted(Self.style) }

    /// Reads RFC 3339 with any offset, with or without a fraction; `nil` where it is none.
    package init?(_ text: String) {
        guard let date = (try? Self.style.parse(text)) ?? (try? Date.ISO8601FormatStyle().parse(text)) else {
            return nil
        }
        self.init(date)
    }
}

extension Instant: Codable {
    /// Reads RFC 3339.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Instant(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no RFC 3339 date and time")
        }
        self = instant
    }

    /// Writes RFC 3339 in UTC.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Duration {
    /// Whole microseconds, the rest cut off.
    package var microseconds: Int64 {
        components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000
    }
}
