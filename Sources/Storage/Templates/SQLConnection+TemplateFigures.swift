internal import Engagement
internal import Tracking

/// What one email counts for in the figures of its template; every number is 0 or 1.
private struct TemplateOutcome: Equatable {
    var sent = 0
    var followed = 0
    var opened = 0
    var clicked = 0
    var replied = 0
}

extension SQLConnection {
    /// Runs a change of what became of a sent email, and counts it in the figures of its template, if it has one.
    ///
    /// Whatever changes `sent_at`, `opened_by`, `clicks` or `replies` of an email goes through here. Its audience is noted
    /// before it was sent, and stays.
    @discardableResult
    func countingForTemplate<Result>(_ email: EmailID, _ change: () throws -> Result) throws -> Result {
        let before = try outcome(of: email)
        let result = try change()
        guard let after = try outcome(of: email) else { return result }
        let (old, new) = (before?.outcome ?? TemplateOutcome(), after.outcome)
        guard old != new else { return result }
        try run(
            """
            INSERT INTO template_figures (template_id, audience, sent, followed, opened, clicked, replied)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (template_id, audience) DO UPDATE
            SET sent = template_figures.sent + excluded.sent, followed = template_figures.followed + excluded.followed,
                opened = template_figures.opened + excluded.opened,
                clicked = template_figures.clicked + excluded.clicked,
                replied = template_figures.replied + excluded.replied
            """,
            after.template,
            after.audience,
            new.sent - old.sent,
            new.followed - old.followed,
            new.opened - old.opened,
            new.clicked - old.clicked,
            new.replied - old.replied
        )
        return result
    }

    /// Counts the figures of all templates anew from the emails.
    func recountTemplateFigures() throws {
        try run("DELETE FROM template_figures WHERE template_id >= $1", TemplateID.first)
        try run(
            """
            INSERT INTO template_figures (template_id, audience, sent, followed, opened, clicked, replied)
            SELECT template_id, COALESCE(audience, 0), COUNT(*), SUM(CASE WHEN following_state = 'on' THEN 1 ELSE 0 END),
                SUM(CASE WHEN following_state = 'on' AND opened_by > 0 THEN 1 ELSE 0 END),
                SUM(CASE WHEN following_state = 'on' AND clicks > 0 THEN 1 ELSE 0 END),
                SUM(CASE WHEN replies > 0 THEN 1 ELSE 0 END)
            FROM emails
            WHERE template_id >= $1 AND sent_at > 0
            GROUP BY 1, 2
            """,
            TemplateID.first
        )
    }

    /// `nil` for an email that no template was used for.
    private func outcome(of email: EmailID) throws -> (template: TemplateID, audience: Int, outcome: TemplateOutcome)? {
        let row = try row(
            """
            SELECT template_id, COALESCE(audience, 0) AS audience, CASE WHEN sent_at > 0 THEN 1 ELSE 0 END AS sent,
                CASE WHEN sent_at > 0 AND following_state = 'on' THEN 1 ELSE 0 END AS followed,
                CASE WHEN sent_at > 0 AND following_state = 'on' AND opened_by > 0 THEN 1 ELSE 0 END AS opened,
                CASE WHEN sent_at > 0 AND following_state = 'on' AND clicks > 0 THEN 1 ELSE 0 END AS clicked,
                CASE WHEN sent_at > 0 AND replies > 0 THEN 1 ELSE 0 END AS replied
            FROM emails
            WHERE id = $1 AND template_id IS NOT NULL
            """,
            email
        )
        guard let row else { return nil }
        let outcome = TemplateOutcome(
            sent: try row.number("sent"),
            followed: try row.number("followed"),
            opened: try row.number("opened"),
            clicked: try row.number("clicked"),
            replied: try row.number("replied")
        )
        return (try row.id("template_id"), try row.number("audience"), outcome)
    }
}
