internal import Storage
internal import Testing
internal import Tracking

@Suite struct JudgingTests {
    @Test func tellsWhatIsKnownOfACopy() async throws {
        let house = try await House.open()
        let handedOver = house.clock.now
        let email = try await house.sent(to: ["maria@buyer.test", "ADA@seller.test"])
        let stranger = CopyReference(email: email.id, recipient: 7)
        let copies = (0...1).map { CopyReference(email: email.id, recipient: $0) }
        house.clock.advance(by: .seconds(60))

        let facts = try await house.store.facts(for: Set(copies + [stranger]))

        #expect(facts.count == 2)
        let first = try #require(facts[copies[0]])
        #expect(first.seller == house.ada.id)
        #expect(first.facts.handedOver == handedOver)
        #expect(first.facts.isSandbox)
        #expect(!first.facts.isAddressedToSender)
        #expect(!first.isSilenced)
        #expect(facts[copies[1]]?.facts.isAddressedToSender == true)

        try await house.store.silence(email.id, by: house.ada.viewer)
        #expect(try await house.store.facts(for: Set(copies)).values.allSatisfy(\.isSilenced))
    }

    @Test func aCopyOfTheSandboxCanCountAsOneThatARelayTook() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let copy = CopyReference(email: email.id, recipient: 0)

        try await house.store.countAsHandedToRelay(email.id)

        #expect(try await house.store.facts(for: [copy])[copy]?.facts.isSandbox == false)
    }

    @Test func knowsNothingOfDrafts() async throws {
        let house = try await House.open()
        let draft = try await house.store.createDraft(house.draft(), by: house.ada.viewer)

        #expect(try await house.store.facts(for: [CopyReference(email: draft.id, recipient: 0)]).isEmpty)
    }

    @Test func remembersWhereTheSenderWasForADay() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let copy = CopyReference(email: email.id, recipient: 0)
        let web = SessionTrace(address: try #require(NetworkAddress("198.51.100.7")), agentFamily: "Chrome")
        let mail = SessionTrace(address: try #require(NetworkAddress("2001:db8::1")), agentFamily: "Thunderbird")
        let session = Session(
            id: .new(at: house.clock.now),
            user: house.ada.id,
            createdAt: house.clock.now,
            lastSeenAt: house.clock.now,
            expiresAt: house.clock.now + .seconds(60),
            trace: web
        )

        try await house.store.openSession(session, secretHash: [1])
        try await house.store.closeSession(session.id)
        house.clock.advance(by: .seconds(3_600))
        try await house.store.noteTrace(mail, of: house.ada.id)
        try await house.store.noteTrace(web, of: house.ben.id)

        #expect(try await house.store.facts(for: [copy])[copy]?.facts.senderSessions == [mail, web])
        house.clock.advance(by: .seconds(23 * 3_600))
        try await house.store.removeExpiredSessions()
        #expect(try await house.store.facts(for: [copy])[copy]?.facts.senderSessions == [mail])
        house.clock.advance(by: .seconds(3_600))
        #expect(try await house.store.facts(for: [copy])[copy]?.facts.senderSessions.isEmpty == true)
    }

    @Test func givesTheNeighboursOfAHit() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["a@x.test", "b@x.test"])
        let now = house.clock.now
        let hits: [JudgedHit] = [
            try .make(of: email.id, at: now - .seconds(100)),
            try .make(.link, of: email.id, ordinal: 2, at: now, address: "2001:db8:1:2::3", method: .head),
            try .make(
                .link,
                of: email.id,
                ordinal: 2,
                at: now + .seconds(5),
                address: "2001:db8:1:9::3",
                method: .head
            ),
            try .make(.file, of: email.id, recipient: 1, ordinal: 1, at: now + .seconds(1)),
        ]
        try await house.store.record(hits, upTo: .start.next, of: "a")
        let copies = (0...2).map { CopyReference(email: email.id, recipient: $0) }

        let stored = try await house.store.storedHits(of: Set(copies))

        #expect(stored.count == 2)
        let first = try #require(stored[copies[0]]).map(\.hit)
        #expect(first.map(\.at) == [now - .seconds(100), now, now + .seconds(5)])
        #expect(first.dropFirst().allSatisfy { $0.kind == .link && $0.ordinal == 2 && $0.method == .head })
        #expect(first.dropFirst().map(\.address.description) == ["2001:db8:1::", "2001:db8:1::"])
        #expect(first.dropFirst().map(\.headers) == [hits[1].hit.headers, hits[1].hit.headers])
        #expect(Set(try #require(stored[copies[0]]).dropFirst().map(\.id)).count == 1, "folded ones are one")
        #expect(stored[copies[1]]?.map(\.hit.agent) == ["Thunderbird"])
        #expect(stored[copies[1]]?.map(\.verdict) == [hits[3].judgement.verdict])
        #expect(stored[copies[1]]?.map(\.network) == [.unknown])
    }

    @Test func keepsWhatTheNetworkTold() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let copy = CopyReference(email: email.id, recipient: 0)
        let network = NetworkFacts(number: 64_500, owner: "Quill", kind: .probableScanner)
        let plain = try JudgedHit.make(of: email.id, at: house.clock.now)
        let hit = JudgedHit(
            hit: plain.hit,
            device: plain.device,
            agentFamily: "",
            judgement: plain.judgement,
            place: nil,
            network: network,
            isSenders: true
        )

        try await house.store.record([hit], upTo: .start.next, of: "a")

        let stored = try #require(try await house.store.storedHits(of: [copy])[copy]?.first)
        #expect(stored.network == network)
        #expect(stored.isSenders)
    }

    @Test func givesCopiesWithHitsSinceThen() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: ["a@x.test", "b@x.test", "c@x.test"])
        let now = house.clock.now
        let hits = try (0..<3).map { try JudgedHit.make(of: email.id, recipient: $0, at: now + .seconds(Int($0))) }
        try await house.store.record(hits, upTo: .start.next, of: "a")

        let copies = try await house.store.copiesWithHits(since: now + .seconds(1))

        #expect(copies.map(\.recipient).sorted() == [1, 2])
    }
}
