/// A link of a followed email, as the timeline names it.
package struct TrackedLink: Hashable, Sendable {
    /// Its place in the email, from 0.
    package let ordinal: UInt16
    /// Where it leads.
    package let url: String
    /// Its visible text; empty where it has none.
    package let label: String

    /// Takes the three.
    package init(ordinal: UInt16, url: String, label: String) {
        self.ordinal = ordinal
        self.url = url
        self.label = label
    }
}
