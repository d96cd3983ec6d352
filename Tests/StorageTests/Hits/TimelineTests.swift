internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

@Suite struct TimelineTests {
    @Test func turnsPagesFromTheNewestOn() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: (0..<4).map { "r\($0)@x.test" })
        // Four copies each time, so that the id has to decide.
        let hits = try (0..<5).flatMap { round in
            try (0..<4).map { recipient in
                try JudgedHit.make(
                    of: email.id,
                    recipient: UInt16(recipient),
                    at: house.clock.now + .seconds(60 * round),
                    verdict: recipient == 3 ? .machine : .human
                )
            }
        }
        try await house.store.record(hits, upTo: .start.next, of: "a")

        for (includingMachines, count) in [(true, 20), (false, 15)] {
            var seen: [Interaction] = []
            var cursor: ActivityCursor?
            repeat {
                let page = try await house.store.activity(
                    of: email.id,
                    viewer: house.ada.viewer,
                    includingMachines: includingMachines,
                    before: cursor,
                    limit: 7
                )
                seen += page
                cursor = page.last.map { ActivityCursor(at: $0.at, id: $0.id) }
            } while cursor != nil
            #expect(seen.count == count)
            #expect(Set(seen.map(\.id)).count == count)
            #expect(seen.map(\.at) == seen.map(\.at).sorted(by: >))
        }
    }

    @Test func showsTheCopyOfOneRecipientAlone() async throws {
        let house = try await House.open()
        let email = try await house.sent(to: (0..<3).map { "r\($0)@x.test" })
        let hits = try (0..<3).map { recipient in
            try JudgedHit.make(of: email.id, recipient: UInt16(recipient), at: house.clock.now, verdict: .human)
        }
        try await house.store.record(hits, upTo: .start.next, of: "a")

        for recipient: UInt16 in 0..<4 {
            let found = try await house.store.activity(
                of: email.id,
                viewer: house.ada.viewer,
                includingMachines: true,
                recipient: recipient,
                limit: 10
            )
            #expect(found.map(\.copy.recipient) == (recipient < 3 ? [recipient] : []))
        }
    }

    @Test func keepsWhatIsNotKnownAsNotKnown() async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let hit = try JudgedHit.make(of: email.id, at: house.clock.now)
        let bare = JudgedHit(
            hit: hit.hit,
            device: .unknown,
            agentFamily: "",
            judgement: Judgement(verdict: .human, confidence: 1, reasons: ["Two\nlines"], proxy: "Gmail"),
            place: nil
        )

        try await house.store.record([bare], upTo: .start.next, of: "a")

        let interaction = try #require(try await house.activity(of: email.id, for: house.ada).first)
        #expect(interaction.device == .unknown)
        #expect(interaction.place == nil)
        #expect(interaction.judgement.proxy == "Gmail")
        #expect(interaction.judgement.reasons == ["Two lines"])
    }
}
