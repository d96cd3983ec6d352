/// What requests from a network say about who makes them.
package enum NetworkKind: String, Sendable, Codable, CaseIterable {
    /// A mail scanner's own: no reader ever comes from there.
    case scanner
    /// A mail-security company's, which also shows web pages to people (browser isolation).
    case probableScanner
    /// A mail provider's, which fetches pictures for its readers.
    case pictureProxy
    /// A relay that hides where people are; for pictures it also fetches when nobody looks.
    case privacyRelay
    /// A mail service's, whose readers' pictures are fetched from there.
    case mailReader
    /// Rented machines: scanners live there, and so do virtual desktops.
    case cloud
    /// Rented machines among which people's virtual desktops are many: tells little of a click and nothing of an open.
    case desktopCloud
}
