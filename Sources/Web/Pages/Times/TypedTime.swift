internal import Engagement
internal import Foundation
internal import Tracking

/// A day and time as a field says it, and whose clock that is: the zone may have changed since its page was made.
struct TypedTime: Sendable {
    /// As it stands in the field; empty for none.
    let text: String
    /// The zone that it was shown or typed in; `nil` for that of whoever is there.
    private let zone: TimeZone?
    /// The moment that is shown, where nobody typed it: to the second, and which of two where a time is there twice.
    private let exact: Instant?

    /// None.
    init() {
        text = ""
        zone = nil
        exact = nil
    }

    /// Shows a moment on the clock of whoever is there.
    init(_ moment: Instant, for visit: Visit) {
        text = WallTime(moment, in: visit.zone).text
        zone = visit.zone
        exact = moment
    }

    /// Reads a field, and beside it the zone that the page was made for.
    init(_ fields: FormFields, _ name: String) {
        text = fields[name] ?? ""
        let identifier = fields["\(name)Zone"] ?? ""
        zone = identifier.isEmpty || identifier.utf8.count > 64 ? nil : TimeZone(identifier: identifier)
        exact = nil
    }

    /// The moment that is meant; `nil` where none is.
    ///
    /// `usual` is the zone of whoever is there.
    func moment(in usual: TimeZone) -> Instant? {
        exact ?? WallTime(text)?.instant(in: zone ?? usual)
    }

    /// What its zone is called.
    func zoneName(or usual: TimeZone) -> String { (zone ?? usual).identifier }
}
