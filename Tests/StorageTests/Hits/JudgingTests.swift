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

        let neighbours = try await house.store.recentHits(of: Set(copies), since: now)

        #expect(neighbours.count == 2)
        let first = try #require(neighbours[copies[0]])
        #expect(first.map(\.at) == [now, now + .seconds(5)])
        #expect(first.allSatisfy { $0.kind == .link && $0.ordinal == 2 && $0.method == .head })
        #expect(first.map(\.address.description) == ["2001:db8:1::", "2001:db8:1::"])
        #expect(first.map(\.headers) == [hits[1].hit.headers, hits[1].hit.headers])
        #expect(neighbours[copies[1]]?.map(\.agent) == ["Thunderbird"])
    }
}
