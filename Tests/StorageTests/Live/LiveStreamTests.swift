internal import Storage
internal import Testing
internal import Tracking

@Suite struct LiveStreamTests {
    /// The same event for the same number.
    private func event(_ number: Int) -> LiveEvent {
        var random = SplitMix(seed: UInt64(number))
        let instant = Instant(microseconds: 0)
        return .email(.new(at: instant, using: &random), status: .sent, seller: .new(at: instant, using: &random))
    }

    @Test func tellsEverybodyWhoListens() async {
        let stream = LiveStream()
        let (first, second) = (stream.events(), stream.events())

        stream.publish([event(1), event(2)])
        stream.end()

        #expect(await Array(first) == [event(1), event(2)])
        #expect(await Array(second) == [event(1), event(2)])
    }

    @Test func losesTheOldestOfAListenerWhoFallsBehind() async {
        let stream = LiveStream()
        let events = stream.events()

        stream.publish((0..<LiveStream.backlog + 10).map(event))
        stream.end()

        #expect(await Array(events) == (10..<LiveStream.backlog + 10).map(event))
    }

    @Test func endsAtOnceForWhoeverComesAfterTheEnd() async {
        let stream = LiveStream()
        stream.end()

        #expect(await Array(stream.events()).isEmpty)
    }

    @Test func tellsWhoseBusinessAnEventIs() async throws {
        let house = try await House.open()

        #expect(LiveEvent.card(.new(at: house.clock.now), seller: house.ada.id).seller == house.ada.id)
        #expect(LiveEvent.edgeStateChanged.seller == nil)
    }
}
