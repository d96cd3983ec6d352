internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct FoldingTests {
    /// A hit of one copy: seconds after the first, and what differs.
    struct Visit: Sendable {
        var at: Double
        var kind = HitKind.beacon
        var ordinal: UInt16 = 0
        var verdict = Verdict.human
        var agent = "Thunderbird"
        var program = "Thunderbird"
        var address = "192.0.2.77"
        var method = HitMethod.get
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let visits: [Visit]
        let hits: Int
        let interactions: [Int]
        let opens: Int
    }

    static let examples = [
        Example(
            testDescription: "equal ones within 30 s are one hit",
            visits: [Visit(at: 0), Visit(at: 29.9), Visit(at: 59.8)],
            hits: 1,
            interactions: [3],
            opens: 1
        ),
        Example(
            testDescription: "30 s later is a new open",
            visits: [Visit(at: 0), Visit(at: 30)],
            hits: 2,
            interactions: [1, 1],
            opens: 2
        ),
        Example(
            testDescription: "an address of the same network is the same",
            visits: [Visit(at: 0), Visit(at: 1, address: "192.0.2.3")],
            hits: 1,
            interactions: [2],
            opens: 1
        ),
        Example(
            testDescription: "another network is another hit of the same open",
            visits: [Visit(at: 0), Visit(at: 1, address: "192.0.3.77")],
            hits: 2,
            interactions: [2],
            opens: 1
        ),
        Example(
            testDescription: "beacon and images are one open",
            visits: [Visit(at: 0), Visit(at: 1, kind: .image), Visit(at: 2, kind: .image, ordinal: 1)],
            hits: 3,
            interactions: [3],
            opens: 1
        ),
        Example(
            testDescription: "another method is another hit",
            visits: [Visit(at: 0), Visit(at: 1, method: .head)],
            hits: 2,
            interactions: [2],
            opens: 1
        ),
        Example(
            testDescription: "another device opens for itself",
            visits: [Visit(at: 0), Visit(at: 1, agent: "Gmail", program: "Gmail")],
            hits: 2,
            interactions: [1, 1],
            opens: 2
        ),
        Example(
            testDescription: "what can't be told does not hide the person who follows",
            visits: [Visit(at: 0, verdict: .unknown), Visit(at: 9)],
            hits: 2,
            interactions: [1, 1],
            opens: 1
        ),
        Example(
            testDescription: "different links are different clicks",
            visits: [Visit(at: 0, kind: .link), Visit(at: 1, kind: .link, ordinal: 1), Visit(at: 2, kind: .link)],
            hits: 2,
            interactions: [1, 2],
            opens: 0
        ),
        Example(
            testDescription: "an earlier one that arrives later stands alone",
            visits: [Visit(at: 40), Visit(at: 0)],
            hits: 2,
            interactions: [1, 1],
            opens: 2
        ),
        Example(
            testDescription: "visits of the recipient's page are hits without interaction",
            visits: [Visit(at: 0, kind: .page), Visit(at: 1, kind: .page), Visit(at: 60, kind: .page)],
            hits: 2,
            interactions: [],
            opens: 0
        ),
    ]

    @Test(arguments: examples, [true, false])
    func folds(_ example: Example, inOneBatch isOneBatch: Bool) async throws {
        let house = try await House.open()
        let email = try await house.sent()
        let start = house.clock.now
        let hits = try example.visits.map { visit in
            try JudgedHit.make(
                visit.kind,
                of: email.id,
                ordinal: visit.ordinal,
                at: start + .milliseconds(Int64(visit.at * 1_000)),
                verdict: visit.verdict,
                agent: visit.agent,
                device: Device(program: visit.program),
                address: visit.address,
                method: visit.method
            )
        }

        var journal = TestJournal()
        for batch in isOneBatch ? [hits] : hits.map({ [$0] }) {
            try await house.store.record(batch, upTo: journal.next(), of: TestJournal.name)
        }

        let stored = try await house.store.database.read { sql in
            try sql.rows("SELECT count FROM hits", []).map { try $0.number("count") }
        }
        let interactions = try await house.activity(of: email.id, for: house.ada)
        #expect(stored.count == example.hits)
        #expect(stored.reduce(0, +) == example.visits.count)
        #expect(interactions.map(\.count).sorted() == example.interactions)
        #expect(try await house.read(email.id).totals.opens == example.opens)
    }
}
