import NIOCore
import NIOEmbedded
import Testing

@testable import Edge

@Suite struct HitTroubleTests {
    private let loop = EmbeddedEventLoop()
    private let ear = Ear()
    private let trouble: HitTrouble

    private static let failure = JournalError.unwritable(path: "journal", reason: "no space")

    init() {
        trouble = HitTrouble(loop: loop, logger: ear.logger)
    }

    @Test func tellsTheFirstLossAtOnceAndTheRestOncePerMinute() {
        trouble.lose(2, Self.failure)
        #expect(ear.lines == ["error: Hits were answered and could not be written lost=2"])

        for _ in 0..<50 {
            trouble.lose(1, Self.failure)
            loop.advanceTime(by: .seconds(1))
        }
        #expect(ear.lines.count == 1)
        loop.advanceTime(by: .seconds(10))
        #expect(ear.lines.dropFirst() == ["error: Hits were answered and could not be written lost=50"])

        loop.advanceTime(by: .seconds(60))
        #expect(ear.lines.count == 2, "nothing happened since")
        trouble.lose(3, Self.failure)
        #expect(ear.lines.last == "error: Hits were answered and could not be written lost=3")
    }

    @Test func warnsOfLateHits() {
        trouble.delay(4)
        trouble.delay(1)
        trouble.lose(1, Self.failure)
        loop.advanceTime(by: .minutes(1))

        #expect(
            ear.lines == [
                "warning: Hits took more than 250 ms to reach the disk late=4",
                "error: Hits were answered and could not be written lost=1",
                "warning: Hits took more than 250 ms to reach the disk late=1",
            ]
        )
    }
}
