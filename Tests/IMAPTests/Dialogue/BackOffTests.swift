import Testing

@testable import IMAP

@Suite("Pauses before a mailbox is tried again")
struct BackOffTests {
    /// Says the same number again and again.
    private struct Constant: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }

    @Test("they double up to five minutes, and begin anew after it went well")
    func grow() {
        var generator = Constant(value: .max)
        var backOff = BackOff()
        let pauses = (0..<11).map { _ in seconds(backOff.next(using: &generator)) }
        #expect(pauses == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300])

        backOff.reset()
        #expect(seconds(backOff.next(using: &generator)) == 1)
    }

    @Test("half of each is chance")
    func vary() {
        var least = Constant(value: 0)
        var backOff = BackOff()
        #expect(backOff.next(using: &least) == .milliseconds(500))
        #expect(backOff.next(using: &least) == .seconds(1))
    }

    @Test("what needs help is not tried often")
    func spareTheServer() {
        var least = Constant(value: 0)
        var backOff = BackOff()
        #expect(backOff.next(needsHelp: true, using: &least) == .seconds(150))
    }

    private func seconds(_ duration: Duration) -> Int64 {
        (duration + .milliseconds(1)).components.seconds
    }
}
