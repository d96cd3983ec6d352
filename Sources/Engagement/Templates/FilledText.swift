/// A text whose open places were filled in, as far as there was something to put there.
package struct FilledText: Hashable, Sendable {
    /// The text; what could not be filled in stands there as it was.
    package let text: String
    /// What could not be filled in, in order.
    package let faults: [PlaceholderFault]

    /// Takes both.
    package init(text: String, faults: [PlaceholderFault]) {
        self.text = text
        self.faults = faults
    }
}
