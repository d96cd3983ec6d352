internal import Engagement
internal import Testing
internal import Tracking

@Suite struct InteractionTests {
    private static let email = EmailID.new(at: Instant(microseconds: 0))

    /// A hit ten seconds after an open by a person in Thunderbird, but for what is said.
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var seconds: Double = 10
        var kind = HitKind.beacon
        var ordinal: UInt16 = 0
        var recipient: UInt16 = 0
        var verdict = Verdict.human
        var program = "Thunderbird"
        var open = InteractionKind.opened
        var lastAt: Double = 0
        var wasServed = true
        let folds: Bool
    }

    static let examples = [
        Example(testDescription: "the beacon again", folds: true),
        Example(testDescription: "an image", kind: .image, ordinal: 3, folds: true),
        Example(testDescription: "at the same moment", seconds: 0, folds: true),
        Example(testDescription: "just within the interval", seconds: 29.999, folds: true),
        Example(testDescription: "after the interval", seconds: 30, folds: false),
        Example(testDescription: "after the interval, but not after the last", seconds: 40, lastAt: 20, folds: true),
        Example(testDescription: "before it", seconds: -1, folds: false),
        Example(testDescription: "before the last, but not before the first", seconds: 5, lastAt: 20, folds: true),
        Example(testDescription: "somebody else's copy", recipient: 1, folds: false),
        Example(testDescription: "another verdict", verdict: .unknown, folds: false),
        Example(testDescription: "another device", program: "Gmail", folds: false),
        Example(testDescription: "a link", kind: .link, folds: false),
        Example(testDescription: "the recipient's page", kind: .page, folds: false),
        Example(testDescription: "the same link", kind: .link, ordinal: 2, open: .clicked, folds: true),
        Example(testDescription: "another link", kind: .link, ordinal: 1, open: .clicked, folds: false),
        Example(testDescription: "the same file", kind: .file, ordinal: 2, open: .viewed, folds: true),
        Example(testDescription: "another file", kind: .file, ordinal: 3, open: .viewed, folds: false),
        Example(testDescription: "it was gone", kind: .file, ordinal: 2, open: .viewed, wasServed: false, folds: false),
    ]

    @Test(arguments: examples)
    func folds(_ example: Example) throws {
        let judgement = Judgement(verdict: .human, confidence: 0.9, reasons: ["A reason"])
        let interaction = Interaction(
            id: .new(at: Instant(microseconds: 0)),
            copy: CopyReference(email: Self.email, recipient: 0),
            kind: example.open,
            ordinal: example.open == .opened ? 0 : 2,
            at: Instant(microseconds: 0),
            lastAt: Instant(microseconds: 0) + .seconds(example.lastAt),
            count: 1,
            judgement: judgement,
            device: Device(program: "Thunderbird"),
            place: nil
        )
        let hit = Hit(
            at: Instant(microseconds: 0) + .seconds(example.seconds),
            kind: example.kind,
            copy: CopyReference(email: Self.email, recipient: example.recipient),
            ordinal: example.ordinal,
            method: .get,
            address: try #require(NetworkAddress("192.0.2.1")),
            agent: "",
            headers: HitHeaders(),
            wasServed: example.wasServed
        )

        let folds = interaction.folds(
            hit,
            judgement: Judgement(verdict: example.verdict, confidence: 0.5, reasons: ["Another reason"]),
            device: Device(program: example.program)
        )

        #expect(folds == example.folds)
    }

    @Test(arguments: [
        (HitKind.beacon, InteractionKind.opened), (.image, .opened), (.link, .clicked), (.file, .viewed),
    ])
    func isOfTheKindThatTheHitIsEvidenceOf(_ hit: HitKind, _ kind: InteractionKind) {
        #expect(InteractionKind(hit) == kind)
    }

    @Test func isNoneForTheRecipientsPage() {
        #expect(InteractionKind(.page) == nil)
    }
}
