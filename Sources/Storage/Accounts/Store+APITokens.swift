package import Tracking

extension Store {
    /// Keeps a token; of its secret only the SHA-256.
    package func addAPIToken(_ token: APIToken, secretHash: [UInt8]) async throws(StoreError) {
        let name = try token.name.checkedLine(field: "name")
        try await write { change in
            try change.sql.run(
                """
                INSERT INTO api_tokens (id, user_id, secret_hash, name, created_at, last_used_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """,
                token.id,
                token.user,
                secretHash,
                name,
                token.createdAt,
                token.lastUsedAt
            )
            try change.audit(.tokenMade, subject: token.id.description, by: token.user)
        }
    }

    /// The token with that secret and its user, unless the user may not log in; notes the minute of its use.
    package func apiToken(secretHash: [UInt8]) async throws(StoreError) -> (token: APIToken, user: User)? {
        let minute = clock.now.minute
        let found = try await read { sql, _ -> (token: APIToken, user: User)? in
            let row = try sql.row(
                """
                SELECT id, user_id, name, created_at, last_used_at
                FROM api_tokens
                WHERE secret_hash = $1
                """,
                secretHash
            )
            guard let row, let user = try sql.user(row.id("user_id")), user.isActive else { return nil }
            return (try APIToken(row), user)
        }
        guard var found, found.token.lastUsedAt != minute else { return found }
        found.token.lastUsedAt = minute
        let id = found.token.id
        try await write { change in
            try change.sql.run("UPDATE api_tokens SET last_used_at = $2 WHERE id = $1", id, minute)
        }
        return found
    }

    /// Whether a token is still good: it was not revoked, and its user may log in.
    package func isValid(_ id: APITokenID) async throws(StoreError) -> Bool {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT 1 AS found
                FROM api_tokens t
                JOIN users u ON u.id = t.user_id
                WHERE t.id = $1 AND u.is_active = 1
                """,
                id
            )
            return row != nil
        }
    }

    /// The tokens of a user, the newest first.
    package func apiTokens(of id: UserID) async throws(StoreError) -> [APIToken] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id, user_id, name, created_at, last_used_at
                FROM api_tokens
                WHERE user_id = $1
                ORDER BY created_at DESC, id DESC
                """,
                id
            )
            return try rows.map { try APIToken($0) }
        }
    }

    /// Revokes a token for good.
    package func revokeAPIToken(_ id: APITokenID, of user: UserID) async throws(StoreError) {
        try await write { change in
            let removed = try change.sql.run("DELETE FROM api_tokens WHERE id = $1 AND user_id = $2", id, user)
            guard removed == 1 else { throw StoreError.notFound }
            try change.audit(.tokenRevoked, subject: id.description, by: user)
        }
    }
}

extension APIToken {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            user: try row.id("user_id"),
            name: try row.text("name"),
            createdAt: try row.instant("created_at"),
            lastUsedAt: try row.optionalInstant("last_used_at")
        )
    }
}

extension Instant {
    /// The beginning of the minute.
    var minute: Instant {
        Instant(microseconds: microseconds - microseconds % 60_000_000)
    }
}
