package import Tracking

extension Store {
    /// Keeps a session; of its secret only the SHA-256.
    package func openSession(_ session: Session, secretHash: [UInt8]) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                """
                INSERT INTO sessions
                    (id, user_id, secret_hash, created_at, last_seen_at, expires_at, network_address, agent_family)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
                session.id,
                session.user,
                secretHash,
                session.createdAt,
                session.lastSeenAt,
                session.expiresAt,
                session.trace.address.bytes,
                session.trace.agentFamily
            )
            try change.sql.keep(session.trace, of: session.user, at: session.lastSeenAt)
        }
    }

    /// The session with that secret and its user, unless it has ended or the user may not log in.
    package func session(secretHash: [UInt8]) async throws(StoreError) -> (session: Session, user: User)? {
        try await read { sql, now in
            let row = try sql.row(
                """
                SELECT id, user_id, created_at, last_seen_at, expires_at, network_address, agent_family
                FROM sessions
                WHERE secret_hash = $1 AND expires_at > $2
                """,
                secretHash,
                now
            )
            guard let row, let user = try sql.user(row.id("user_id")), user.isActive else { return nil }
            return (try Session(row), user)
        }
    }

    /// Whether a session is still good: it has not ended, and its user may log in.
    package func isValid(_ id: SessionID) async throws(StoreError) -> Bool {
        try await read { sql, now in
            let row = try sql.row(
                """
                SELECT 1 AS found
                FROM sessions s
                JOIN users u ON u.id = s.user_id
                WHERE s.id = $1 AND s.expires_at > $2 AND u.is_active = 1
                """,
                id,
                now
            )
            return row != nil
        }
    }

    /// Notes that a session was used now, and from where.
    ///
    /// Callers do so at most once a minute.
    package func touchSession(_ id: SessionID, trace: SessionTrace) async throws(StoreError) {
        try await write { change in
            let row = try change.sql.row(
                """
                UPDATE sessions
                SET last_seen_at = $2, network_address = $3, agent_family = $4
                WHERE id = $1
                RETURNING user_id
                """,
                id,
                change.now,
                trace.address.bytes,
                trace.agentFamily
            )
            guard let row else { return }
            try change.sql.keep(trace, of: row.id("user_id"), at: change.now)
        }
    }

    /// Ends a session.
    package func closeSession(_ id: SessionID) async throws(StoreError) {
        try await write { change in
            try change.sql.run("DELETE FROM sessions WHERE id = $1", id)
        }
    }

    /// Removes the sessions that have ended, and traces of senders older than a day; says how many sessions.
    @discardableResult
    package func removeExpiredSessions() async throws(StoreError) -> Int {
        try await write { change in
            try change.sql.run(
                "DELETE FROM sender_traces WHERE last_seen_at <= $1",
                change.now - SessionTrace.lifetime
            )
            return try change.sql.run("DELETE FROM sessions WHERE expires_at <= $1", change.now)
        }
    }
}

extension SQLConnection {
    /// Ends all sessions of a user.
    func removeSessions(of user: UserID) throws {
        try run("DELETE FROM sessions WHERE user_id = $1", user)
    }
}

extension Session {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            user: try row.id("user_id"),
            createdAt: try row.instant("created_at"),
            lastSeenAt: try row.instant("last_seen_at"),
            expiresAt: try row.instant("expires_at"),
            trace: try SessionTrace(row)
        )
    }
}
