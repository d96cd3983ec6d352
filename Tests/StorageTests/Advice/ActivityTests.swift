internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

/// What is known of when people are active, and by what clock (product §6.2).
@Suite struct ActivityTests {
    private let house: House

    init() async throws {
        house = try await House.open()
    }

    /// An email that left the house, and what came of it.
    @discardableResult
    private func send(
        to address: String = "maria@buyer.test",
        isSandbox: Bool = false,
        verdicts: [Verdict] = [.human]
    ) async throws -> EmailID {
        let email = try await house.sent(to: [address]).id
        if !isSandbox {
            try await house.store.write { change in
                try change.sql.run("UPDATE recipients SET is_sandbox = 0 WHERE email_id = $1", email)
            }
        }
        for verdict in verdicts {
            house.clock.advance(by: .seconds(3_600))
            let position = JournalPosition(segment: 1, offset: house.clock.now.microseconds)
            let hit = try JudgedHit.make(of: email, at: house.clock.now, verdict: verdict)
            try await house.store.record([hit], upTo: position, of: "a")
        }
        return email
    }

    @Test func whatPeopleOpenIsKnownWithItsPlace() async throws {
        try await send()
        let at = house.clock.now

        let activity = try await house.store.activity(of: "MARIA@buyer.test")

        #expect(activity.opened == [at])
        #expect(activity.clues.places == ["Berlin"])
        #expect(activity.answered.isEmpty && activity.clues.replies.isEmpty)
    }

    @Test func machinesAndTheSandboxSayNothing() async throws {
        try await send(verdicts: [.machine, .unknown, .own])
        try await send(isSandbox: true)

        #expect(try await house.store.activity(of: "maria@buyer.test").moments.isEmpty)
        #expect(try await house.store.everybodysActivity().isEmpty)
    }

    @Test func anAnswerTellsTheClockOfItsWriter() async throws {
        try await send()
        try await house.answer(from: "maria@buyer.test")

        let activity = try await house.store.activity(of: "maria@buyer.test")

        let written = try #require(Instant("2026-11-02T04:30:00Z"))
        #expect(activity.clues.replies == [ZoneClues.Written(at: written, offset: 330)])
        #expect(activity.opened.count == 1)
        #expect(activity.answered == [written])
    }

    @Test func everybodyIsWhoDidAnythingWithWhatTellsTheirClock() async throws {
        try await send(to: "jonas@buyer.test")
        try await send()
        try await house.answer(from: "maria@buyer.test")
        let jonas = try #require(try await house.store.contact(address: "jonas@buyer.test"))
        try await house.store.updateContact(jonas.id, phone: "+49 30 1", by: house.ada.id)

        let everybody = try await house.store.everybodysActivity()

        #expect(everybody.count == 2)
        let maria = try #require(everybody.first { !$0.answered.isEmpty })
        #expect(maria == (try await house.store.activity(of: "maria@buyer.test")))
        #expect(maria.clues.replies.map(\.offset) == [330])
        let other = try #require(everybody.first { $0.answered.isEmpty })
        #expect(other.person == jonas.id.description)
        #expect(other.clues.phone == "+49 30 1" && other.clues.places == ["Berlin"])
        // Nobody said whom they work with.
        #expect(Set(everybody.map(\.account)) == ["buyer.test"])
    }

    @Test func everyAddressOfAPersonIsTheirs() async throws {
        try await house.store.addContact(name: "Maria", address: "maria@buyer.test") {
            $0.otherAddresses = ["mo@home.test"]
            $0.timeZone = "Europe/Berlin"
        }
        try await send()
        try await send(to: "mo@home.test")

        let activity = try await house.store.activity(of: "mo@home.test")

        #expect(activity.opened.count == 2)
        #expect(activity.opened == activity.opened.sorted(by: >))
        #expect(activity.clues.set == "Europe/Berlin")
        #expect(activity == (try await house.store.activity(of: "maria@buyer.test")))
        #expect(try await house.store.everybodysActivity() == [activity])
    }

    @Test func theAccountIsTheOneThatTheContactHas() async throws {
        let account = try await house.store.addAccount(name: "Buyer", by: nil)
        try await house.store.addContact(name: "Maria", address: "maria@gmail.com") {
            $0.account = AccountReference(account.id, name: account.name)
        }
        try await send(to: "maria@gmail.com")
        try await send(to: "nobody@gmail.com")

        #expect(try await house.store.activity(of: "maria@gmail.com").account == account.id.description)
        #expect(try await house.store.activity(of: "nobody@gmail.com").account == nil)
        let everybody = try await house.store.everybodysActivity()
        #expect(everybody.compactMap(\.account) == [account.id.description])
    }

    @Test func ofManyThingsTheLatestAreTaken() async throws {
        let email = try await send(verdicts: [])
        let start = house.clock.now
        let hits = try (0..<510).map { number in
            house.clock.advance(by: .seconds(3_600))
            return try JudgedHit.make(of: email, at: house.clock.now)
        }
        let position = JournalPosition(segment: 1, offset: house.clock.now.microseconds)
        try await house.store.record(hits, upTo: position, of: "a")

        let opened = try await house.store.activity(of: "maria@buyer.test").opened

        #expect(opened.count == 500)
        #expect(opened.max() == house.clock.now)
        #expect(opened.min() == start + .seconds(11 * 3_600))
    }

    @Test(arguments: [
        ("maria@buyer.test", "buyer.test"), ("m@GMAIL.com", nil), ("m@yahoo.co.uk", nil), ("nobody", nil),
    ])
    func anAccountIsADomainThatNotEverybodyHas(_ address: String, account: String?) {
        #expect(AccountDomain.account(of: address) == account)
    }
}
