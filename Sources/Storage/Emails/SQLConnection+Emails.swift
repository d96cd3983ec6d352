internal import Engagement
internal import Mail
internal import Tracking

extension SQLConnection {
    /// An email with everything but its source, whoever asks; `nil` for a deleted draft.
    func email(_ id: EmailID) throws -> Email? {
        let row = try row(
            """
            SELECT e.id, e.seller_id,
                CASE WHEN e.held_reason IS NOT NULL THEN 'held' WHEN e.is_scheduled = 1 THEN 'scheduled'
                    WHEN e.has_unknown = 1 THEN 'unknown' ELSE e.status END AS status, e.send_at,
                e.held_reason, e.from_name, e.from_address, e.subject, t.html, t.plain_text, e.is_raw,
                e.obstacle, e.wish, e.following_state, e.following_reason, e.message_id, e.silenced_at, e.version,
                e.created_at, e.updated_at, e.sent_at, e.archived_at, e.opens, e.perhaps_opens, e.opened_by, e.perhaps_opened_by,
                e.clicks, e.perhaps_clicks, e.links_clicked, e.views, e.perhaps_views, e.last_opened_at,
                e.last_opened_by, e.replies, e.bounced_by, e.thread, e.template_id, e.regarding
            FROM emails e
            LEFT JOIN email_texts t ON t.email_id = e.id
            WHERE e.id = $1 AND e.deleted_at IS NULL
            """,
            id
        )
        guard let row else { return nil }
        let recipients = try recipients(of: id)
        let following = try following(row, recipients)
        let reminder = try reminder(of: id, row, following)
        return try Email(
            row,
            recipients: recipients,
            links: links(of: id),
            files: files(of: id),
            following: following,
            reminder: reminder,
            hasRemovedReminder: reminder == nil ? hasRemovedReminder(id) : false,
            absence: reminder.flatMap { try absence(for: $0, in: id, of: row.id("seller_id")) },
            regarding: row.optionalID("regarding").flatMap { try record($0) }
        )
    }

    /// The tracked links of an email in order.
    private func links(of email: EmailID) throws -> [TrackedLink] {
        let rows = try rows(
            """
            SELECT ordinal, url, label
            FROM tracked_links
            WHERE email_id = $1
            ORDER BY ordinal
            """,
            email
        )
        return try rows.map { row in
            TrackedLink(ordinal: try row.ordinal("ordinal"), url: try row.text("url"), label: try row.text("label"))
        }
    }

    /// Its reminder; what is silenced, went to people of whom nothing is recorded any more, or is switched off with everything
    /// else, is as good as not followed.
    private func reminder(of id: EmailID, _ row: SQLRow, _ following: FollowingDecision) throws -> Reminder? {
        guard let reminder = try reminder(of: id, isFollowed: following.isFollowed) else { return nil }
        let isRecorded = try row.optionalInstant("silenced_at") == nil && settings().isFollowingOn && mayRecord(id)
        // What its links and files become is known once it is on its way.
        let isPrepared = try row.optionalText("following_state") != nil
        return Reminder(
            plan: reminder.plan,
            progress: reminder.progress,
            isFollowed: reminder.isFollowed && isRecorded,
            lacksTarget: try isPrepared && lacksTarget(of: reminder.plan.condition, in: id)
        )
    }

    /// Who is away, where that may matter to a reminder.
    private func absence(for reminder: Reminder, in id: EmailID, of seller: UserID) throws -> Absence? {
        if case .met = reminder.progress { return nil }
        return try absence(in: id, of: seller)
    }

    /// What was decided on following an email of that seller’s, or would be now; `nil` where they have none of that id.
    func following(of email: EmailID, by seller: UserID) throws -> FollowingDecision? {
        let row = try row(
            """
            SELECT e.wish, e.following_state, e.following_reason, e.obstacle, e.is_raw, t.html, t.plain_text
            FROM emails e
            LEFT JOIN email_texts t ON t.email_id = e.id
            WHERE e.id = $1 AND e.seller_id = $2 AND e.deleted_at IS NULL
            """,
            email,
            seller
        )
        guard let row else { return nil }
        return try following(row, recipients(of: email))
    }

    /// What was decided at sending, or would be now if it was not sent yet.
    private func following(_ row: SQLRow, _ recipients: [RecipientRecord]) throws -> FollowingDecision {
        let wish = try row.truth("wish")
        if let state: FollowingState = try row.optionalWord("following_state") {
            let objectors = recipients.filter(\.hasObjected).map(\.recipient.address.address)
            return FollowingDecision(
                wish: wish,
                state: state,
                blockedBy: state == .on ? [] : objectors,
                exceptFor: state == .on ? objectors : [],
                reason: try row.optionalText("following_reason")
            )
        }
        let obstacle = try row.optionalText("obstacle")
        let missingHTML = try FollowingObstacle.missingHTML(
            html: row.optionalText("html"),
            text: row.optionalText("plain_text")
        )
        let settings = try settings()
        return FollowingDecision.decide(
            wish: wish,
            isSwitchedOn: settings.isFollowingOn,
            obstacle: try row.truth("is_raw") ? obstacle : missingHTML,
            recipients: recipients.map { ($0.recipient.address.address, $0.objections) },
            modes: settings.modes
        )
    }
}

extension FollowingObstacle {
    /// Why a text written here can't be followed, as a sentence; `nil` while there is nothing in it yet.
    static func missingHTML(html: String?, text: String?) -> String? {
        guard html?.contains(where: { !$0.isWhitespace }) != true else { return nil }
        guard text?.contains(where: { !$0.isWhitespace }) == true else { return nil }
        return FollowingObstacle.noHTML.description
    }
}

extension Email {
    fileprivate init(
        _ row: SQLRow,
        recipients: [RecipientRecord],
        links: [TrackedLink],
        files: [EmailFile],
        following: FollowingDecision,
        reminder: Reminder?,
        hasRemovedReminder: Bool,
        absence: Absence?,
        regarding: RecordReference?
    ) throws {
        id = try row.id("id")
        seller = try row.id("seller_id")
        status = try row.word("status")
        sendAt = try row.optionalInstant("send_at")
        heldReason = try row.optionalText("held_reason")
        from = try Address(stored: row.text("from_address"), name: row.optionalText("from_name"))
        self.recipients = recipients.map(\.recipient)
        subject = try row.text("subject")
        html = try row.optionalText("html")
        text = try row.optionalText("plain_text")
        isRawMessage = try row.truth("is_raw")
        self.following = following
        self.reminder = reminder
        self.hasRemovedReminder = hasRemovedReminder
        self.absence = absence
        messageID = try row.optionalText("message_id")
        thread = try row.text("thread").split(separator: "\n").map(String.init)
        template = try row.optionalID("template_id")
        self.regarding = regarding
        isSilenced = try row.optionalInstant("silenced_at") != nil
        self.links = links
        self.files = files
        totals = try Totals(ofEmail: row)
        version = try row.number("version")
        createdAt = try row.instant("created_at")
        updatedAt = try row.instant("updated_at")
        sentAt = try row.optionalInstant("sent_at")
        archivedAt = try row.optionalInstant("archived_at")
    }
}
