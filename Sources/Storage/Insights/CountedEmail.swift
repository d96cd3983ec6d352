internal import Engagement
internal import Tracking

/// An email as the sums have it.
struct CountedEmail: Equatable {
    let day: Int
    let figures: InsightFigures
    let openStep: Int?
    let replyStep: Int?
}

/// An email as it is, beside what the sums have of it.
struct CountableEmail {
    let subjects: [InsightSubject]
    let seller: UserID
    let template: TemplateID?
    /// As the sums have it; `nil` where they have nothing of it.
    let counted: CountedEmail?
    /// As it should be counted; `nil` until something of it was sent.
    let current: CountedEmail?
}

extension SQLConnection {
    /// What must be known to count an email anew; `nil` where there is none.
    func countable(_ email: EmailID) throws -> CountableEmail? {
        let row = try row(
            """
            SELECT e.seller_id, e.template_id, e.sent_at, e.following_state, e.opened_by, e.perhaps_opened_by, e.clicks, e.views,
                e.replies, e.bounced_by, c.day, c.followed, c.opened, c.perhaps_opened, c.clicked, c.viewed, c.replied,
                c.bounced, c.open_step, c.reply_step, 1 AS sent
            FROM emails e
            LEFT JOIN counted_emails c ON c.email_id = e.id
            WHERE e.id = $1 AND e.is_notice = 0
            """,
            email
        )
        guard let row else { return nil }
        let (seller, template): (UserID, TemplateID?) = (try row.id("seller_id"), try row.optionalID("template_id"))
        return CountableEmail(
            subjects: [.everybody, .seller(seller)] + (template.map { [.template($0)] } ?? []),
            seller: seller,
            template: template,
            counted: try CountedEmail(counted: row),
            current: try current(email, row)
        )
    }

    private func current(_ email: EmailID, _ row: SQLRow) throws -> CountedEmail? {
        guard let sent = try row.optionalInstant("sent_at") else { return nil }
        var figures = InsightFigures()
        figures.sent = 1
        figures.replied = try row.number("replies") > 0 ? 1 : 0
        figures.bounced = try row.number("bounced_by") > 0 ? 1 : 0
        if try row.optionalText("following_state") == FollowingState.on.rawValue {
            figures.followed = 1
            figures.opened = try row.number("opened_by") > 0 ? 1 : 0
            figures.perhapsOpened = try figures.opened == 0 && row.number("perhaps_opened_by") > 0 ? 1 : 0
            figures.clicked = try row.number("clicks") > 0 ? 1 : 0
            figures.viewed = try row.number("views") > 0 ? 1 : 0
        }
        return CountedEmail(
            day: InsightDay(sent).number,
            figures: figures,
            openStep: figures.opened == 0
                ? nil : try firstOpen(of: email).map { DelayStep.step(of: $0, after: sent) },
            replyStep: figures.replied == 0
                ? nil : try firstReply(to: email).map { DelayStep.step(of: $0, after: sent) }
        )
    }

    private func firstOpen(of email: EmailID) throws -> Instant? {
        let row = try row(
            """
            SELECT at
            FROM interactions
            WHERE email_id = $1 AND kind = 'opened' AND verdict = 'human' AND was_served = 1
            ORDER BY at, id
            LIMIT 1
            """,
            email
        )
        return try row?.instant("at")
    }

    private func firstReply(to email: EmailID) throws -> Instant? {
        let row = try row(
            """
            SELECT at
            FROM replies
            WHERE email_id = $1 AND kind = 'replied' AND recipient IS NOT NULL
            ORDER BY at, id
            LIMIT 1
            """,
            email
        )
        return try row?.instant("at")
    }
}

extension CountedEmail {
    fileprivate init?(counted row: SQLRow) throws {
        guard let day = try row.optionalNumber("day") else { return nil }
        self.init(
            day: Int(day),
            figures: try InsightFigures(row),
            openStep: try row.optionalNumber("open_step").map { Int($0) },
            replyStep: try row.optionalNumber("reply_step").map { Int($0) }
        )
    }
}
