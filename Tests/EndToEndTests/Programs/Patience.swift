/// Something that did not happen in the time it was given.
struct Impatience: Error, CustomStringConvertible {
    let what: String
    let limit: Duration

    var description: String { "\(what): not within \(limit)." }
}

/// Asks again and again until there is an answer, but not for ever.
///
/// Only a running server is waited for like this: it is the one thing whose time a test can't set.
@discardableResult
func eventually<Value>(
    _ what: String,
    within limit: Duration = .seconds(30),
    every pause: Duration = .milliseconds(25),
    _ ask: () async throws -> Value?
) async throws -> Value {
    let deadline = ContinuousClock.now + limit
    while true {
        if let value = try await ask() { return value }
        guard ContinuousClock.now < deadline else { throw Impatience(what: what, limit: limit) }
        try await Task.sleep(for: pause)
    }
}

/// Asks again and again until it is so, but not for ever.
func eventually(
    _ what: String,
    within limit: Duration = .seconds(30),
    isSo: () async throws -> Bool
) async throws {
    try await eventually(what, within: limit) { try await isSo() ? () : nil }
}
