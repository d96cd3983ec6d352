/// Whether people are asked before they are followed (product §2.3).
package enum ConsentMode: String, Sendable, Codable, CaseIterable {
    /// Whoever does not object may be followed.
    case optOut
    /// Only whoever consented, on record, may be followed.
    case optIn
}
