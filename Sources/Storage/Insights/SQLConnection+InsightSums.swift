internal import Tracking

// The sums that figures are read from: added to, never counted.
extension SQLConnection {
    /// Remembers as what an email is counted.
    func keep(_ current: CountedEmail, _ email: CountableEmail, of id: EmailID) throws {
        let figures = current.figures
        try run(
            """
            INSERT INTO counted_emails
                (email_id, seller_id, template_id, day, followed, opened, perhaps_opened, clicked, viewed, replied, bounced,
                open_step, reply_step)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (email_id) DO UPDATE
            SET day = excluded.day, followed = excluded.followed, opened = excluded.opened,
                perhaps_opened = excluded.perhaps_opened, clicked = excluded.clicked, viewed = excluded.viewed,
                replied = excluded.replied, bounced = excluded.bounced, open_step = excluded.open_step,
                reply_step = excluded.reply_step
            """,
            id,
            email.seller,
            email.template,
            current.day,
            figures.followed,
            figures.opened,
            figures.perhapsOpened,
            figures.clicked,
            figures.viewed,
            figures.replied,
            figures.bounced,
            current.openStep,
            current.replyStep
        )
    }

    /// Adds to the figures of a span of days.
    func add(_ figures: InsightFigures, to subject: InsightSubject, grain: Int, span: Int) throws {
        try run(
            """
            INSERT INTO insight_counts
                (kind, subject, grain, span, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (kind, subject, grain, span) DO UPDATE
            SET sent = insight_counts.sent + excluded.sent, followed = insight_counts.followed + excluded.followed,
                opened = insight_counts.opened + excluded.opened,
                perhaps_opened = insight_counts.perhaps_opened + excluded.perhaps_opened,
                clicked = insight_counts.clicked + excluded.clicked, viewed = insight_counts.viewed + excluded.viewed,
                replied = insight_counts.replied + excluded.replied, bounced = insight_counts.bounced + excluded.bounced
            """,
            subject.kind,
            subject.bytes,
            grain,
            span,
            figures.sent,
            figures.followed,
            figures.opened,
            figures.perhapsOpened,
            figures.clicked,
            figures.viewed,
            figures.replied,
            figures.bounced
        )
    }

    /// Adds to how often something took so long.
    func add(
        _ count: Int,
        to subject: InsightSubject,
        _ what: InsightDelay,
        grain: Int,
        span: Int,
        step: Int
    ) throws {
        try run(
            """
            INSERT INTO insight_delays (kind, subject, what, grain, span, step, count)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (kind, subject, what, grain, span, step) DO UPDATE
            SET count = insight_delays.count + excluded.count
            """,
            subject.kind,
            subject.bytes,
            what,
            grain,
            span,
            step,
            count
        )
    }

    /// Adds to how often people were active in a quarter of an hour.
    func add(_ count: Int, to subject: InsightSubject, slot: Int64) throws {
        try run(
            """
            INSERT INTO insight_slots (kind, subject, slot, count)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (kind, subject, slot) DO UPDATE SET count = insight_slots.count + excluded.count
            """,
            subject.kind,
            subject.bytes,
            slot,
            count
        )
    }
}
