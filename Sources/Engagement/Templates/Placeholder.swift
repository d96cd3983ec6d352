/// One place in a text that is left open: `{{recipient.firstName|there}}`.
package struct Placeholder: Hashable, Sendable {
    /// What belongs there.
    package let name: PlaceholderName
    /// What stands there where there is no value; empty for nothing, `nil` where that was not said.
    package let fallback: String?

    /// Takes both.
    package init(name: PlaceholderName, fallback: String?) {
        self.name = name
        self.fallback = fallback
    }
}
