/// What is known of the network that a hit came from: drawn from the full address, and kept when that is cut (product §4.3).
package struct NetworkFacts: Hashable, Sendable, Codable {
    /// Its autonomous system's number; `nil` where it is not known.
    package var number: UInt32?
    /// Whose it is, in words; `nil` where it is not known.
    package var owner: String?
    /// What its requests say; `nil` for the network of anybody.
    package var kind: NetworkKind?

    /// Takes what is known.
    package init(number: UInt32? = nil, owner: String? = nil, kind: NetworkKind? = nil) {
        self.number = number
        self.owner = owner
        self.kind = kind
    }

    /// Nothing is known.
    package static let unknown = NetworkFacts()
}
