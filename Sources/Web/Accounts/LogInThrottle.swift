internal import Crypto
internal import Foundation
internal import Synchronization
internal import Tracking

/// Slows down whoever guesses passwords: per account and per network, the longer the more they failed.
///
/// An attempt counts as failed from its beginning, so many at once gain nothing. It answers at once how long to wait,
/// and holds no connection. What it remembers is bounded: beyond that the oldest entry goes.
final class LogInThrottle: Sendable {
    /// So many entries of each kind are remembered.
    static let capacity = 10_000
    /// After so long without an attempt everything is forgiven.
    static let memory = Duration.seconds(3_600)

    private struct Record {
        var failures = 0
        var lastAt: Instant
    }

    /// How many failures cost nothing, and how long one waits at most.
    private struct Rule {
        let free: Int
        let longest: Duration

        func wait(after failures: Int) -> Duration {
            guard failures >= free else { return .zero }
            return min(longest, .seconds(1 << min(failures - free, 20)))
        }
    }

    private struct Records {
        var accounts: [Data: Record] = [:]
        var networks: [NetworkAddress: Record] = [:]
    }

    // An attacker must not be able to shut a seller out for long, so an account's wait ends sooner than a network's.
    private static let accountRule = Rule(free: 3, longest: .seconds(60))
    private static let networkRule = Rule(free: 10, longest: .seconds(900))

    private let records = Mutex(Records())

    /// Begins an attempt; the answer is how long to wait instead, if it may not be made yet.
    ///
    /// The rule by network spares loopback: a proxy on this machine stands for everybody behind it.
    func admit(account: String, network: NetworkAddress, now: Instant) -> Duration? {
        let account = Self.key(account)
        return records.withLock { records in
            let waits = [
                Self.wait(records.accounts[account], rule: Self.accountRule, now: now),
                network.isLoopback
                    ? nil : Self.wait(records.networks[network.network], rule: Self.networkRule, now: now),
            ]
            if let longest = waits.compactMap({ $0 }).max() { return longest }
            Self.count(account, in: &records.accounts, now: now)
            Self.count(network.network, in: &records.networks, now: now)
            return nil
        }
    }

    /// The attempt was no guess after all.
    func succeeded(account: String, network: NetworkAddress) {
        records.withLock { records in
            records.accounts[Self.key(account)] = nil
            // One right password must not clear the record of a network that guesses at others: it only isn't added.
            records.networks[network.network]?.failures -= 1
        }
    }

    /// How many accounts and networks are remembered.
    var remembered: (accounts: Int, networks: Int) {
        records.withLock { ($0.accounts.count, $0.networks.count) }
    }

    // Addresses are not kept in clear: what was typed may be a password in the wrong field.
    private static func key(_ account: String) -> Data {
        Data(SHA256.hash(data: Array(account.lowercased().utf8)))
    }

    private static func wait(_ record: Record?, rule: Rule, now: Instant) -> Duration? {
        guard let record, now - record.lastAt < memory else { return nil }
        let rest = rule.wait(after: record.failures) - (now - record.lastAt)
        return rest > .zero ? rest : nil
    }

    private static func count<Key: Hashable>(_ key: Key, in records: inout [Key: Record], now: Instant) {
        var record = records[key] ?? Record(lastAt: now)
        if now - record.lastAt >= memory { record.failures = 0 }
        record.failures += 1
        record.lastAt = now
        if records[key] == nil, records.count >= capacity,
            let oldest = records.min(by: { $0.value.lastAt < $1.value.lastAt })
        {
            records[oldest.key] = nil
        }
        records[key] = record
    }
}
