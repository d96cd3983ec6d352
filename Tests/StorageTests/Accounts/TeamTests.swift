internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct TeamTests {
    private func actions(_ house: House) async throws -> [AuditAction] {
        try await house.store.auditEntries(before: nil, limit: 3).map(\.action)
    }

    @Test func teamsAreAddedRenamedRemovedAndAudited() async throws {
        let house = try await House.open()
        let (store, by) = (house.store, house.administrator.id)
        #expect(try await store.teams().isEmpty)
        house.clock.advance(by: .seconds(1))

        let south = try await store.addTeam(name: " South ", by: by)
        house.clock.advance(by: .seconds(1))
        let north = try await store.addTeam(name: "north", by: by)
        #expect(try await store.teams() == [north, south])
        #expect(south.name == "South")
        house.clock.advance(by: .seconds(1))
        let renamed = try await store.renameTeam(south.id, to: "The South", by: by)
        #expect(try await store.team(south.id) == renamed)
        house.clock.advance(by: .seconds(1))
        try await store.removeTeam(north.id, by: by)

        #expect(try await store.teams().map(\.name) == ["The South"])
        let entries = try await store.auditEntries(before: nil, limit: 4)
        #expect(entries.map(\.action) == [.teamRemoved, .teamRenamed, .teamAdded, .teamAdded])
        #expect(entries.map(\.user) == [by, by, by, by])
        #expect(entries.first?.subject == north.id.description)
    }

    @Test(arguments: ["South", "SOUTH", " south ", "", "  ", "a\nb", String(repeating: "x", count: 201)])
    func aNameIsNeededAndNoOtherTeams(_ name: String) async throws {
        let house = try await House.open()
        try await house.store.addTeam(name: "South")
        let north = try await house.store.addTeam(name: "North")

        for attempt in [
            { _ = try await house.store.addTeam(name: name) },
            { _ = try await house.store.renameTeam(north.id, to: name) },
        ] as [@Sendable () async throws -> Void] {
            let error = await #expect(throws: StoreError.self) { try await attempt() }
            guard case .invalid(field: "name", problem: _) = error else {
                Issue.record("not refused as an invalid name")
                return
            }
        }
        #expect(try await house.store.teams().map(\.name) == ["North", "South"])
    }

    @Test func aTeamMayBeWrittenOtherwise() async throws {
        let house = try await House.open()
        let south = try await house.store.addTeam(name: "south")

        #expect(try await house.store.renameTeam(south.id, to: "South").name == "South")
        let before = try await house.store.auditEntries(before: nil, limit: 9)
        try await house.store.renameTeam(south.id, to: "South")
        #expect(try await house.store.auditEntries(before: nil, limit: 9) == before)
    }

    @Test func aTeamIsRemovedOnceNobodyIsInIt() async throws {
        let house = try await House.open()
        let (store, by) = (house.store, house.administrator.id)
        let team = try await store.addTeam(name: "North")
        house.clock.advance(by: .seconds(1))

        #expect(try await store.changeUser(house.ada.id, team: team.id, by: by).team == team.id)
        try await store.changeUser(house.ben.id, team: .some(team.id), by: by)
        #expect(try await store.user(house.ada.id)?.viewer.team == team.id)
        #expect(try await store.user(address: "ben@seller.test")?.user.team == team.id)
        #expect(try await store.users().filter { $0.team == team.id }.map(\.name) == ["Ada", "Ben"])
        #expect(try await store.team(team.id)?.members == 2)
        #expect(try await actions(house).prefix(2) == [.userTeamChanged, .userTeamChanged])

        house.clock.advance(by: .seconds(1))
        try await store.changeUser(house.ben.id, team: .some(nil), by: by)
        #expect(try await store.teams().map(\.members) == [1])
        // Whoever was shut out is in it as well.
        try await store.setActive(false, of: house.ada.id)
        let error = await #expect(throws: StoreError.self) { try await store.removeTeam(team.id, by: by) }
        #expect(error?.description == "People are in this team. Give them another team first.")
        #expect(try await store.user(house.ada.id)?.team == team.id)
        #expect(try await store.auditEntries(before: nil, limit: 99).allSatisfy { $0.action != .teamRemoved })

        try await store.changeUser(house.ada.id, team: .some(nil), by: by)
        try await store.removeTeam(team.id)
        #expect(try await store.teams().isEmpty)
    }

    @Test func aUserMayBeAddedToATeamThatIsThere() async throws {
        let house = try await House.open()
        let team = try await house.store.addTeam(name: "North")

        let user = try await house.store.addUser(
            name: "Dora",
            address: "dora@seller.test",
            role: .teamManager,
            team: team.id,
            passwordHash: "x"
        )

        #expect(user.team == team.id)
        #expect(user.viewer.figures == .team(team.id))
    }

    @Test func whatIsNotThereIsRefused() async throws {
        let house = try await House.open()
        let (store, nowhere) = (house.store, TeamID.new(at: house.clock.now))

        await #expect(throws: StoreError.notFound) { try await store.renameTeam(nowhere, to: "X") }
        await #expect(throws: StoreError.notFound) { try await store.removeTeam(nowhere) }
        await #expect(throws: StoreError.notFound) {
            try await store.changeUser(.new(at: house.clock.now), role: .seller)
        }
        for attempt in [
            { _ = try await store.changeUser(house.ada.id, role: .teamManager, team: nowhere) },
            {
                _ = try await store.addUser(
                    name: "X",
                    address: "x@seller.test",
                    role: .seller,
                    team: nowhere,
                    passwordHash: "x"
                )
            },
        ] as [@Sendable () async throws -> Void] {
            let error = await #expect(throws: StoreError.self) { try await attempt() }
            guard case .invalid(field: "team", problem: _) = error else {
                Issue.record("not refused as an invalid team")
                return
            }
        }
        #expect(try await store.user(house.ada.id)?.role == .seller, "all of it or nothing")
    }

    @Test func aRoleIsGivenAndAuditedOnce() async throws {
        let house = try await House.open()
        house.clock.advance(by: .seconds(1))
        let before = try await house.store.auditEntries(before: nil, limit: 99).count

        try await house.store.changeUser(house.ada.id, role: .teamManager, by: house.administrator.id)
        try await house.store.changeUser(house.ada.id, role: .teamManager, team: .some(nil))

        #expect(try await house.store.user(house.ada.id)?.role == .teamManager)
        let entries = try await house.store.auditEntries(before: nil, limit: 99)
        #expect(entries.count == before + 1)
        #expect(entries.first?.action == .userRoleChanged)
        #expect(entries.first?.subject == house.ada.id.description)
    }

    @Test func theLastAdministratorWhoCanLogInStaysOne() async throws {
        let house = try await House.open()
        let (store, cleo) = (house.store, house.administrator.id)
        for isOtherThere in [false, true] {
            // One who was shut out can't let anybody in.
            if isOtherThere {
                try await store.changeUser(house.ben.id, role: .administrator)
                try await store.setActive(false, of: house.ben.id)
            }
            let error = await #expect(throws: StoreError.self) { try await store.changeUser(cleo, role: .seller) }
            guard case .invalid(field: "role", problem: _) = error else {
                Issue.record("not refused as the last one")
                return
            }
        }

        try await store.setActive(true, of: house.ben.id)
        try await store.changeUser(cleo, role: .seller)
        #expect(try await store.user(cleo)?.role == .seller)
    }
}
