package import Tracking

extension Store {
    /// The answer that was given to this request of the user with this idempotency key within a day.
    ///
    /// - Throws: ``StoreError/idempotencyMismatch`` where the key was used with another request.
    package func rememberedAnswer(
        user: UserID,
        key: String,
        request: [UInt8]
    ) async throws(StoreError) -> StoredAnswer? {
        try await read { sql, now in
            let row = try sql.row(
                """
                SELECT request_hash, status, body
                FROM remembered_answers
                WHERE user_id = $1 AND request_key = $2 AND created_at > $3
                """,
                user,
                key,
                now - StoredAnswer.keeping
            )
            guard let row else { return nil }
            guard try row.bytes("request_hash") == request else { throw StoreError.idempotencyMismatch }
            return StoredAnswer(status: try row.number("status"), body: try row.bytes("body"))
        }
    }

    /// Remembers an answer for a day; `request` is the SHA-256 of what was asked.
    ///
    /// The first answer stays.
    package func rememberAnswer(
        user: UserID,
        key: String,
        request: [UInt8],
        answer: StoredAnswer
    ) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                """
                INSERT INTO remembered_answers (user_id, request_key, request_hash, status, body, created_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (user_id, request_key) DO UPDATE
                SET request_hash = excluded.request_hash, status = excluded.status, body = excluded.body,
                    created_at = excluded.created_at
                WHERE remembered_answers.created_at <= $7
                """,
                user,
                key,
                request,
                answer.status,
                answer.body,
                change.now,
                change.now - StoredAnswer.keeping
            )
        }
    }

    /// Removes answers older than a day; says how many.
    @discardableResult
    package func removeExpiredAnswers() async throws(StoreError) -> Int {
        try await write { change in
            try change.sql.run(
                "DELETE FROM remembered_answers WHERE created_at <= $1",
                change.now - StoredAnswer.keeping
            )
        }
    }
}
