internal import Engagement
internal import Tracking

extension Store {
    /// What the owner of an address did of late, at any of their addresses, whoever wrote to them: opens by a person, clicks and
    /// answers.
    ///
    /// What landed in the sandbox is left out, for there a seller looks at it.
    package func activity(of address: String) async throws(StoreError) -> PersonActivity {
        try await read { sql, _ in try sql.activity(of: address.lowercased()) }
    }

    /// What everybody did of late, each person once, in a steady order.
    package func everybodysActivity() async throws(StoreError) -> [PersonActivity] {
        try await read { sql, now in try sql.everybodysActivity(since: now - ActivityBounds.memory) }
    }
}

/// How much is looked at, so that neither a long acquaintance nor a large workspace makes advice slow.
private enum ActivityBounds {
    /// So many of the latest emails to an address.
    static let emails = 200
    /// So many things that somebody did, the latest ones.
    static let moments = 500
    /// So many of the latest emails to everybody.
    static let everybodysEmails = 4_000
    /// So many things that everybody did together: the latest answers, and what was done with the latest emails.
    static let everyone = 4_000
    /// How far everybody's habits are looked back for.
    static let memory = Duration.seconds(180 * 86_400)
}

extension SQLConnection {
    fileprivate func activity(of addressKey: String) throws -> PersonActivity {
        let contact = try owner(of: addressKey)
        var activity = try PersonActivity(addressKey, contact)
        var addresses = [addressKey]
        if let contact {
            let id: ContactID = try contact.id("id")
            addresses = try rows("SELECT address_key FROM contact_addresses WHERE contact_id = $1 ORDER BY place", id)
                .map { try $0.text("address_key") }
        }
        var acts: [SQLRow] = []
        for address in addresses {
            acts += try self.acts(of: address)
            for answer in try answers(of: address) { try activity.takeAnswer(answer) }
        }
        let ordered = try acts.map { (at: try $0.instant("at"), row: $0) }.sorted { $0.at > $1.at }
        for act in ordered { try activity.takeAct(act.row) }
        activity.sortReplies()
        return activity
    }

    /// What tells where the owner of an address lives and whom they work with; `nil` where nobody is known to have it.
    private func owner(of addressKey: String) throws -> SQLRow? {
        try row(
            """
            SELECT c.id, c.address_key, c.account_id, c.time_zone, c.phone, c.postal_address
            FROM contact_addresses a
            JOIN contacts c ON c.id = a.contact_id
            WHERE a.address_key = $1
            """,
            addressKey
        )
    }

    private func acts(of addressKey: String) throws -> [SQLRow] {
        try rows(
            """
            SELECT at, place
            FROM interactions
            WHERE (email_id, recipient) IN (
                    SELECT email_id, ordinal
                    FROM recipients
                    WHERE address_key = $1 AND is_sandbox = 0
                    ORDER BY email_id DESC
                    LIMIT $2
                )
                AND verdict = 'human' AND was_served = 1
            ORDER BY at DESC
            LIMIT $3
            """,
            addressKey,
            ActivityBounds.emails,
            ActivityBounds.moments
        )
    }

    private func answers(of addressKey: String) throws -> [SQLRow] {
        try rows(
            """
            SELECT COALESCE(written_at, at) AS at, date_offset
            FROM replies
            WHERE (email_id, recipient) IN (
                    SELECT email_id, ordinal
                    FROM recipients
                    WHERE address_key = $1
                    ORDER BY email_id DESC
                    LIMIT $2
                )
                AND kind = 'replied'
            ORDER BY replies.at DESC
            LIMIT $3
            """,
            addressKey,
            ActivityBounds.emails,
            ActivityBounds.moments
        )
    }

    fileprivate func everybodysActivity(since: Instant) throws -> [PersonActivity] {
        var people: [String: PersonActivity] = [:]
        // Many of the rows are of the same few people.
        var persons: [String: String] = [:]
        func person(_ row: SQLRow) throws -> String {
            let address = try row.text("address_key")
            if let known = persons[address] { return known }
            let newcomer = try PersonActivity(address, owner(of: address))
            if people[newcomer.person] == nil { people[newcomer.person] = newcomer }
            persons[address] = newcomer.person
            return newcomer.person
        }
        for answer in try everybodysAnswers(since: since) { try people[person(answer)]?.takeAnswer(answer) }
        // The latest first, as for one person: the places of the latest visits tell where somebody is.
        let acts = try everybodysActs(since: since).map { (act: $0, at: try $0.instant("at")) }
        for (act, _) in acts.sorted(by: { $0.at > $1.at }) { try people[person(act)]?.takeAct(act) }
        return people.sorted { $0.key < $1.key }.map { _, activity in
            var activity = activity
            activity.sortReplies()
            return activity
        }
    }

    private func everybodysAnswers(since: Instant) throws -> [SQLRow] {
        try rows(
            """
            SELECT r.address_key, COALESCE(p.written_at, p.at) AS at, p.date_offset
            FROM replies p
            JOIN recipients r ON r.email_id = p.email_id AND r.ordinal = p.recipient
            WHERE p.kind = 'replied' AND p.at > $1
            ORDER BY p.at DESC
            LIMIT $2
            """,
            since,
            ActivityBounds.everyone
        )
    }

    private func everybodysActs(since: Instant) throws -> [SQLRow] {
        try rows(
            """
            SELECT r.address_key, i.at, i.place
            FROM interactions i
            JOIN recipients r ON r.email_id = i.email_id AND r.ordinal = i.recipient
            WHERE i.email_id IN (
                    SELECT id FROM emails WHERE created_at > $1 ORDER BY created_at DESC, id DESC LIMIT $2
                )
                AND i.verdict = 'human' AND i.was_served = 1 AND r.is_sandbox = 0
            ORDER BY i.email_id DESC, i.at DESC
            LIMIT $3
            """,
            since,
            ActivityBounds.everybodysEmails,
            ActivityBounds.everyone
        )
    }
}
