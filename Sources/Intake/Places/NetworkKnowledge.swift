package import Tracking

/// Everything that can be told of a network address: from the table of networks, and from the databases that the operator supplies.
package struct NetworkKnowledge: Sendable {
    private let table: NetworkTable
    private let places: PlaceDatabase?
    private let owners: PlaceDatabase?

    /// Puts it together; what is left out is not known.
    package init(table: NetworkTable, places: PlaceDatabase? = nil, owners: PlaceDatabase? = nil) {
        self.table = table
        self.places = places
        self.owners = owners
    }

    /// Opens the databases at these paths.
    package init(table: NetworkTable, placesPath: String?, ownersPath: String?) throws(PlaceDatabaseError) {
        self.table = table
        places = if let placesPath { try PlaceDatabase(path: placesPath) } else { nil }
        owners = if let ownersPath { try PlaceDatabase(path: ownersPath) } else { nil }
    }

    /// Owner and class of an address; `number` is its autonomous system's where it is known from elsewhere.
    package func facts(of address: NetworkAddress?, number: UInt32? = nil) -> NetworkFacts {
        let owner = address.flatMap { owners?.owner(of: $0) }
        var facts = table.facts(of: address, number: number ?? owner?.number)
        facts.owner = facts.owner ?? owner?.name
        return facts
    }

    /// Where an address is, coarsely; `nil` where that is not known.
    package func place(of address: NetworkAddress) -> String? { places?.place(of: address) }
}
