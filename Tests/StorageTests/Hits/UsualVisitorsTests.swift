internal import Testing
internal import Tracking

@testable internal import Storage

/// Where from and with what a recipient usually comes, by other mail to the same address (product §4.5).
@Suite struct UsualVisitorsTests {
    private let house: House
    private static let desktop = Device(type: .desktop, system: "Linux", program: "Thunderbird")
    private static let phone = Device(type: .phone, system: "iOS", program: "Mobile Safari")

    init() async throws {
        house = try await House.open()
    }

    /// One email after another to Maria, as it is where copies leave the house, each with these hits.
    private func send(
        to address: String = "maria@buyer.test",
        _ hits: (EmailID, Instant) throws -> [JudgedHit] = { email, now in [try .make(of: email, at: now)] }
    ) async throws -> EmailID {
        let email = try await house.sent(to: [address]).id
        try await house.store.write { change in
            try change.sql.run("UPDATE recipients SET is_sandbox = 0 WHERE email_id = $1", email)
        }
        house.clock.advance(by: .seconds(60))
        let position = JournalPosition(segment: 1, offset: house.clock.now.microseconds)
        try await house.store.record(try hits(email, house.clock.now), upTo: position, of: "a")
        return email
    }

    private func usual(of email: EmailID) async throws -> Set<Visitor> {
        let copy = CopyReference(email: email, recipient: 0)
        return try await house.store.facts(for: [copy])[copy]?.facts.usualVisitors ?? []
    }

    private func visitor(_ network: String, _ device: Device = desktop) throws -> Visitor {
        let address = try #require(NetworkAddress(network))
        return Visitor(network: address, system: device.system, program: device.program)
    }

    @Test func whoCameToTwoOtherEmailsIsUsual() async throws {
        _ = try await send()
        let second = try await send { email, now in
            [
                try .make(of: email, at: now),
                try .make(of: email, at: now + .seconds(60), device: Self.phone, address: "198.51.100.9"),
            ]
        }
        #expect(try await usual(of: second).isEmpty)

        let third = try await send(to: "MARIA@buyer.test") { _, _ in [] }

        #expect(try await usual(of: third) == [try visitor("192.0.2.0")])
        #expect(try await usual(of: try await send(to: "jonas@buyer.test") { _, _ in [] }).isEmpty)
    }

    @Test func aTelephoneIsKnownInEveryNetwork() async throws {
        let networks = ["198.51.100.0", "203.0.113.0"]
        for network in networks {
            _ = try await send { email, now in
                [try .make(.link, of: email, at: now, device: Self.phone, address: network)]
            }
        }

        let found = try await usual(of: try await send { _, _ in [] })

        #expect(found == Set(try networks.map { try visitor($0, Self.phone) }))
    }

    @Test(arguments: [Verdict.machine, .unknown, .own])
    func onlyPeopleAreUsual(_ verdict: Verdict) async throws {
        for _ in 0..<3 {
            _ = try await send { email, now in [try .make(of: email, at: now, verdict: verdict)] }
        }

        #expect(try await usual(of: try await send { _, _ in [] }).isEmpty)
    }

    @Test func nothingIsUsualForEver() async throws {
        for _ in 0..<2 { _ = try await send() }
        let email = try await send { _, _ in [] }
        #expect(try await usual(of: email).count == 1)

        house.clock.advance(by: Visitor.memory)

        #expect(try await usual(of: email).isEmpty)
    }

    @Test func whatWasDoneInTheSandboxTellsNothing() async throws {
        for _ in 0..<2 {
            let email = try await send()
            try await house.store.write { change in
                try change.sql.run("UPDATE recipients SET is_sandbox = 1 WHERE email_id = $1", email)
            }
        }

        #expect(try await usual(of: try await send { _, _ in [] }).isEmpty)
    }
}
