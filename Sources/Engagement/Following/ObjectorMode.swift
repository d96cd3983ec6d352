/// What one recipient who does not allow following means for the others (product §2.4).
package enum ObjectorMode: String, Sendable, Codable, CaseIterable {
    /// Nobody's copy is followed.
    case wholeEmail
    /// Only their own copy is left plain.
    case perCopy
}
