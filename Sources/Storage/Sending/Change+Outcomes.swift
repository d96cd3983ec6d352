internal import Engagement
internal import Tracking

extension Change {
    /// Notes what became of a copy, and raises a card where it failed; it changes nothing for one that does not wait.
    mutating func settle(_ copy: CopyReference, as outcome: CopyOutcome) throws {
        switch outcome {
        case .handedOver(let words, let name): try handOver(copy, words: words, relayMessageID: name)
        case .retry(let words, let next): try retry(copy, words: words, at: next)
        case .failed(let words): try fail(copy, reason: words)
        case .unknown(let words): try doubt(copy, words: words)
        }
    }

    /// Notes that a copy can't be handed over, and raises a card.
    mutating func fail(_ copy: CopyReference, reason: String) throws {
        guard let head = try sql.head(of: copy.email), !head.status.isUnsent else { throw StoreError.notFound }
        let changed = try sql.run(
            """
            UPDATE recipients
            SET status = 'failed', failure = $3, attempted_at = NULL, next_try_at = NULL
            WHERE email_id = $1 AND ordinal = $2 AND status = 'waiting'
            """,
            copy.email,
            copy.recipient,
            reason
        )
        guard changed == 1 else { return try sql.checkExists(copy) }
        // There may be one that was dismissed, of an earlier try.
        try raiseAgain(
            Card(
                id: .new(at: now),
                seller: head.seller,
                kind: .deliveryFailed,
                copy: copy,
                interaction: nil,
                at: now,
                expiresAt: now + Card.lifetime
            )
        )
    }

    private func handOver(_ copy: CopyReference, words: String, relayMessageID: String?) throws {
        guard try handOver(copy, toSandbox: false) else { return }
        try sql.run(
            "UPDATE recipients SET relay_words = $3, relay_message_id = $4 WHERE email_id = $1 AND ordinal = $2",
            copy.email,
            copy.recipient,
            words,
            relayMessageID
        )
    }

    private func retry(_ copy: CopyReference, words: String, at next: Instant) throws {
        try sql.run(
            """
            UPDATE recipients
            SET attempts = attempts + 1, first_tried_at = COALESCE(first_tried_at, $5), next_try_at = $4,
                relay_words = $3, attempted_at = NULL
            WHERE email_id = $1 AND ordinal = $2 AND status = 'waiting'
            """,
            copy.email,
            copy.recipient,
            words,
            next,
            now
        )
    }

    private mutating func doubt(_ copy: CopyReference, words: String) throws {
        guard let head = try sql.head(of: copy.email) else { throw StoreError.notFound }
        let changed = try sql.run(
            """
            UPDATE recipients
            SET status = 'failed', failure = $3, unknown_at = COALESCE(attempted_at, $4), may_have_left = 1, attempted_at = NULL,
                next_try_at = NULL
            WHERE email_id = $1 AND ordinal = $2 AND status = 'waiting'
            """,
            copy.email,
            copy.recipient,
            words,
            now
        )
        if changed == 1 { try tellDoubt(copy, of: head.seller) }
    }
}
