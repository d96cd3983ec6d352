internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

@Suite struct UserTests {
    @Test func addsAUserWhoMaySendFromTheirOwnAddress() async throws {
        let house = try await House.open()
        house.clock.advance(by: .seconds(1))

        let user = try await house.store.addUser(
            name: " Dora ",
            address: "Dora@Seller.TEST",
            role: .teamManager,
            passwordHash: "hash",
            by: house.administrator.id
        )

        #expect(user.name == "Dora")
        #expect(user.role == .teamManager)
        #expect(user.isActive)
        #expect(user.wishesFollowing)
        #expect(try await house.store.user(user.id) == user)
        #expect(try await house.store.senderAddresses(of: user.id).map(\.key) == ["dora@seller.test"])
        #expect(try await house.store.senderAddresses(of: user.id).map(\.name) == ["Dora"])
        let entry = try #require(try await house.store.auditEntries(before: nil, limit: 1).first)
        #expect(entry.action == .userAdded)
        #expect(entry.user == house.administrator.id)
        #expect(entry.subject == user.id.description)
    }

    @Test func findsAUserByAddressInWhateverCase() async throws {
        let house = try await House.open()

        let found = try #require(try await house.store.user(address: "ADA@seller.test"))

        #expect(found.user == house.ada)
        #expect(found.passwordHash == "a")
        #expect(try await house.store.user(address: "nobody@seller.test") == nil)
    }

    @Test func refusesAnAddressThatIsTakenInWhateverCase() async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.addressTaken) {
            try await house.store.addUser(name: "", address: "ADA@SELLER.TEST", role: .seller, passwordHash: "x")
        }

        #expect(try await house.store.users().count == 4)
    }

    @Test(arguments: ["", "no address", "a@b@c", "a@x.test\r\nBcc: b@x.test"])
    func refusesWhatIsNoAddress(_ address: String) async throws {
        let house = try await House.open()

        let error = await #expect(throws: StoreError.self) {
            try await house.store.addUser(name: "X", address: address, role: .seller, passwordHash: "x")
        }

        guard case .invalid(field: "address", problem: _) = error else {
            Issue.record("not refused as an invalid address")
            return
        }
    }

    @Test func refusesALineBreakInAName() async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.self) {
            try await house.store.addUser(name: "X\nY", address: "x@y.test", role: .seller, passwordHash: "x")
        }
    }

    @Test func listsEverybodyByName() async throws {
        let house = try await House.open()

        #expect(try await house.store.users().map(\.name) == ["Ada", "Ben", "Cleo", "Mo"])
    }

    @Test func changesPasswordWishAndActivity() async throws {
        let house = try await House.open()

        try await house.store.setPasswordHash("new", of: house.ada.id)
        try await house.store.setWishesFollowing(false, of: house.ada.id)
        try await house.store.setActive(false, of: house.ada.id, by: house.administrator.id)

        let found = try #require(try await house.store.user(address: "ada@seller.test"))
        #expect(found.passwordHash == "new")
        #expect(!found.user.wishesFollowing)
        #expect(!found.user.isActive)
        let actions = try await house.store.auditEntries(before: nil, limit: 10).map(\.action)
        #expect(actions.contains(.passwordSet))
        #expect(actions.contains(.userActivityChanged))
    }

    @Test func strengthensAHashWithoutATraceAndOnlyOfTheSamePassword() async throws {
        let house = try await House.open()
        let before = try await house.store.auditEntries(before: nil, limit: 10)

        try await house.store.strengthenPasswordHash("a", to: "stronger", of: house.ada.id)
        try await house.store.strengthenPasswordHash("another", to: "weaker", of: house.ada.id)

        #expect(try await house.store.user(address: "ada@seller.test")?.passwordHash == "stronger")
        #expect(try await house.store.auditEntries(before: nil, limit: 10) == before)
    }

    @Test func knowsNobodyOfThatId() async throws {
        let house = try await House.open()
        let nobody = UserID.new(at: house.clock.now)

        #expect(try await house.store.user(nobody) == nil)
        await #expect(throws: StoreError.notFound) { try await house.store.setPasswordHash("x", of: nobody) }
        await #expect(throws: StoreError.notFound) { try await house.store.setWishesFollowing(true, of: nobody) }
        await #expect(throws: StoreError.notFound) { try await house.store.setActive(true, of: nobody) }
        await #expect(throws: StoreError.notFound) {
            try await house.store.addSenderAddress("x@y.test", to: nobody, by: nil)
        }
    }

    @Test func namesTheLoginAddressFirst() async throws {
        let house = try await House.open()
        house.clock.advance(by: .seconds(-60))
        try await house.store.addSenderAddress("aaa@other.test", to: house.ada.id, by: house.administrator.id)
        try await house.store.addSenderAddress("AAA@other.test", to: house.ada.id, by: house.administrator.id)

        let addresses = try await house.store.senderAddresses(of: house.ada.id).map(\.address)

        #expect(addresses == ["ada@seller.test", "aaa@other.test"])
    }

    @Test func whoChoseNothingWishesWhatTheWorkspaceDoes() async throws {
        let house = try await House.open()
        var settings = try await house.store.settings()
        settings.wishesFollowing = false
        try await house.store.setWishesFollowing(true, of: house.ben.id)
        try await house.store.updateSettings(settings, by: house.administrator.id)

        #expect(try await house.store.user(house.ada.id)?.wishesFollowing == false)
        #expect(try await house.store.user(address: "ben@seller.test")?.user.wishesFollowing == true)
        #expect(try await house.store.users().filter(\.wishesFollowing).map(\.id) == [house.ben.id])

        try await house.store.setWishesFollowing(nil, of: house.ben.id)
        #expect(try await house.store.user(house.ben.id)?.wishesFollowing == false)
    }
}
