package import Tracking

/// How far one copy got.
package enum CopyStatus: Hashable, Sendable {
    /// It waits to be sent.
    case waiting
    /// The relay did not take it yet; it is tried again.
    case retrying(CopyRetry)
    /// It was handed over at that time.
    case handedOver(at: Instant)
    /// It could not be, for this reason.
    case failed(reason: String)
    /// It was sent and the relay's word on it is missing: it is never sent again unasked (design §3.10).
    case unknown(CopyDoubt)
}

/// When a copy is tried again, and why it must be.
package struct CopyRetry: Hashable, Sendable {
    /// When it is tried next.
    package let nextTryAt: Instant
    /// How often it was tried.
    package let attempts: Int
    /// When it was tried first.
    package let firstTriedAt: Instant
    /// The relay's words, or a sentence.
    package let words: String
}

/// A copy of which nobody but the relay knows whether it arrived.
package struct CopyDoubt: Hashable, Sendable {
    /// When it was sent.
    package let at: Instant
    /// Why the relay's word is missing, as a sentence.
    package let words: String
    /// Whether its sender chose to leave it so.
    package let isLeft: Bool
}

extension CopyStatus {
    /// When it was handed over.
    var handedOver: Instant? {
        if case .handedOver(let instant) = self { instant } else { nil }
    }

    /// When it is tried again.
    var nextTry: Instant? {
        if case .retrying(let retry) = self { retry.nextTryAt } else { nil }
    }

    /// Whether it is to be sent now.
    package func isDue(at now: Instant) -> Bool {
        switch self {
        case .waiting: true
        case .retrying(let retry): retry.nextTryAt <= now
        case .handedOver, .failed, .unknown: false
        }
    }

    init(_ row: SQLRow) throws {
        switch try row.text("status") {
        case "waiting":
            guard let next = try row.optionalInstant("next_try_at") else {
                self = .waiting
                return
            }
            let retry = CopyRetry(
                nextTryAt: next,
                attempts: try row.number("attempts"),
                firstTriedAt: try row.instant("first_tried_at"),
                words: try row.text("relay_words")
            )
            self = .retrying(retry)
        case "handedOver": self = .handedOver(at: try row.instant("handed_over_at"))
        case "failed":
            let words = try row.text("failure")
            let doubt = try row.optionalInstant("unknown_at").map {
                CopyDoubt(at: $0, words: words, isLeft: try row.truth("is_left_unknown"))
            }
            self = doubt.map { .unknown($0) } ?? .failed(reason: words)
        default: throw DatabaseError.unexpectedColumn("status")
        }
    }
}
