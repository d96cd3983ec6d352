extension Migration {
    static let insightTables = Migration(
        number: 40,
        sentence:
            "What figures are read from: emails as they are counted, their sums, delays, and when people were active.",
        statements: [
            """
            CREATE TABLE counted_emails (
                email_id BYTEA NOT NULL PRIMARY KEY REFERENCES emails (id) ON DELETE CASCADE,
                seller_id BYTEA NOT NULL,
                template_id BYTEA,
                day BIGINT NOT NULL,
                followed BIGINT NOT NULL,
                opened BIGINT NOT NULL,
                perhaps_opened BIGINT NOT NULL,
                clicked BIGINT NOT NULL,
                viewed BIGINT NOT NULL,
                replied BIGINT NOT NULL,
                bounced BIGINT NOT NULL,
                open_step BIGINT,
                reply_step BIGINT
            )
            """,
            "CREATE INDEX counted_emails_of_seller ON counted_emails (seller_id, day)",
            "CREATE INDEX counted_emails_by_day ON counted_emails (day)",
            // A span is so many days as its grain says, counted from 1970.
            """
            CREATE TABLE insight_counts (
                kind TEXT NOT NULL CHECK (kind IN ('everybody', 'seller', 'template')),
                subject BYTEA NOT NULL,
                grain BIGINT NOT NULL CHECK (grain IN (1, 16)),
                span BIGINT NOT NULL,
                sent BIGINT NOT NULL,
                followed BIGINT NOT NULL,
                opened BIGINT NOT NULL,
                perhaps_opened BIGINT NOT NULL,
                clicked BIGINT NOT NULL,
                viewed BIGINT NOT NULL,
                replied BIGINT NOT NULL,
                bounced BIGINT NOT NULL,
                PRIMARY KEY (kind, subject, grain, span)
            )
            """,
            // It holds all that the list of sellers adds up, so that none of their rows is looked up one by one.
            """
            CREATE INDEX insight_counts_by_span ON insight_counts
                (kind, grain, span, subject, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced)
            """,
            """
            CREATE TABLE insight_delays (
                kind TEXT NOT NULL CHECK (kind IN ('everybody', 'seller', 'template')),
                subject BYTEA NOT NULL,
                what TEXT NOT NULL CHECK (what IN ('opened', 'replied')),
                grain BIGINT NOT NULL CHECK (grain IN (1, 16)),
                span BIGINT NOT NULL,
                step BIGINT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (kind, subject, what, grain, span, step)
            )
            """,
            // A slot is a quarter of an hour, counted from 1970: zones differ by no less.
            """
            CREATE TABLE insight_slots (
                kind TEXT NOT NULL CHECK (kind IN ('everybody', 'seller', 'template')),
                subject BYTEA NOT NULL,
                slot BIGINT NOT NULL,
                count BIGINT NOT NULL,
                PRIMARY KEY (kind, subject, slot)
            )
            """,
        ]
    )
}
