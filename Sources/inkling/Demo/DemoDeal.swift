internal import Engagement
internal import Foundation
internal import Storage
internal import Tracking

/// Something that may be sold to somebody of the demo, and what the mail of its weeks is about.
struct DemoDeal: Hashable, Sendable {
    let name: String
    /// Whose it is, by their address.
    let person: String
    /// What it is worth, in euros.
    let amount: String
    let stage: Stage
    /// How long ago it was begun, in days.
    let begunDaysAgo: Int
    /// How long ago it was won or lost, in days; `nil` while it is open.
    let closedDaysAgo: Int?

    static let all = [
        DemoDeal(filler, "maria@ochoa-drinks.example", "48000", .proposed, begun: 40),
        DemoDeal("Labeller for half-litre bottles", "maria@ochoa-drinks.example", "21500", .won, begun: 85, closed: 45),
        DemoDeal("Conveyor on the window side", "petra.brandt@quellwerk.example", "36000", .won, begun: 80, closed: 20),
        DemoDeal("Service for three years", "m.aydin@quellwerk.example", "12900", .negotiating, begun: 60),
        DemoDeal("New crowner", "sabine@brauhaus-vogt.example", "17400", .won, begun: 70, closed: 12),
        DemoDeal("Second shift, spare parts", "sabine@brauhaus-vogt.example", "8200", .qualified, begun: 10),
        DemoDeal("Washing plant", "jonas@weber-maschinen.example", "64000", .lost, begun: 75, closed: 30),
    ]

    private static let filler = "New filler for the bottling hall"

    private init(
        _ name: String,
        _ person: String,
        _ amount: String,
        _ stage: Stage,
        begun: Int,
        closed: Int? = nil
    ) {
        self.name = name
        self.person = person
        self.amount = amount
        self.stage = stage
        begunDaysAgo = begun
        closedDaysAgo = closed
    }

    /// Whether mail to somebody at that time is about it: while it was open.
    func isTalkedAbout(with address: String, at moment: Instant, now: Instant) -> Bool {
        let begun = now - .seconds(86_400 * begunDaysAgo)
        let closed = closedDaysAgo.map { now - .seconds(86_400 * $0) } ?? now
        return person == address && begun < moment && moment < closed
    }

    /// Adds it, unless it is there.
    func add(to store: Store, at now: Instant) async throws {
        guard try await store.records(named: name, among: [.opportunity]).isEmpty,
            let contact = try await store.contact(address: person)
        else { return }
        let worth = try Money(amount, currency: "EUR")
        let day = closedDaysAgo.map { Day(now - .seconds(86_400 * $0)) }
        try await store.addOpportunity(name: name) { opportunity in
            opportunity.account = contact.account
            opportunity.contacts = [contact.id]
            opportunity.amount = worth
            opportunity.stage = stage
            opportunity.closedOn = day
        }
    }
}
