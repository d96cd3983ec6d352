package import Tracking

/// Folds hits in memory, in the order in which they come: a flood of equal ones costs no more than one (product §4.6).
package struct RepeatedHits: Sendable {
    /// What they were folded into, in the order of their beginnings.
    package private(set) var runs: [HitRun] = []
    /// How many hits there were.
    package private(set) var count = 0
    /// The latest run of hits that are alike.
    private var latest: [Likeness: Int] = [:]

    /// All that equal hits share; of the address only the network.
    private struct Likeness: Hashable {
        let token: TokenReference
        let method: HitMethod
        let network: NetworkAddress
        let agent: String
        let wasServed: Bool
    }

    /// Nothing came yet.
    package init() {}

    /// Takes one hit more.
    package mutating func add(_ hit: Hit) {
        count += 1
        let likeness = Likeness(
            token: hit.token,
            method: hit.method,
            network: hit.address.network,
            agent: hit.agent,
            wasServed: hit.wasServed
        )
        if let place = latest[likeness], runs[place].take(hit) { return }
        latest[likeness] = runs.count
        runs.append(HitRun(hit))
    }
}
