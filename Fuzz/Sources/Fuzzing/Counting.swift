extension [UInt8] {
    /// How often some bytes stand in these, without overlap.
    package func occurrences(of other: [UInt8]) -> Int {
        var count = 0
        var rest = self[...]
        while let found = rest.firstRange(of: other) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
