extension [UInt8] {
    /// Whether these are the same bytes; it takes no longer where they differ late, so that nobody guesses them one by one.
    func matchesInConstantTime(_ other: [UInt8]) -> Bool {
        guard count == other.count else { return false }
        return zip(self, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
