internal import Tracking

extension SQLConnection {
    /// Counts the totals of a copy and of its email anew from the interactions: for verdicts that changed.
    ///
    /// What is counted by increments and what is counted here is the same; a test holds both against a recount.
    func recount(_ copy: CopyReference) throws {
        try recountLinks(of: copy)
        try recountCopy(copy)
        try countingForTemplate(copy.email) { try recountEmail(copy.email) }
    }

    private func recountLinks(of copy: CopyReference) throws {
        try run("DELETE FROM link_clicks WHERE email_id = $1 AND recipient = $2", copy.email, copy.recipient)
        try run(
            """
            INSERT INTO link_clicks (email_id, ordinal, recipient, clicks)
            SELECT email_id, ordinal, recipient, COUNT(*)
            FROM interactions
            WHERE email_id = $1 AND recipient = $2 AND kind = 'clicked' AND verdict = 'human'
                AND was_served = 1
            GROUP BY email_id, ordinal, recipient
            """,
            copy.email,
            copy.recipient
        )
    }

    private func recountCopy(_ copy: CopyReference) throws {
        try run(
            """
            UPDATE recipients
            SET (opens, perhaps_opens, clicks, perhaps_clicks, views, perhaps_views, last_opened_at) = (
                    SELECT
                        COALESCE(SUM(CASE WHEN kind = 'opened' AND verdict = 'human' THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(CASE WHEN kind = 'opened' AND verdict = 'unknown' THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(CASE WHEN kind = 'clicked' AND verdict = 'human' THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(CASE WHEN kind = 'clicked' AND verdict = 'unknown' THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(CASE WHEN kind = 'viewed' AND verdict = 'human' THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(CASE WHEN kind = 'viewed' AND verdict = 'unknown' THEN 1 ELSE 0 END), 0),
                        MAX(CASE WHEN kind = 'opened' AND verdict = 'human' THEN last_at END)
                    FROM interactions
                    WHERE email_id = $1 AND recipient = $2 AND was_served = 1
                ),
                links_clicked = (SELECT COUNT(*) FROM link_clicks WHERE email_id = $1 AND recipient = $2)
            WHERE email_id = $1 AND ordinal = $2
            """,
            copy.email,
            copy.recipient
        )
    }

    private func recountEmail(_ email: EmailID) throws {
        try run(
            """
            UPDATE emails
            SET (opens, perhaps_opens, opened_by, perhaps_opened_by, clicks, perhaps_clicks, views, perhaps_views,
                    last_opened_at) = (
                    SELECT COALESCE(SUM(r.opens), 0), COALESCE(SUM(r.perhaps_opens), 0),
                        COALESCE(SUM(CASE WHEN r.opens > 0 THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(CASE WHEN r.opens = 0 AND r.perhaps_opens > 0 THEN 1 ELSE 0 END), 0),
                        COALESCE(SUM(r.clicks), 0), COALESCE(SUM(r.perhaps_clicks), 0), COALESCE(SUM(r.views), 0),
                        COALESCE(SUM(r.perhaps_views), 0), MAX(r.last_opened_at)
                    FROM recipients r
                    WHERE r.email_id = $1
                ),
                links_clicked = (SELECT COUNT(DISTINCT ordinal) FROM link_clicks WHERE email_id = $1),
                last_opened_by = (
                    SELECT r.ordinal
                    FROM recipients r
                    WHERE r.email_id = $1 AND r.last_opened_at IS NOT NULL
                    ORDER BY r.last_opened_at DESC, r.ordinal
                    LIMIT 1
                )
            WHERE id = $1
            """,
            email
        )
    }
}
