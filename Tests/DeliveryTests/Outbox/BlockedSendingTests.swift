import Delivery
import Mail
import Storage
import Testing
import Tracking

struct BlockedSendingTests {
    private let one = SealingKey.new(id: KeyID(rawValue: 1))
    private let two = SealingKey.new(id: KeyID(rawValue: 2))

    private func block(_ kind: BlockKind, _ what: String, in office: Office) async throws {
        // As the keys were when somebody asked for the block.
        let states = office.keys.keys.reduce(into: [:]) { $0[$1.id] = KeyState.active }
        try await office.store.block(
            Blockable(kind, typed: what),
            reason: "Misused",
            rules: BlockRules(trackingHost: "t.example", keys: states),
            by: office.seller.viewer
        )
    }

    @Test func leavesLinksToABlockedHostAlone() async throws {
        let office = try await Office()
        try await block(.host, "bad.example", in: office)
        let html = "<a href=\"https://www.bad.example/a\">bad</a> <a href=\"https://contoso.example/\">good</a>"

        let email = try await office.send(office.draft(html: html))

        #expect(email.links.map(\.url) == ["https://contoso.example/"])
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        #expect(try office.tokens(in: copy).map(\.kind) == [.link, .beacon])
        #expect(try #require(try Message(copy).html).contains("href=\"https://www.bad.example/a\""))
    }

    @Test func waitsWhereOnlyBlockedKeysAreLeft() async throws {
        var retired = one
        retired.state = .retired
        let office = try await Office(keys: KeyRing(keys: [retired, two]))
        try await block(.key, "2", in: office)

        let email = try await office.send(office.draft())
        #expect(email.status == .sending)
        #expect(try await office.copies(to: "maria@buyer.example").isEmpty)

        let unfollowed = try await office.send(office.draft(wish: false))
        #expect(unfollowed.status == .sent)
    }

    @Test func sealsNothingWithABlockedKey() async throws {
        let office = try await Office(keys: KeyRing(keys: [one, two]))
        try await block(.key, "2", in: office)

        let email = try await office.send(office.draft())

        #expect(email.status == .sent)
        let first = try KeyRing(keys: [one])
        let copy = try #require(try await office.copies(to: "maria@buyer.example").first)
        let html = try #require(try Message(copy).html)
        let addresses = html.split { "\"' <>".contains($0) }.compactMap { TrackingAddress(url: String($0)) }
        #expect(addresses.count == 3)
        for address in addresses { #expect(throws: Never.self) { _ = try first.open(address.token.utf8) } }
    }
}
