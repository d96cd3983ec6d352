package import Tracking

extension Store {
    /// Notes that a user was seen there now without a session of the web app, over SMTP, say (product §4.5).
    package func noteTrace(_ trace: SessionTrace, of id: UserID) async throws(StoreError) {
        try await write { change in
            try change.sql.keep(trace, of: id, at: change.now)
        }
    }
}

extension SQLConnection {
    /// Keeps where a sender was seen, apart from their sessions: logging out does not make their own hits a stranger's.
    func keep(_ trace: SessionTrace, of user: UserID, at instant: Instant) throws {
        try run(
            """
            INSERT INTO sender_traces (user_id, network_address, agent_family, last_seen_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, network_address, agent_family) DO UPDATE
            SET last_seen_at = CASE
                WHEN excluded.last_seen_at > sender_traces.last_seen_at THEN excluded.last_seen_at
                ELSE sender_traces.last_seen_at
            END
            """,
            user,
            trace.address.bytes,
            trace.agentFamily,
            instant
        )
    }

    /// Where a sender was seen after that moment.
    func traces(of user: UserID, after instant: Instant) throws -> [SessionTrace] {
        let rows = try rows(
            """
            SELECT network_address, agent_family
            FROM sender_traces
            WHERE user_id = $1 AND last_seen_at > $2
            ORDER BY last_seen_at DESC, network_address, agent_family
            """,
            user,
            instant
        )
        return try rows.map { try SessionTrace($0) }
    }
}

extension SessionTrace {
    /// Product §4.5: the sessions of the last 24 hours.
    static let lifetime = Duration.seconds(86_400)

    /// Reads the columns that sessions and traces share.
    init(_ row: SQLRow) throws {
        guard let address = NetworkAddress(bytes: try row.bytes("network_address")) else {
            throw DatabaseError.unexpectedColumn("network_address")
        }
        self.init(address: address, agentFamily: try row.text("agent_family"))
    }
}
