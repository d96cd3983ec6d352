/// How long one waits before a mailbox is tried again: longer each time, and not all mailboxes at once.
struct BackOff: Hashable {
    /// The first pause; each further one is twice as long.
    static let first = Duration.seconds(1)
    /// No pause is longer.
    static let longest = Duration.seconds(300)

    private var length = first

    /// The next pause: half of its length, and up to as much again by chance.
    ///
    /// What needs somebody's help is tried seldom at once: an account may be locked after some wrong passwords.
    mutating func next(needsHelp: Bool = false, using generator: inout some RandomNumberGenerator) -> Duration {
        let whole = needsHelp ? Self.longest : length
        length = min(length * 2, Self.longest)
        return whole / 2 + whole / 2 * Double.random(in: 0..<1, using: &generator)
    }

    /// Begins anew after it went well.
    mutating func reset() {
        length = Self.first
    }
}
