/// Whose an address is, by a database of autonomous systems.
package struct NetworkOwner: Hashable, Sendable {
    /// The number of the autonomous system.
    package let number: UInt32
    /// Its organization; `nil` where the database has none.
    package let name: String?

    /// Takes the two.
    package init(number: UInt32, name: String?) {
        self.number = number
        self.name = name
    }
}
