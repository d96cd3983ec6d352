/// Nonces for the tokens of one copy: a random one of 96 bits, and those that follow it by counting.
///
/// NIST SP 800-38D §8.2.2 allows both for AES-GCM. Two sequences meet only if their beginnings lie closer together than
/// they are long; with a random nonce for each token that would be as unlikely, but the system would be asked for each. It can't be copied, for a copy would go on with the same ones.
package struct NonceSequence: ~Copyable, Sendable {
    private var high: UInt32
    private var low: UInt64

    /// Begins at a random place of the system's.
    package init() {
        var system = SystemRandomNumberGenerator()
        self.init(using: &system)
    }

    /// Begins at a place of that generator's; for tests that want the same nonces each time.
    package init(using generator: inout some RandomNumberGenerator) {
        high = generator.next()
        low = generator.next()
    }

    /// Never gives the same twice.
    mutating func next() -> Nonce {
        let sum = low.addingReportingOverflow(1)
        low = sum.partialValue
        if sum.overflow { high &+= 1 }
        return Nonce(high: high, low: low)
    }
}

/// What makes each use of a key another one: 96 bits that never come twice with it.
struct Nonce {
    let high: UInt32
    let low: UInt64
}
