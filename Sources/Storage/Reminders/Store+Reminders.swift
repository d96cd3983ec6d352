package import Engagement
package import Tracking

extension Store {
    /// Sets the reminder of an email anew, sent or not, in place of the one that it has.
    @discardableResult
    package func setReminder(
        _ plan: ReminderPlan,
        of id: EmailID,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try plan.checkNote()
        return try await write { change in
            let head = try change.ownHead(of: id, by: viewer)
            // Of a draft the time of leaving is not known yet; sending it checks again.
            let leaves = head.status.isUnsent ? head.sendAt : nil
            try plan.checkTime(after: max(leaves ?? change.now, change.now))
            try change.sql.insert(plan, of: id, firesAt: head.status.isUnsent ? nil : plan.at)
            try change.removeReminderCard(of: id, seller: head.seller)
            try change.sql.settleReminder(of: id)
            change.events.append(.email(id, status: head.status, seller: head.seller))
            return try change.sql.written(id)
        }
    }

    /// Puts a reminder that was moved back to the time that it had; one whose time is over comes again at once.
    ///
    /// - Throws: ``StoreError/notFound`` where no reminder waits for a later time.
    @discardableResult
    package func moveReminderBack(
        of id: EmailID,
        to moment: Instant,
        by viewer: Viewer
    ) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.ownHead(of: id, by: viewer)
            guard var plan = try change.sql.reminder(of: id, isFollowed: false)?.plan, moment < plan.at else {
                throw StoreError.notFound
            }
            plan.at = moment
            try change.sql.insert(plan, of: id, firesAt: head.status.isUnsent ? nil : moment)
            try change.removeReminderCard(of: id, seller: head.seller)
            try change.sql.settleReminder(of: id)
            change.events.append(.email(id, status: head.status, seller: head.seller))
            return try change.sql.written(id)
        }
    }

    /// Takes the reminder of an email out; nothing happens where it has none.
    @discardableResult
    package func removeReminder(of id: EmailID, by viewer: Viewer) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.ownHead(of: id, by: viewer)
            if try change.sql.removeReminder(of: id, at: change.now) {
                try change.removeReminderCard(of: id, seller: head.seller)
                change.events.append(.email(id, status: head.status, seller: head.seller))
            }
            return try change.sql.written(id)
        }
    }

    /// Puts the reminder back that was taken out last.
    @discardableResult
    package func restoreReminder(of id: EmailID, by viewer: Viewer) async throws(StoreError) -> Email {
        try await write { change in
            let head = try change.ownHead(of: id, by: viewer)
            let restored = try change.sql.run(
                "UPDATE reminders SET removed_at = NULL WHERE email_id = $1 AND removed_at IS NOT NULL",
                id
            )
            guard restored == 1 else { throw StoreError.notFound }
            try change.sql.armReminder(of: id, isOut: !head.status.isUnsent)
            try change.sql.settleReminder(of: id)
            // Its card went with it, and comes back with it.
            if try change.sql.reminder(of: id, isFollowed: false)?.progress.firedAt != nil {
                try change.raiseReminderCard(of: id, seller: head.seller)
            }
            change.events.append(.email(id, status: head.status, seller: head.seller))
            return try change.sql.written(id)
        }
    }

    /// When the next reminder comes; `nil` where none waits.
    package func nextReminder() async throws(StoreError) -> Instant? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT fires_at
                FROM reminders
                WHERE fires_at IS NOT NULL
                ORDER BY fires_at, email_id
                LIMIT 1
                """
            )
            return try row?.instant("fires_at")
        }
    }

    /// Lets reminders come that are due, those that wait longest first, each with its card; says how many it were.
    @discardableResult
    package func fireReminders(limit: Int) async throws(StoreError) -> Int {
        try await write { change in
            let due = try change.sql.rows(
                """
                SELECT m.email_id, m.condition, m.due_at, m.preset, m.note, m.state, m.met_kind, m.met_recipient, m.met_at,
                    m.fired_at, m.fired_anyway, e.seller_id,
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
                WHERE m.fires_at <= $1
                ORDER BY m.fires_at, m.email_id
                LIMIT $2
                """,
                change.now,
                max(0, limit)
            )
            for row in due { try change.fire(row) }
            return due.count
        }
    }
}

extension Change {
    /// The head of an email of the viewer's own, wherever it stands.
    fileprivate func ownHead(of id: EmailID, by viewer: Viewer) throws -> EmailHead {
        let head = try sql.head(of: id, openFor: viewer)
        guard head.seller == viewer.user else { throw StoreError.notYours }
        return head
    }

    fileprivate mutating func fire(_ row: SQLRow) throws {
        let email: EmailID = try row.id("email_id")
        let seller: UserID = try row.id("seller_id")
        var reminder = try Reminder(
            row,
            isFollowed: row.truth("is_followed"),
            lacksTarget: sql.lacksTarget(of: row.word("condition"), in: email)
        )
        guard reminder.fire(at: now) else { return }
        try sql.update(reminder, of: email)
        try raiseReminderCard(of: email, seller: seller)
    }

    fileprivate mutating func raiseReminderCard(of email: EmailID, seller: UserID) throws {
        try raiseAgain(
            Card(
                id: .new(at: now),
                seller: seller,
                kind: .reminder,
                copy: CopyReference(email: email, recipient: 0),
                interaction: nil,
                at: now,
                expiresAt: now + Card.lifetime
            )
        )
    }

    /// What a reminder said goes with it, or with its change.
    fileprivate mutating func removeReminderCard(of email: EmailID, seller: UserID) throws {
        let row = try sql.row("DELETE FROM cards WHERE email_id = $1 AND kind = 'reminder' RETURNING id", email)
        guard let row else { return }
        events.append(.card(try row.id("id"), seller: seller))
    }

    /// Refuses to let an email leave whose reminder would come before it is out.
    func checkReminder(of email: EmailID, leavingAt moment: Instant) throws {
        guard let reminder = try sql.reminder(of: email, isFollowed: false), reminder.progress == .waiting else {
            return
        }
        try reminder.plan.checkTime(after: moment)
    }
}
