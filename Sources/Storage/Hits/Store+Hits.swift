package import Engagement
package import Tracking

extension Store {
    /// Stores hits and what they mean, exactly once: the journal's position is kept in the same transaction, and a batch
    /// that does not lead beyond it is known already and changes nothing.
    ///
    /// `rejudged` says what is believed of earlier hits now, in the light of these; `surplus` how many more came that are only
    /// counted.
    ///
    /// A hit whose copy does not exist or is silenced is skipped and counted, as is every hit while following is off.
    @discardableResult
    package func record(
        _ hits: [JudgedHit],
        rejudged: [Rejudgement] = [],
        surplus: [HitSurplus] = [],
        upTo position: JournalPosition,
        of journal: String
    ) async throws(StoreError) -> [LiveEvent] {
        try await write { change in
            guard try change.sql.advance(journal, to: position) else { return [] }
            var recording = try Recording(change: change)
            // First, so that new hits find beside them what is believed now: else one reading may become two opens.
            try recording.rejudge(rejudged)
            try recording.take(hits)
            // Last, for it counts onto the hits that are kept.
            try recording.count(surplus)
            try recording.finish(journal: journal)
            change.events = recording.events
            return change.events
        }
    }

    /// Tries whether hits can be recorded, and undoes it all.
    package func rehearse(
        _ hits: [JudgedHit],
        rejudged: [Rejudgement],
        surplus: [HitSurplus]
    ) async throws(StoreError) {
        struct Undone: Error {}
        let now = clock.now
        do {
            try await database.write { sql in
                var recording = try Recording(change: Change(sql: sql, now: now))
                try recording.rejudge(rejudged)
                try recording.take(hits)
                try recording.count(surplus)
                try recording.writeTotals()
                throw Undone()
            }
        } catch is Undone {
            return
        } catch {
            throw StoreError(error)
        }
    }

    /// Takes over what is believed of stored hits now, after rules or facts changed.
    @discardableResult
    package func rejudge(_ changes: [Rejudgement]) async throws(StoreError) -> [LiveEvent] {
        guard !changes.isEmpty else { return [] }
        return try await write { change in
            var recording = try Recording(change: change)
            try recording.rejudge(changes)
            try recording.writeTotals()
            change.events = recording.events
            return change.events
        }
    }

    /// How far a journal was stored; `nil` for a new one.
    package func journalPosition(of journal: String) async throws(StoreError) -> JournalPosition? {
        try await read { sql, _ in
            let row = try sql.row("SELECT segment, byte_offset FROM journal_positions WHERE journal = $1", journal)
            return try row.map { row in
                JournalPosition(
                    segment: Int64(try row.number("segment")),
                    offset: Int64(try row.number("byte_offset"))
                )
            }
        }
    }

    /// How many hits of a journal were not stored because their copy does not exist, is silenced, or following is off.
    package func skippedHits(of journal: String) async throws(StoreError) -> Int {
        try await read { sql, _ in
            let row = try sql.row("SELECT skipped FROM journal_positions WHERE journal = $1", journal)
            return try row?.number("skipped") ?? 0
        }
    }

    /// What the tracking listener must know.
    package func edgeState() async throws(StoreError) -> EdgeFacts {
        try await read { sql, _ in
            let rows = try sql.rows("SELECT id FROM emails WHERE silenced_at > 0")
            return EdgeFacts(
                isFollowingOn: try sql.settings().isFollowingOn,
                silenced: Set(try rows.map { try $0.id("id") }),
                silencedCopies: try sql.copiesOfSilencedPeople(),
                files: try sql.servedFiles(),
                blocked: try sql.blocked()
            )
        }
    }
}

extension SQLConnection {
    /// The copies that may have left to people of whom nothing is recorded any more.
    fileprivate func copiesOfSilencedPeople() throws -> Set<CopyReference> {
        let rows = try rows(
            """
            SELECT email_id, ordinal
            FROM recipients
            WHERE address_key IN (
                    SELECT k.address_key
                    FROM contacts c
                    JOIN contact_addresses k ON k.contact_id = c.id
                    WHERE c.silenced_at > 0
                )
                AND (status = 'handedOver' OR may_have_left = 1)
            """
        )
        let copies = try rows.map {
            CopyReference(email: try $0.id("email_id"), recipient: try $0.ordinal("ordinal"))
        }
        return Set(copies)
    }

    /// Moves a journal's position, and says whether that was forward; it never goes back.
    fileprivate func advance(_ journal: String, to position: JournalPosition) throws -> Bool {
        let changed = try run(
            """
            INSERT INTO journal_positions (journal, segment, byte_offset, skipped)
            VALUES ($1, $2, $3, 0)
            ON CONFLICT (journal) DO UPDATE
            SET segment = excluded.segment, byte_offset = excluded.byte_offset
            WHERE (journal_positions.segment, journal_positions.byte_offset) < (excluded.segment, excluded.byte_offset)
            """,
            journal,
            position.segment,
            position.offset
        )
        return changed == 1
    }
}
