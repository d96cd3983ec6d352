internal import Foundation
internal import Tracking

extension ID {
    /// Beyond every id there is: where a list that is read backwards begins.
    static var last: ID {
        let all: UInt8 = 0xFF
        return ID(
            uuid: UUID(uuid: (all, all, all, all, all, all, all, all, all, all, all, all, all, all, all, all))
        )
    }

    /// Before every id there is: where a list begins.
    static var first: ID {
        ID(uuid: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
    }
}

extension Instant {
    /// Beyond every moment there is.
    static let last = Instant(microseconds: .max)
}
