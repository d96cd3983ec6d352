internal import Storage
internal import Testing
internal import Tracking

@Suite struct SessionTests {
    private func session(of user: User, in house: House, lifetime: Duration = .seconds(3_600)) throws -> Session {
        Session(
            id: .new(at: house.clock.now),
            user: user.id,
            createdAt: house.clock.now,
            lastSeenAt: house.clock.now,
            expiresAt: house.clock.now + lifetime,
            trace: SessionTrace(address: try #require(NetworkAddress("198.51.100.7")), agentFamily: "Chrome")
        )
    }

    @Test func findsASessionByItsSecretOnly() async throws {
        let house = try await House.open()
        let session = try session(of: house.ada, in: house)
        try await house.store.openSession(session, secretHash: [1, 2, 3])

        let found = try #require(try await house.store.session(secretHash: [1, 2, 3]))

        #expect(found.session == session)
        #expect(found.user == house.ada)
        #expect(try await house.store.session(secretHash: [1, 2, 4]) == nil)
    }

    @Test func endsWithItsTime() async throws {
        let house = try await House.open()
        try await house.store.openSession(session(of: house.ada, in: house), secretHash: [1])

        house.clock.advance(by: .seconds(3_599))
        #expect(try await house.store.session(secretHash: [1]) != nil)
        #expect(try await house.store.removeExpiredSessions() == 0)
        house.clock.advance(by: .seconds(1))
        #expect(try await house.store.session(secretHash: [1]) == nil)
        #expect(try await house.store.removeExpiredSessions() == 1)
    }

    @Test func isValidUntilItEnds() async throws {
        let house = try await House.open()
        let closed = try session(of: house.ada, in: house)
        let expired = try session(of: house.ada, in: house)
        let shutOut = try session(of: house.ben, in: house)
        for (number, session) in [closed, expired, shutOut].enumerated() {
            try await house.store.openSession(session, secretHash: [UInt8(number)])
            #expect(try await house.store.isValid(session.id))
        }

        try await house.store.closeSession(closed.id)
        try await house.store.setActive(false, of: house.ben.id)

        #expect(try await house.store.isValid(closed.id) == false)
        #expect(try await house.store.isValid(shutOut.id) == false)
        #expect(try await house.store.isValid(expired.id))
        house.clock.advance(by: .seconds(3_600))
        #expect(try await house.store.isValid(expired.id) == false)
    }

    @Test func endsWhenItsUserIsShutOut() async throws {
        let house = try await House.open()
        try await house.store.openSession(session(of: house.ada, in: house), secretHash: [1])

        try await house.store.setActive(false, of: house.ada.id)
        #expect(try await house.store.session(secretHash: [1]) == nil)
        try await house.store.setActive(true, of: house.ada.id)
        #expect(try await house.store.session(secretHash: [1]) == nil)
    }

    @Test func remembersWhenAndWhereItWasUsed() async throws {
        let house = try await House.open()
        let session = try session(of: house.ada, in: house)
        try await house.store.openSession(session, secretHash: [1])
        house.clock.advance(by: .seconds(90))
        let trace = SessionTrace(address: try #require(NetworkAddress("2001:db8::1")), agentFamily: "Firefox")

        try await house.store.touchSession(session.id, trace: trace)

        let found = try #require(try await house.store.session(secretHash: [1]))
        #expect(found.session.lastSeenAt == house.clock.now)
        #expect(found.session.trace == trace)
    }

    @Test func closesOneAndANewPasswordAllOfAUser() async throws {
        let house = try await House.open()
        let first = try session(of: house.ada, in: house)
        try await house.store.openSession(first, secretHash: [1])
        try await house.store.openSession(session(of: house.ada, in: house), secretHash: [2])
        try await house.store.openSession(session(of: house.ada, in: house), secretHash: [3])
        try await house.store.openSession(session(of: house.ben, in: house), secretHash: [4])

        try await house.store.closeSession(first.id)
        #expect(try await house.store.session(secretHash: [1]) == nil)
        #expect(try await house.store.session(secretHash: [2]) != nil)
        try await house.store.strengthenPasswordHash("a", to: "stronger", of: house.ada.id)
        #expect(try await house.store.session(secretHash: [2]) != nil)
        try await house.store.setPasswordHash("new", of: house.ada.id)
        #expect(try await house.store.session(secretHash: [2]) == nil)
        #expect(try await house.store.session(secretHash: [3]) == nil)
        #expect(try await house.store.session(secretHash: [4]) != nil)
    }

    @Test func touchesNothingThatIsGone() async throws {
        let house = try await House.open()
        let session = try session(of: house.ada, in: house)

        try await house.store.touchSession(session.id, trace: session.trace)

        #expect(try await house.store.session(secretHash: [1]) == nil)
    }
}
