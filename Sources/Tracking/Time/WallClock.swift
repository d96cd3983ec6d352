internal import Foundation

/// Where the time comes from: the system's clock, or one that a test moves.
package struct WallClock: Sendable {
    private let read: @Sendable () -> Instant

    /// Makes a clock of a function.
    package init(_ read: @escaping @Sendable () -> Instant) {
        self.read = read
    }

    /// The moment that it is now.
    package var now: Instant { read() }

    /// The machine's clock.
    package static let system = WallClock { Instant(Date()) }
}
