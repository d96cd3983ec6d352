internal import Engagement
internal import Foundation
internal import Tracking

extension SQLConnection {
    /// The reminder of an email whose following is known.
    func reminder(of email: EmailID, isFollowed: Bool) throws -> Reminder? {
        let row = try row(
            """
            SELECT condition, due_at, preset, note, state, met_kind, met_recipient, met_at, fired_at, fired_anyway
            FROM reminders
            WHERE email_id = $1 AND removed_at IS NULL
            """,
            email
        )
        return try row.map { try Reminder($0, isFollowed: isFollowed) }
    }

    /// Whether what at least one of an email’s recipients does with it may be recorded: nobody silenced them, and they did not
    /// stop it themselves.
    func mayRecord(_ email: EmailID) throws -> Bool {
        let row = try row(
            """
            SELECT 1 AS found
            FROM recipients r
            LEFT JOIN contact_addresses k ON k.address_key = r.address_key
            LEFT JOIN contacts c ON c.id = k.contact_id
            WHERE r.email_id = $1 AND r.has_objected = 0 AND c.silenced_at IS NULL
            LIMIT 1
            """,
            email
        )
        return row != nil
    }

    /// Whether nothing is followed of what the condition is about: no link, or no file, in an email that is out.
    func lacksTarget(of condition: ReminderCondition, in email: EmailID) throws -> Bool {
        switch condition {
        case .notClicked:
            return try row("SELECT 1 AS found FROM tracked_links WHERE email_id = $1 LIMIT 1", email) == nil
        case .notViewed:
            let row = try row(
                """
                SELECT 1 AS found
                FROM files
                WHERE email_id = $1 AND kind = 3 AND is_followed = 1 AND removed_at IS NULL
                LIMIT 1
                """,
                email
            )
            return row == nil
        case .noReply, .notOpened, .anyway: return false
        }
    }

    /// Whether a reminder was taken out of an email that has none.
    func hasRemovedReminder(_ email: EmailID) throws -> Bool {
        try row("SELECT 1 AS found FROM reminders WHERE email_id = $1 AND removed_at IS NOT NULL", email) != nil
    }

    /// Who of an email’s recipients said last that they are away, and until when, as its seller’s clock has it.
    func absence(in email: EmailID, of seller: UserID) throws -> Absence? {
        let row = try row(
            """
            SELECT recipient, returns_on
            FROM replies
            WHERE email_id = $1 AND kind = 'autoReplied' AND returns_on IS NOT NULL AND recipient IS NOT NULL
            ORDER BY at DESC, id DESC
            LIMIT 1
            """,
            email
        )
        return try row.map { row in
            try Absence(
                recipient: row.ordinal("recipient"),
                day: row.text("returns_on"),
                in: user(seller)?.zone ?? .gmt,
                hours: settings().workingHours
            )
        }
    }

    /// Keeps what is wanted of an email that is not out yet; `nil` for no reminder.
    func keep(_ plan: ReminderPlan?, ofUnsent email: EmailID, at now: Instant) throws {
        if let plan { return try insert(plan, of: email, firesAt: nil) }
        try removeReminder(of: email, at: now)
    }

    /// Sets a reminder anew, in place of the one that is there.
    func insert(_ plan: ReminderPlan, of email: EmailID, firesAt: Instant?) throws {
        try run(
            """
            INSERT INTO reminders (email_id, condition, due_at, preset, note, state, fires_at)
            VALUES ($1, $2, $3, $4, $5, 'waiting', $6)
            ON CONFLICT (email_id) DO UPDATE
            SET condition = excluded.condition, due_at = excluded.due_at, preset = excluded.preset, note = excluded.note,
                state = 'waiting', fires_at = excluded.fires_at, met_kind = NULL, met_recipient = NULL, met_at = NULL,
                fired_at = NULL, fired_anyway = 0, removed_at = NULL
            """,
            email,
            plan.condition,
            plan.at,
            plan.preset,
            plan.note,
            firesAt
        )
    }

    /// Takes a reminder out, so that it can be put back; says whether there was one.
    @discardableResult
    func removeReminder(of email: EmailID, at now: Instant) throws -> Bool {
        let removed = try run(
            "UPDATE reminders SET removed_at = $2, fires_at = NULL WHERE email_id = $1 AND removed_at IS NULL",
            email,
            now
        )
        return removed == 1
    }

    /// Lets the reminder of an email that is on its way count, or stop doing so where it is called back.
    func armReminder(of email: EmailID, isOut: Bool) throws {
        try run(
            """
            UPDATE reminders
            SET fires_at = CASE WHEN $2 = 1 THEN due_at END
            WHERE email_id = $1 AND state = 'waiting' AND removed_at IS NULL
            """,
            email,
            isOut
        )
    }

    /// Takes in what is believed now to have happened to an email, where a reminder waits for it.
    func settleReminder(of email: EmailID) throws {
        guard let row = try reminderRow(of: email) else { return }
        var reminder = try Reminder(
            row,
            isFollowed: row.truth("is_followed"),
            lacksTarget: lacksTarget(of: row.word("condition"), in: email)
        )
        let before = reminder.progress
        reminder.settle(try evidence(of: email, for: reminder.plan.condition, counted: row))
        guard reminder.progress != before else { return }
        try update(reminder, of: email)
    }

    /// Stores how far a reminder of an email that is out got.
    func update(_ reminder: Reminder, of email: EmailID) throws {
        let evidence = reminder.progress.evidence
        try run(
            """
            UPDATE reminders
            SET state = $2, fires_at = $3, met_kind = $4, met_recipient = $5, met_at = $6, fired_at = $7,
                fired_anyway = $8
            WHERE email_id = $1
            """,
            email,
            reminder.progress.word,
            reminder.progress == .waiting ? reminder.plan.at : nil,
            evidence?.kind,
            evidence?.recipient,
            evidence?.at,
            reminder.progress.firedAt,
            reminder.progress.isFiredAnyway
        )
    }

    /// The reminder of an email that is out, with what is counted of it.
    private func reminderRow(of email: EmailID) throws -> SQLRow? {
        try row(
            """
            SELECT m.condition, m.due_at, m.preset, m.note, m.state, m.met_kind, m.met_recipient, m.met_at, m.fired_at,
                m.fired_anyway, e.replies, e.opens, e.clicks, e.views,
                CASE WHEN e.following_state = 'on' AND e.silenced_at IS NULL AND w.is_following_on = 1 AND EXISTS (
                    SELECT 1
                    FROM recipients r
                    LEFT JOIN contact_addresses k ON k.address_key = r.address_key
                    LEFT JOIN contacts c ON c.id = k.contact_id
                    WHERE r.email_id = e.id AND r.has_objected = 0 AND c.silenced_at IS NULL
                )
                    THEN 1 ELSE 0 END AS is_followed
            FROM reminders m
            JOIN emails e ON e.id = m.email_id
            JOIN workspace w ON w.id = 1
            WHERE m.email_id = $1 AND m.removed_at IS NULL AND m.state <> 'fired' AND e.status <> 'draft'
            """,
            email
        )
    }

    /// What people among the recipients did, the first of each kind that matters; what is counted says where it is worth looking.
    private func evidence(
        of email: EmailID,
        for condition: ReminderCondition,
        counted row: SQLRow
    ) throws -> [ReminderEvidence] {
        var found: [ReminderEvidence] = []
        if condition != .anyway, try row.number("replies") > 0 {
            found += try firstAnswer(to: email)
        }
        if condition == .notOpened {
            found += try firstAcknowledgement(of: email)
            if try row.number("opens") > 0 { found += try first(.opened, of: email) }
        }
        if [.notOpened, .notClicked].contains(condition), try row.number("clicks") > 0 {
            found += try first(.clicked, of: email)
        }
        if [.notOpened, .notViewed].contains(condition), try row.number("views") > 0 {
            found += try first(.viewed, of: email)
        }
        return found
    }
}

extension SQLConnection {
    private func firstAnswer(to email: EmailID) throws -> [ReminderEvidence] {
        let row = try row(
            """
            SELECT recipient, at
            FROM replies
            WHERE email_id = $1 AND kind = 'replied' AND recipient IS NOT NULL
            ORDER BY at, id
            LIMIT 1
            """,
            email
        )
        return try row.map { [try ReminderEvidence($0, kind: .answered)] } ?? []
    }

    /// A mail program's word that the email was shown is kept as an answer's time without an answer.
    private func firstAcknowledgement(of email: EmailID) throws -> [ReminderEvidence] {
        let row = try row(
            """
            SELECT ordinal AS recipient, answered_at AS at
            FROM recipients
            WHERE email_id = $1 AND answered_at IS NOT NULL AND replies = 0
            ORDER BY answered_at, ordinal
            LIMIT 1
            """,
            email
        )
        return try row.map { [try ReminderEvidence($0, kind: .acknowledged)] } ?? []
    }

    private func first(_ kind: InteractionKind, of email: EmailID) throws -> [ReminderEvidence] {
        let row = try row(
            """
            SELECT recipient, at
            FROM interactions
            WHERE email_id = $1 AND kind = $2 AND verdict = 'human' AND was_served = 1
            ORDER BY at, id
            LIMIT 1
            """,
            email,
            kind
        )
        return try row.map { [try ReminderEvidence($0, kind: ReminderEvidence.Kind(kind))] } ?? []
    }
}

extension ReminderEvidence {
    fileprivate init(_ row: SQLRow, kind: Kind) throws {
        self.init(kind: kind, recipient: try row.ordinal("recipient"), at: try row.instant("at"))
    }
}

extension ReminderEvidence.Kind {
    fileprivate init(_ kind: InteractionKind) {
        switch kind {
        case .opened: self = .opened
        case .clicked: self = .clicked
        case .viewed: self = .viewed
        }
    }
}
