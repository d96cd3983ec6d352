/// One thing that speaks for a machine or for a person.
struct Evidence: Hashable, Sendable {
    /// How strongly, as the natural logarithm of odds: above zero for a machine, below for a person, zero for neither.
    let weight: Double
    /// In words that a seller reads.
    let reason: String

    /// Speaks for a machine.
    static func machine(_ weight: Double, _ reason: String) -> Evidence { Evidence(weight: weight, reason: reason) }

    /// Speaks for a person.
    static func person(_ weight: Double, _ reason: String) -> Evidence { Evidence(weight: -weight, reason: reason) }

    /// Is worth saying, and speaks for neither.
    static func remark(_ reason: String) -> Evidence { Evidence(weight: 0, reason: reason) }
}
