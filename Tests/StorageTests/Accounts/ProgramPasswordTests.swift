internal import Storage
internal import Testing
internal import Tracking

@Suite struct ProgramPasswordTests {
    private func add(_ name: String, mark: String, of user: User, in house: House) async throws -> ProgramPassword {
        let password = ProgramPassword(
            id: .new(at: house.clock.now),
            user: user.id,
            name: name,
            createdAt: house.clock.now
        )
        try await house.store.addProgramPassword(password, mark: mark, passwordHash: "hash of \(name)")
        return password
    }

    @Test func isFoundByItsMarkAndItsUsersAddress() async throws {
        let house = try await House.open()
        let laptop = try await add("laptop", mark: "abcd", of: house.ada, in: house)
        let other = try await add("other", mark: "abcd", of: house.ben, in: house)

        let found = try await house.store.programPassword(mark: "abcd", address: house.ada.address.uppercased())
        #expect(found?.id == laptop.id && found?.passwordHash == "hash of laptop")
        #expect(try await house.store.programPassword(mark: "abcd", address: house.ben.address)?.id == other.id)
        #expect(try await house.store.programPassword(mark: "efgh", address: house.ada.address) == nil)
        #expect(try await house.store.programPassword(mark: "abcd", address: "who@seller.test") == nil)
    }

    @Test func itsUseIsNotedToTheMinute() async throws {
        let house = try await House.open()
        let password = try await add("laptop", mark: "abcd", of: house.ada, in: house)
        let minute = house.clock.now
        house.clock.advance(by: .seconds(59))

        #expect(try await house.store.userOfProgram(password.id) == house.ada)
        #expect(try await house.store.programPasswords(of: house.ada.id).map(\.lastUsedAt) == [minute])
    }

    @Test func letsNobodyInOnceItIsRevokedOrItsUserShutOut() async throws {
        let house = try await House.open()
        let revoked = try await add("old", mark: "abcd", of: house.ada, in: house)
        let shutOut = try await add("laptop", mark: "abcd", of: house.ben, in: house)
        await #expect(throws: StoreError.notFound) {
            try await house.store.revokeProgramPassword(revoked.id, of: house.ben.id)
        }

        try await house.store.revokeProgramPassword(revoked.id, of: house.ada.id)
        try await house.store.setActive(false, of: house.ben.id)

        #expect(try await house.store.userOfProgram(revoked.id) == nil)
        #expect(try await house.store.userOfProgram(shutOut.id) == nil)
        let actions = try await house.store.auditEntries(before: nil, limit: 10).map(\.action)
        #expect(actions.filter { $0 == .programPasswordMade }.count == 2)
        #expect(actions.filter { $0 == .programPasswordRevoked }.count == 1)
    }
}
