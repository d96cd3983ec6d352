internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct MailServerTests {
    private static let relay = MailServerSettings(
        host: "Smtp.Example.com",
        port: 587,
        security: .startTLS,
        signIn: .password,
        userName: " ada@seller.test ",
        perMinute: 60,
        perConnection: 100
    )

    @Test func keepsWhatWasSetAndItsIdWhenItIsChanged() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada)

        let set = try await store.setMailServer(.relay, of: ada.id, to: Self.relay, by: ada.viewer) { $0.bytes }
        var changed = Self.relay
        changed.perMinute = nil
        let again = try await store.setMailServer(.relay, of: ada.id, to: changed, by: ada.viewer)

        #expect(set.settings.host == "smtp.example.com" && set.settings.userName == "ada@seller.test")
        #expect(set.sealedSecret == set.id.bytes && !set.allowsPrivateAddress && set.problem == nil)
        #expect(again.id == set.id && again.settings.perMinute == nil && again.sealedSecret == set.id.bytes)
        #expect(try await store.mailServer(.relay, of: ada.id, viewer: ada.viewer) == again)
        #expect(try await store.mailServer(again.id) == again)
        #expect(try await store.mailServers(.relay) == [again])
        #expect(try await store.mailServers(.mailbox).isEmpty)
    }

    @Test func aSellersOwnComesBeforeTheWorkspaces() async throws {
        let house = try await House.open()
        let (store, admin) = (house.store, house.administrator.viewer)
        let open = MailServerSettings(host: "relay.example.com", port: 25, security: .startTLS)

        let shared = try await store.setMailServer(.relay, of: nil, to: open, by: admin)
        let own = try await store.setMailServer(.relay, of: house.ada.id, to: open, by: house.ada.viewer)

        #expect(try await store.mailServer(.relay, serving: house.ada.id) == own)
        #expect(try await store.mailServer(.relay, serving: house.ben.id) == shared)
        #expect(try await store.mailServer(.mailbox, serving: house.ben.id) == nil)
        try await store.removeMailServer(own.id, by: house.ada.viewer)
        #expect(try await store.mailServer(.relay, serving: house.ada.id) == shared)
    }

    @Test func onlyWhoseItIsSetsIt() async throws {
        let house = try await House.open()
        let (store, ben) = (house.store, house.ben.viewer)
        let open = MailServerSettings(host: "relay.example.com", port: 25, security: .startTLS)
        let own = try await store.setMailServer(.relay, of: house.ada.id, to: open, by: house.ada.viewer)

        for viewer in [ben, house.administrator.viewer] {
            await #expect(throws: StoreError.notFound) {
                try await store.setMailServer(.relay, of: house.ada.id, to: open, by: viewer)
            }
            await #expect(throws: StoreError.notFound) { try await store.removeMailServer(own.id, by: viewer) }
            #expect(try await store.mailServer(.relay, of: house.ada.id, viewer: viewer) == nil)
        }
        await #expect(throws: StoreError.notFound) {
            try await store.setMailServer(.relay, of: nil, to: open, by: ben)
        }
        await #expect(throws: StoreError.notFound) {
            try await store.allowPrivateAddress(true, of: own.id, by: house.ada.viewer)
        }
    }

    @Test func aSecretIsShownToNoOtherServer() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada)
        try await store.setMailServer(.relay, of: ada.id, to: Self.relay, by: ada.viewer) { _ in [1] }

        let changes: [(inout MailServerSettings) -> Void] = [
            { $0.host = "evil.example.com" }, { $0.port = 2525 }, { $0.security = .implicitTLS },
            { $0.signIn = .oauth }, { $0.userName = "ben@seller.test" },
        ]
        for change in changes {
            var settings = Self.relay
            change(&settings)
            await #expect(throws: StoreError.self) {
                try await store.setMailServer(.relay, of: ada.id, to: settings, by: ada.viewer)
            }
        }
        var silent = Self.relay
        (silent.signIn, silent.userName) = (.none, "")
        let without = try await store.setMailServer(.relay, of: ada.id, to: silent, by: ada.viewer) { _ in [1] }
        #expect(without.sealedSecret == nil)
    }

    @Test func leaveForPrivateAddressesIsAnAdministratorsAndEndsWithThePlace() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada)
        let open = MailServerSettings(host: "10.0.0.1", port: 25, security: .startTLS)

        await #expect(throws: StoreError.self) {
            try await store.setMailServer(.relay, of: ada.id, to: open, allowsPrivateAddress: true, by: ada.viewer)
        }
        let own = try await store.setMailServer(.relay, of: ada.id, to: open, by: ada.viewer)
        try await store.allowPrivateAddress(true, of: own.id, by: house.administrator.viewer)
        #expect(try await store.setMailServer(.relay, of: ada.id, to: open, by: ada.viewer).allowsPrivateAddress)
        var moved = open
        moved.port = 26
        #expect(try await !store.setMailServer(.relay, of: ada.id, to: moved, by: ada.viewer).allowsPrivateAddress)
        let shared = try await store.setMailServer(
            .relay,
            of: nil,
            to: open,
            allowsPrivateAddress: true,
            by: house.administrator.viewer
        )
        #expect(shared.allowsPrivateAddress)
    }

    @Test(arguments: [
        ("host", MailServerSettings(host: "not a host", port: 25, security: .none)),
        ("host", MailServerSettings(host: "", port: 25, security: .none)),
        ("port", MailServerSettings(host: "a.test", port: 0, security: .none)),
        ("port", MailServerSettings(host: "a.test", port: 65_536, security: .none)),
        ("userName", MailServerSettings(host: "a.test", port: 25, security: .startTLS, signIn: .password)),
        ("userName", MailServerSettings(host: "a.test", port: 25, security: .startTLS, userName: "ada")),
        ("userName", MailServerSettings(host: "a.test", port: 25, security: .startTLS, userName: "a\nb")),
        (
            "security",
            MailServerSettings(host: "a.test", port: 25, security: .none, signIn: .password, userName: "ada")
        ),
        ("perMinute", MailServerSettings(host: "a.test", port: 25, security: .startTLS, perMinute: 0)),
        ("perConnection", MailServerSettings(host: "a.test", port: 25, security: .startTLS, perConnection: -1)),
    ])
    func namesWhatCannotBe(field: String, settings: MailServerSettings) async throws {
        let house = try await House.open()

        do {
            try await house.store.setMailServer(.relay, of: house.ada.id, to: settings, by: house.ada.viewer) { _ in
                [1]
            }
            Issue.record("It was taken.")
        } catch StoreError.invalid(let named, _) {
            #expect(named == field)
        }
    }

    @Test func isAuditedAndToldAndKeepsItsProblem() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada)
        let events = store.live.events()
        house.clock.advance(by: .seconds(1))

        let server = try await store.setMailServer(.relay, of: ada.id, to: Self.relay, by: ada.viewer) { _ in [1] }
        try await store.noteProblem("The password was refused.", of: server.id)
        try await store.renewSecret(of: server.id, from: [1], to: [2])
        try await store.renewSecret(of: server.id, from: [1], to: [3])
        let noted = try await store.mailServer(server.id)
        try await store.removeMailServer(server.id, by: ada.viewer)
        store.live.end()

        #expect(noted?.problem == "The password was refused." && noted?.checkedAt == house.clock.now)
        #expect(noted?.sealedSecret == [2])
        #expect(await Array(events) == [.mailServersChanged, .mailServersChanged])
        let entries = try await store.auditEntries(before: nil, limit: 2)
        #expect(Set(entries.map(\.action)) == [.mailServerSet, .mailServerRemoved])
    }
}
