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
