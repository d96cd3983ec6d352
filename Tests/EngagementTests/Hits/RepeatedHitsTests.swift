internal import Engagement
internal import Testing
internal import Tracking

@Suite struct RepeatedHitsTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let hits: @Sendable () throws -> [Hit]
        /// How many hits each run stands for.
        let counts: [Int]
    }

    static let examples = [
        Example(
            testDescription: "equal ones less than 30 s after the last are one",
            hits: { [try .make(), try .make(after: 29.9), try .make(after: 59.8)] },
            counts: [3]
        ),
        Example(
            testDescription: "30 s later is another",
            hits: { [try .make(), try .make(after: 30), try .make(after: 31)] },
            counts: [1, 2]
        ),
        Example(
            testDescription: "addresses of one network are alike",
            hits: { [try .make(), try .make(address: "192.0.2.3")] },
            counts: [2]
        ),
        Example(
            testDescription: "network, agent, method, token and answer tell them apart",
            hits: {
                [
                    try .make(), try .make(address: "192.0.3.77"), try .make(agent: "Gmail"), try .make(method: .head),
                    try .make(kind: .image), try .make(kind: .image, ordinal: 1), try .make(wasServed: false),
                    try .make(),
                ]
            },
            counts: [2, 1, 1, 1, 1, 1, 1]
        ),
        Example(
            testDescription: "what lies between does not end a run",
            hits: { [try .make(), try .make(after: 1, agent: "Gmail"), try .make(after: 2)] },
            counts: [2, 1]
        ),
        Example(
            testDescription: "an earlier one that arrives later stands alone",
            hits: { [try .make(after: 40), try .make()] },
            counts: [1, 1]
        ),
        Example(
            testDescription: "one out of order within a run is one more of it",
            hits: { [try .make(), try .make(after: 5), try .make(after: 4)] },
            counts: [3]
        ),
    ]

    @Test(arguments: examples)
    func folds(_ example: Example) throws {
        let hits = try example.hits()
        var repeated = RepeatedHits()

        for hit in hits { repeated.add(hit) }

        #expect(repeated.runs.map(\.count) == example.counts)
        #expect(repeated.count == hits.count)
    }

    @Test func aRunKnowsItsFirstAndItsLast() throws {
        var repeated = RepeatedHits()

        for second in [0.0, 7, 5] { repeated.add(try .make(after: second)) }

        let run = try #require(repeated.runs.first)
        #expect(run.first == (try .make()))
        #expect(run.last == (try .make(after: 7)))
        #expect(run.lastAt == Hit.start + .seconds(7))
    }
}
