internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct BlockTests {
    private static let rules = BlockRules(
        trackingHost: "t.seller.test",
        keys: [KeyID(rawValue: 1): .active, KeyID(rawValue: 2): .active, KeyID(rawValue: 3): .revoked]
    )

    private func block(_ kind: BlockKind, _ what: String, in house: House, by user: User? = nil) async throws -> Block {
        try await house.store.block(
            Blockable(kind, typed: what),
            reason: " It spreads a virus ",
            rules: Self.rules,
            by: (user ?? house.administrator).viewer
        )
    }

    /// Why it can't be blocked, where the answer points at what was typed.
    private func problem(with kind: BlockKind, _ what: String, in house: House) async throws -> String {
        do {
            _ = try await block(kind, what, in: house)
            return ""
        } catch StoreError.invalid("what", let problem) {
            return problem
        }
    }

    @Test func isInForceUntilItIsLiftedAndIsKeptAsHistory() async throws {
        let house = try await House.open()
        let (store, administrator) = (house.store, house.administrator)

        let block = try await block(.host, "https://Bad.test/a", in: house)
        house.clock.advance(by: .seconds(60))

        #expect(block.what.text == "bad.test" && block.reason == "It spreads a virus")
        #expect(try await store.blocks(viewer: administrator.viewer, limit: 9) == [block])
        #expect(try await store.blockedHosts() == ["bad.test"])
        #expect(try await store.edgeState().blocked == Blocked(hosts: ["bad.test"]))

        let lifted = try await store.liftBlock(block.id, by: administrator.viewer)

        #expect(lifted.lifting == Block.Lifting(at: house.clock.now, by: administrator.id))
        #expect(try await store.blocks(viewer: administrator.viewer, limit: 9).isEmpty)
        #expect(try await store.liftedBlocks(viewer: administrator.viewer, limit: 9) == [lifted])
        #expect(try await store.block(block.id, viewer: administrator.viewer) == lifted)
        #expect(try await store.edgeState().blocked == Blocked())
    }

    @Test func isAuditedAndToldToTheListenerAndTheSeller() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let events = house.store.live.events()
        house.clock.advance(by: .seconds(1))

        let block = try await block(.email, email.id.description, in: house)
        house.clock.advance(by: .seconds(1))
        try await house.store.liftBlock(block.id, by: house.administrator.viewer)

        let told = LiveEvent.email(email.id, status: .sent, seller: house.ada.id)
        house.store.live.end()
        #expect(await Array(events) == [.edgeStateChanged, told, .edgeStateChanged, told])
        let entries = try await house.store.auditEntries(before: nil, limit: 2)
        #expect(entries.map(\.action) == [.blockLifted, .blockMade])
        #expect(entries.allSatisfy { $0.subject == block.id.description && $0.user == house.administrator.id })
    }

    @Test func anEmailIsBlockedByItsIdOrTheAddressOfItsPage() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        #expect(try await house.store.block(of: email.id) == nil)

        let block = try await block(.email, "https://inkling.seller.test/emails/\(email.id)?before=1", in: house)

        #expect(block.what == .email(email.id))
        #expect(try await house.store.block(of: email.id) == block)
        #expect(try await house.store.edgeState().blocked.emails == [email.id])
    }

    @Test func aBlockedKeySealsNothingAndTheLastOneCanNotBeBlocked() async throws {
        let house = try await House.open()

        let block = try await block(.key, " 1 ", in: house)

        #expect(block.what == .key(KeyID(rawValue: 1)))
        #expect(try await house.store.edgeState().blocked.keys == [KeyID(rawValue: 1)])
        #expect(try await problem(with: .key, "2", in: house).contains("inkling key rotate"))
    }

    @Test func onlyAdministratorsBlockAndSeeWhatIsBlocked() async throws {
        let house = try await House.open()
        let block = try await block(.host, "bad.test", in: house)

        for user in [house.ada, house.manager] {
            await #expect(throws: StoreError.notFound) { try await self.block(.host, "a.test", in: house, by: user) }
            await #expect(throws: StoreError.notFound) { try await house.store.liftBlock(block.id, by: user.viewer) }
            #expect(try await house.store.blocks(viewer: user.viewer, limit: 9).isEmpty)
            #expect(try await house.store.liftedBlocks(viewer: user.viewer, limit: 9).isEmpty)
            #expect(try await house.store.block(block.id, viewer: user.viewer) == nil)
        }
        #expect(try await house.store.blockedHosts() == ["bad.test"])
    }

    @Test func theSameIsBlockedOnceAndAgainAfterItWasLifted() async throws {
        let house = try await House.open()
        let first = try await block(.host, "bad.test", in: house)

        #expect(try await problem(with: .host, "BAD.test.", in: house) == "This is blocked already.")
        try await house.store.liftBlock(first.id, by: house.administrator.viewer)
        await #expect(throws: StoreError.notFound) {
            try await house.store.liftBlock(first.id, by: house.administrator.viewer)
        }
        let second = try await block(.host, "bad.test", in: house)

        #expect(try await house.store.blocks(viewer: house.administrator.viewer, limit: 9).map(\.id) == [second.id])
    }

    struct Wrong: CustomTestStringConvertible, Sendable {
        let kind: BlockKind
        let what: String
        let remedy: String
        var testDescription: String { "\(kind): \(what)" }
    }

    @Test(arguments: [
        Wrong(kind: .host, what: "", remedy: "such as contoso.com"),
        Wrong(kind: .host, what: "maria@bad.test", remedy: "such as contoso.com"),
        Wrong(kind: .host, what: "com", remedy: "Give a whole host"),
        Wrong(kind: .host, what: "http://T.Seller.test/c/x", remedy: "Block the host that the link leads to"),
        Wrong(kind: .host, what: "a.t.seller.test", remedy: "Block the host that the link leads to"),
        Wrong(kind: .email, what: "the quote", remedy: "The id of an email"),
        Wrong(kind: .email, what: "01980000-0000-7000-8000-000000000000", remedy: "There is no such email."),
        Wrong(kind: .key, what: "first", remedy: "The number of a key"),
        Wrong(kind: .key, what: "70000", remedy: "The number of a key"),
        Wrong(kind: .key, what: "9", remedy: "inkling key list"),
        Wrong(kind: .key, what: "3", remedy: "refused already"),
    ])
    func refusesWhatIsNotThereAndSaysWhatToDo(_ wrong: Wrong) async throws {
        let house = try await House.open()

        #expect(try await problem(with: wrong.kind, wrong.what, in: house).contains(wrong.remedy))
        #expect(try await house.store.edgeState().blocked == Blocked())
    }

    @Test(arguments: ["", "  ", "a\nb", String(repeating: "a", count: 501)])
    func refusesToBlockWithoutAReason(_ reason: String) async throws {
        let house = try await House.open()

        await #expect(throws: StoreError.self) {
            try await house.store.block(
                Blockable(.host, typed: "bad.test"),
                reason: reason,
                rules: Self.rules,
                by: house.administrator.viewer
            )
        }
    }

    @Test func aDraftCanNotBeBlocked() async throws {
        let house = try await House.open()
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        #expect(try await problem(with: .email, draft.id.description, in: house).contains("not sent yet"))
    }

    @Test func turnsThePagesOfBothLists() async throws {
        let house = try await House.open()
        let (store, viewer) = (house.store, house.administrator.viewer)
        for number in 0..<5 {
            house.clock.advance(by: .seconds(1))
            _ = try await block(.host, "\(number).bad.test", in: house)
        }

        let first = try await store.blocks(viewer: viewer, limit: 3)
        let rest = try await store.blocks(viewer: viewer, before: first.last?.id, limit: 3)
        #expect((first + rest).map(\.what.text) == (0..<5).reversed().map { "\($0).bad.test" })

        for block in first + rest {
            house.clock.advance(by: .seconds(1))
            try await store.liftBlock(block.id, by: viewer)
        }
        let lifted = try await store.liftedBlocks(viewer: viewer, limit: 3)
        let earlier = try await store.liftedBlocks(viewer: viewer, before: lifted.last?.id, limit: 3)
        #expect((lifted + earlier).map(\.what.text) == (0..<5).map { "\($0).bad.test" })
    }
}
