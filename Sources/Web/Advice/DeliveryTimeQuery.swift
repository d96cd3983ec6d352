internal import Engagement
internal import Mail
internal import Storage
internal import Tracking

/// Finds when an email is best delivered.
struct DeliveryTimeQuery {
    let desk: Desk

    /// Looks at each of the people, and at all of them together; the same address counts once.
    func advice(for addresses: [Address], at now: Instant) async throws -> DeliveryAdvice {
        var seen: Set<String> = []
        var people: [Known] = []
        for address in addresses where seen.insert(address.key).inserted {
            people.append(try await known(address, at: now))
        }
        let histories = people.compactMap(\.history)
        // One rule for all, wherever they live.
        let workingHours = try await desk.store.settings().workingHours
        // What everybody does matters only where somebody did something.
        let model = histories.isEmpty ? nil : try await desk.habits.model(working: workingHours)
        let advised = people.map { person in
            DeliveryAdvice.Person(
                address: person.address,
                name: person.name,
                zone: person.zone,
                habit: person.history.flatMap { model?.advice(for: $0) }
            )
        }
        let placed = advised.compactMap { person in
            person.zone.map { DeliveryTime.Person(zone: $0.zone, profile: person.habit?.profile) }
        }
        return DeliveryAdvice(
            people: advised,
            time: DeliveryTime(placed, working: workingHours, after: now),
            now: now,
            workingHours: workingHours
        )
    }

    private struct Known {
        let address: Address
        let name: String
        let zone: BelievedZone?
        /// What they did, by their clock; `nil` where there is nothing, or no clock.
        let history: HabitHistory?
    }

    private func known(_ address: Address, at now: Instant) async throws -> Known {
        let contact = try await desk.store.contact(address: address.address)
        let activity = try await desk.store.activity(of: address.address)
        let zone = ZoneJudge(countries: desk.countries).zone(activity.clues, at: now)
        return Known(
            address: address,
            name: contact?.displayName ?? address.name ?? address.address,
            zone: zone,
            history: zone.flatMap { activity.history(in: $0.zone) }
        )
    }
}
