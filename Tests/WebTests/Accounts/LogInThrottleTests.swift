import Testing
import Tracking

@testable import Web

@Suite struct LogInThrottleTests {
    private let throttle = LogInThrottle()
    private let clock = MovableClock()
    private let home: NetworkAddress
    private let office: NetworkAddress

    init() throws {
        home = try #require(NetworkAddress("192.0.2.7"))
        office = try #require(NetworkAddress("198.51.100.7"))
    }

    @Test func theWaitGrowsWithEveryFailureUpToAMinute() {
        var waits: [Duration] = []
        for _ in 0..<12 {
            while let wait = throttle.admit(account: "a@b.example", network: home, now: clock.now) {
                waits.append(wait)
                clock.advance(by: wait)
            }
        }

        #expect(waits.prefix(5) == [.seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(16)])
        #expect(waits.last == .seconds(60))
    }

    @Test func oneAccountsFailuresCostOthersNothing() {
        for _ in 0..<3 { _ = throttle.admit(account: "a@b.example", network: home, now: clock.now) }

        #expect(throttle.admit(account: "A@B.example", network: office, now: clock.now) == .seconds(1))
        #expect(throttle.admit(account: "c@b.example", network: office, now: clock.now) == nil)
    }

    @Test func aNetworkThatTriesManyAccountsWaitsAsWell() throws {
        for number in 0..<10 {
            #expect(throttle.admit(account: "\(number)@b.example", network: home, now: clock.now) == nil)
        }
        let neighbour = try #require(NetworkAddress("192.0.2.200"))

        #expect(throttle.admit(account: "new@b.example", network: neighbour, now: clock.now) == .seconds(1))
        #expect(throttle.admit(account: "new@b.example", network: office, now: clock.now) == nil)
    }

    @Test func aRightPasswordClearsTheAccountButNotTheNetwork() {
        for number in 0..<9 { _ = throttle.admit(account: "\(number)@b.example", network: home, now: clock.now) }
        for _ in 0..<5 {
            #expect(throttle.admit(account: "own@b.example", network: home, now: clock.now) == nil)
            throttle.succeeded(account: "own@b.example", network: home)
        }
        #expect(throttle.admit(account: "x@b.example", network: home, now: clock.now) == nil)

        #expect(throttle.admit(account: "own@b.example", network: home, now: clock.now) == .seconds(1))
    }

    @Test func anHourWithoutAttemptsForgivesEverything() {
        for _ in 0..<3 { _ = throttle.admit(account: "a@b.example", network: home, now: clock.now) }
        clock.advance(by: .seconds(3_600))

        #expect(throttle.admit(account: "a@b.example", network: home, now: clock.now) == nil)
        #expect(throttle.admit(account: "a@b.example", network: home, now: clock.now) == nil)
    }

    @Test func itsMemoryIsBounded() throws {
        for number in 0..<(LogInThrottle.capacity + 50) {
            clock.advance(by: .milliseconds(1))
            let address = try #require(NetworkAddress(bytes: [10, UInt8(number >> 8), UInt8(number & 0xFF), 1]))
            _ = throttle.admit(account: "\(number)@b.example", network: address, now: clock.now)
        }

        #expect(throttle.remembered.accounts == LogInThrottle.capacity)
        #expect(throttle.remembered.networks == LogInThrottle.capacity)
    }

    @Test func sparesAProxyOnThisMachineTheRuleByNetwork() throws {
        let proxy = try #require(NetworkAddress("127.0.0.1"))

        for number in 0..<50 {
            #expect(throttle.admit(account: "\(number)@b.example", network: proxy, now: clock.now) == nil)
        }
    }
}
