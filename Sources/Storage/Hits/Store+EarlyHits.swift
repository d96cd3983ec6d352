package import Tracking

extension Store {
    /// The copies with a hit within that time that may have been judged before it was known when the copy was handed over, in no
    /// order; that is still not known of some of them.
    package func copiesWithEarlyHits(within time: Duration) async throws(StoreError) -> [CopyReference] {
        try await read { sql, now in
            let rows = try sql.rows(
                """
                SELECT h.email_id, h.recipient
                FROM hits h
                JOIN recipients r ON r.email_id = h.email_id AND r.ordinal = h.recipient
                WHERE h.last_at >= $1 AND (r.handed_over_at IS NULL OR h.at < r.handed_over_at + $2)
                """,
                now - time,
                Self.handOverTime.microseconds
            )
            let copies = try rows.map { row in
                CopyReference(email: try row.id("email_id"), recipient: try row.ordinal("recipient"))
            }
            return Array(Set(copies))
        }
    }

    /// A hand-over is noted, and can be read, within so long of its time.
    private static var handOverTime: Duration { .seconds(5) }
}
