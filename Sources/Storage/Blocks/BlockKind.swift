/// Which sort of thing is blocked (product §4.1).
package enum BlockKind: String, Sendable, Codable, CaseIterable {
    /// A host that links lead to, and all names below it.
    case host
    /// The links and files of one email.
    case email
    /// Everything that one key sealed.
    case key
}
