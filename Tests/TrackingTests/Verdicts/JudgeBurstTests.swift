import Testing

@testable import Tracking

@Suite struct JudgeBurstTests {
    /// Links of the copy, as ordinal and milliseconds after the judged click on link 0.
    @Test(
        arguments: [
            ([(1, 100), (2, 200)], Verdict.machine), ([(1, -1_900), (2, 100)], .machine),
            ([(1, -900), (2, -1_900)], .machine),
            ([(1, 2_000), (2, 1_000)], .machine), ([(1, 100)], .human), ([(1, 100), (1, 200)], .human),
            ([(0, 100), (1, 200)], .human), ([(1, -1_500), (2, 1_500)], .human), ([(1, 2_001), (2, 1_000)], .human),
            ([], .human),
        ] as [([(UInt16, Int)], Verdict)]
    )
    func threeDifferentLinksWithinTwoSecondsAreAMachine(_ links: [(UInt16, Int)], _ verdict: Verdict) throws {
        let neighbours = try links.map { ordinal, milliseconds in
            try Samples.hit(at: Samples.noon + .milliseconds(milliseconds), kind: .link, ordinal: ordinal)
        }
        let click = JudgeTests.Scene(testDescription: "", verdict: verdict, kind: .link)

        #expect(try click.judgement(neighbours: neighbours).verdict == verdict)
    }

    @Test func countsTheSameLinksAsTheRuleInItsPlainForm() throws {
        var generator = SeededRandom(seed: 21)
        let click = JudgeTests.Scene(testDescription: "", verdict: .human, kind: .link)

        for _ in 0..<2_000 {
            // Quarters of a second, so that many lie at the same time or exactly on the border.
            let neighbours = try (0..<Int.random(in: 0...8, using: &generator)).map { _ in
                try Samples.hit(
                    at: Samples.noon + .milliseconds(250 * Int.random(in: -9...9, using: &generator)),
                    kind: .link,
                    ordinal: UInt16.random(in: 0...4, using: &generator),
                    agent: JudgeTests.chrome
                )
            }
            let most = try Self.mostLinks(around: Samples.hit(kind: .link), neighbours)

            let judgement = try click.judgement(neighbours: neighbours)

            #expect(judgement.reasons.contains("\(most) different links within 2 s") == (most >= 3))
            #expect((judgement.verdict == .machine) == (most >= 3))
        }
    }

    @Test(.timeLimit(.minutes(1)))
    func aFloodOfClicksIsJudgedInNoTime() throws {
        let click = JudgeTests.Scene(testDescription: "", verdict: .machine, kind: .link)
        let flood = try (0..<20_000).map { number in
            try Samples.hit(
                at: Samples.noon + .microseconds(number * 190 - 1_900_000),
                kind: .link,
                ordinal: UInt16(number % 3)
            )
        }

        #expect(try click.judgement(neighbours: flood).verdict == .machine)
    }

    /// The rule as one would say it: every click until the judged one begins two seconds, and the links in them are counted.
    private static func mostLinks(around hit: Hit, _ neighbours: [Hit]) -> Int {
        let window = Duration.seconds(2)
        let near = (neighbours + [hit]).filter { $0.at - hit.at <= window && hit.at - $0.at <= window }
        let counts = near.filter { $0.at <= hit.at }
            .map { first in Set(near.filter { $0.at >= first.at && $0.at - first.at <= window }.map(\.ordinal)).count }
        return counts.max() ?? 0
    }

    @Test func picturesAndOtherCopiesAreNoBurst() throws {
        let click = JudgeTests.Scene(testDescription: "", verdict: .human, kind: .link)
        let pictures = try (1..<5).map { try Samples.hit(kind: .image, ordinal: $0) }
        let others = (1..<5).map { ordinal in
            Hit(
                at: Samples.noon,
                kind: .link,
                copy: CopyReference(email: Samples.copy.email, recipient: 9),
                ordinal: ordinal,
                method: .get,
                address: pictures[0].address,
                agent: "",
                headers: HitHeaders()
            )
        }

        #expect(try click.judgement(neighbours: pictures + others).verdict == .human)
    }

    @Test func anOpenDuringABurstStaysWhatItIs() throws {
        let open = JudgeTests.Scene(testDescription: "", verdict: .human)
        let burst = try (1..<5).map { try Samples.hit(kind: .link, ordinal: $0) }

        #expect(try open.judgement(neighbours: burst).verdict == .human)
    }

    @Test func inTheSandboxBurstsAreTheRecipients() throws {
        let click = JudgeTests.Scene(testDescription: "", verdict: .human, kind: .link, isSandbox: true)
        let burst = try (1..<5).map { try Samples.hit(kind: .link, ordinal: $0) }

        #expect(try click.judgement(neighbours: burst).verdict == .human)
    }
}
