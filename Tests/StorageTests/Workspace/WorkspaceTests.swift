internal import Storage
internal import Testing
internal import Tracking

@Suite struct WorkspaceTests {
    @Test func beginsWithFollowingOff() async throws {
        let house = try await House.open(isFollowingOn: false)

        #expect(try await house.store.settings() == WorkspaceSettings())
        #expect(try await house.store.edgeState() == EdgeFacts(isFollowingOn: false, silenced: []))
    }

    @Test func sendingCanBeUndoneFromTheStart() async throws {
        let house = try await House.open(isFollowingOn: false)
        let email = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        let sent = try await house.store.queue(email.id, by: house.ada.viewer)

        #expect(sent.sendAt == house.clock.now + .seconds(10))
        #expect(try await house.store.unschedule(email.id, by: house.ada.viewer).status == .draft)
    }

    @Test func auditsAndTellsEverySwitch() async throws {
        let house = try await House.open(isFollowingOn: false)
        let events = house.store.live.events()

        for isOn in [true, true, false] {
            house.clock.advance(by: .seconds(1))
            try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: isOn), by: house.administrator.id)
        }

        let entries = try await house.store.auditEntries(before: nil, limit: 2)
        #expect(entries.map(\.action) == [.followingSwitchedOff, .followingSwitchedOn])
        #expect(entries.allSatisfy { $0.user == house.administrator.id && $0.subject.isEmpty })
        house.store.live.end()
        #expect(await Array(events) == [.edgeStateChanged, .edgeStateChanged])
    }

    @Test func keepsDomainsOnceAndLowerCase() async throws {
        let house = try await House.open()
        let domains = ["b.test", " A.Test ", "a.test"]
        let wanted = WorkspaceSettings(isFollowingOn: true, neverRewriteDomains: domains, undoSeconds: 0)

        let kept = try await house.store.updateSettings(wanted, by: nil)

        #expect(kept.neverRewriteDomains == ["a.test", "b.test"])
        #expect(try await house.store.settings() == kept)
        let changes = {
            try await house.store.auditEntries(before: nil, limit: 9).count { $0.action == .settingsChanged }
        }
        #expect(try await changes() == 1)
        try await house.store.updateSettings(kept, by: nil)
        #expect(try await changes() == 1)
        try await house.store.updateSettings(WorkspaceSettings(isFollowingOn: true), by: nil)
        #expect(try await house.store.settings().neverRewriteDomains.isEmpty)
    }

    @Test func keepsWhatIsSetForLinksThatShowAnAddress() async throws {
        let house = try await House.open()
        let wanted = WorkspaceSettings(isFollowingOn: true, leavesShownAddresses: true, undoSeconds: 0)

        try await house.store.updateSettings(wanted, by: nil)
        try await house.store.updateSettings(wanted, by: nil)

        #expect(try await house.store.settings() == wanted)
        let audit = try await house.store.auditEntries(before: nil, limit: 9)
        #expect(audit.count { $0.action == .settingsChanged } == 1)
    }

    @Test(arguments: ["", " ", "a b", "https://a.test/", "x@a.test", "a\nb", "-a.test", "a..test", "bücher.test"])
    func refusesWhatIsNoDomain(_ domain: String) async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.self) {
            try await house.store.updateSettings(WorkspaceSettings(neverRewriteDomains: [domain]), by: nil)
        }
    }

    @Test func turnsThePagesOfTheAuditLog() async throws {
        let house = try await House.open()
        for number in 0..<7 {
            house.clock.advance(by: .microseconds(1))
            try await house.store.audit(.settingsChanged, subject: "\(number)", by: house.ada.id)
        }

        let first = try await house.store.auditEntries(before: nil, limit: 4)
        let second = try await house.store.auditEntries(before: first.last?.id, limit: 3)

        #expect((first + second).map(\.subject) == ["6", "5", "4", "3", "2", "1", "0"])
        #expect(first.allSatisfy { $0.user == house.ada.id })
    }
}
