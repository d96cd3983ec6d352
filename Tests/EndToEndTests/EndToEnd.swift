internal import Testing

/// Everything that is said to the built server from outside, one test after the other: each starts a server of its own.
@Suite("End to end", .serialized)
enum EndToEnd {}
