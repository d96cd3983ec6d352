/// Why a value that somebody typed can't be taken: where the fault stands, and what would be right, as a sentence.
package struct ValueProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The sentence.
    package let description: String

    /// Takes the sentence.
    package init(_ description: String) {
        self.description = description
    }
}
