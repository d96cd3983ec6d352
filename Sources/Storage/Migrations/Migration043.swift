extension Migration {
    static let templateFigures = Migration(
        number: 43,
        sentence:
            "What became of the emails of each template to each audience, kept as it happens: a liked one has very many.",
        statements: [
            """
            CREATE TABLE template_figures (
                template_id BYTEA NOT NULL REFERENCES templates (id),
                audience BIGINT NOT NULL,
                sent BIGINT NOT NULL,
                followed BIGINT NOT NULL,
                opened BIGINT NOT NULL,
                clicked BIGINT NOT NULL,
                replied BIGINT NOT NULL,
                PRIMARY KEY (template_id, audience)
            )
            """,
            """
            INSERT INTO template_figures (template_id, audience, sent, followed, opened, clicked, replied)
            SELECT template_id, COALESCE(audience, 0), COUNT(*), SUM(CASE WHEN following_state = 'on' THEN 1 ELSE 0 END),
                SUM(CASE WHEN following_state = 'on' AND opened_by > 0 THEN 1 ELSE 0 END),
                SUM(CASE WHEN following_state = 'on' AND clicks > 0 THEN 1 ELSE 0 END),
                SUM(CASE WHEN replies > 0 THEN 1 ELSE 0 END)
            FROM emails
            WHERE template_id IS NOT NULL AND sent_at > 0
            GROUP BY 1, 2
            """,
            "CREATE INDEX emails_of_template_about ON emails (template_id, regarding, sent_at, audience) WHERE regarding IS NOT NULL",
        ]
    )
}
