internal import Storage
internal import Testing
internal import Tracking

@Suite struct APITokenTests {
    private func token(_ name: String, of user: User, in house: House) -> APIToken {
        APIToken(id: .new(at: house.clock.now), user: user.id, name: name, createdAt: house.clock.now)
    }

    @Test func findsATokenByItsSecretAndNotesTheMinute() async throws {
        let house = try await House.open()
        let token = token("script", of: house.ada, in: house)
        try await house.store.addAPIToken(token, secretHash: [1])
        let minute = house.clock.now
        house.clock.advance(by: .seconds(59))

        let found = try #require(try await house.store.apiToken(secretHash: [1]))

        #expect(found.user == house.ada)
        #expect(found.token.id == token.id)
        #expect(found.token.lastUsedAt == minute)
        #expect(try await house.store.apiTokens(of: house.ada.id).map(\.lastUsedAt) == [minute])
        #expect(try await house.store.apiToken(secretHash: [2]) == nil)
        house.clock.advance(by: .seconds(1))
        _ = try await house.store.apiToken(secretHash: [1])
        #expect(try await house.store.apiTokens(of: house.ada.id).map(\.lastUsedAt) == [house.clock.now])
    }

    @Test func letsNobodyInWhoIsShutOut() async throws {
        let house = try await House.open()
        try await house.store.addAPIToken(token("script", of: house.ada, in: house), secretHash: [1])

        try await house.store.setActive(false, of: house.ada.id)

        #expect(try await house.store.apiToken(secretHash: [1]) == nil)
    }

    @Test func isValidUntilItIsRevokedOrItsUserShutOut() async throws {
        let house = try await House.open()
        let revoked = token("revoked", of: house.ada, in: house)
        let shutOut = token("shut out", of: house.ben, in: house)
        try await house.store.addAPIToken(revoked, secretHash: [1])
        try await house.store.addAPIToken(shutOut, secretHash: [2])
        #expect(try await house.store.isValid(revoked.id))
        #expect(try await house.store.isValid(shutOut.id))

        try await house.store.revokeAPIToken(revoked.id, of: house.ada.id)
        try await house.store.setActive(false, of: house.ben.id)

        #expect(try await house.store.isValid(revoked.id) == false)
        #expect(try await house.store.isValid(shutOut.id) == false)
    }

    @Test func listsTheNewestFirstAndOnlyOnesOwn() async throws {
        let house = try await House.open()
        try await house.store.addAPIToken(token("old", of: house.ada, in: house), secretHash: [1])
        house.clock.advance(by: .seconds(1))
        try await house.store.addAPIToken(token("new", of: house.ada, in: house), secretHash: [2])
        try await house.store.addAPIToken(token("other", of: house.ben, in: house), secretHash: [3])

        #expect(try await house.store.apiTokens(of: house.ada.id).map(\.name) == ["new", "old"])
    }

    @Test func revokesOnesOwnForGood() async throws {
        let house = try await House.open()
        let token = token("script", of: house.ada, in: house)
        try await house.store.addAPIToken(token, secretHash: [1])

        await #expect(throws: StoreError.notFound) {
            try await house.store.revokeAPIToken(token.id, of: house.ben.id)
        }
        try await house.store.revokeAPIToken(token.id, of: house.ada.id)

        #expect(try await house.store.apiToken(secretHash: [1]) == nil)
        let actions = try await house.store.auditEntries(before: nil, limit: 10).map(\.action)
        #expect(actions.filter { $0 == .tokenMade || $0 == .tokenRevoked }.count == 2)
    }
}
