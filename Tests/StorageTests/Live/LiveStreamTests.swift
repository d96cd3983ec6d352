internal import Storage
internal import Testing
internal import Tracking

@Suite struct LiveStreamTests {
    /// The same event for the same number.
    private func event(_ number: Int) -> LiveEvent {
        var random = SeededRandom(seed: UInt64(bitPattern: Int64(number)))
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

    @Test func tellsAListenerWhoFallsBehindOnceThatTheyMissedSomething() async {
        let stream = LiveStream()
        var events = stream.events().makeAsyncIterator()
        let count = LiveStream.backlog

        stream.publish((0..<count + 10).map(event))
        #expect(await events.next() == .missed)
        for number in 0..<count { #expect(await events.next() == event(number)) }
        stream.publish([event(count + 10)])
        #expect(await events.next() == event(count + 10))

        stream.publish((0..<count + 1).map(event))
        stream.end()
        #expect(await events.next() == .missed)
        for number in 0..<count { #expect(await events.next() == event(number)) }
        #expect(await events.next() == nil)
    }

    @Test func aFloodOfOneSellersCostsAnotherNothing() async throws {
        let stream = LiveStream()
        let alert = event(-1)
        let seller = try #require(alert.seller)
        let (own, everybodys) = (stream.events(of: seller), stream.events())

        stream.publish((0..<LiveStream.backlog * 2).map(event))
        stream.publish([.edgeStateChanged, alert])
        stream.end()

        #expect(await Array(own) == [alert])
        #expect(await Array(everybodys).first == .missed)
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
        #expect(LiveEvent.missed.seller == nil)
    }
}
