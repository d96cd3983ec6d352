extension Migration {
    static let reminders = Migration(
        number: 27,
        sentence: "Reminders of emails, the zone that each user is in, and when people work.",
        statements: [
            // Only what is out and still waits has a time in fires_at: that is all that is looked through for what is due.
            """
            CREATE TABLE reminders (
                email_id BYTEA NOT NULL PRIMARY KEY REFERENCES emails (id) ON DELETE CASCADE,
                condition TEXT NOT NULL
                    CHECK (condition IN ('noReply', 'notOpened', 'notClicked', 'notViewed', 'anyway')),
                due_at BIGINT NOT NULL,
                note TEXT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('waiting', 'met', 'fired')),
                fires_at BIGINT,
                met_kind TEXT CHECK (met_kind IN ('answered', 'acknowledged', 'opened', 'clicked', 'viewed')),
                met_recipient BIGINT,
                met_at BIGINT,
                fired_at BIGINT,
                fired_anyway BIGINT NOT NULL DEFAULT 0 CHECK (fired_anyway IN (0, 1)),
                removed_at BIGINT,
                CHECK (fires_at IS NULL OR (state = 'waiting' AND removed_at IS NULL)),
                CHECK ((state = 'met') = (met_kind IS NOT NULL)),
                CHECK ((state = 'met') = (met_recipient IS NOT NULL)),
                CHECK ((state = 'met') = (met_at IS NOT NULL)),
                CHECK ((state = 'fired') = (fired_at IS NOT NULL))
            )
            """,
            "CREATE INDEX reminders_due ON reminders (fires_at, email_id) WHERE fires_at IS NOT NULL",
            "ALTER TABLE users ADD COLUMN zone TEXT",
            "ALTER TABLE workspace ADD COLUMN work_days TEXT NOT NULL DEFAULT '12345'",
            "ALTER TABLE workspace ADD COLUMN work_start BIGINT NOT NULL DEFAULT 480",
            "ALTER TABLE workspace ADD COLUMN work_end BIGINT NOT NULL DEFAULT 1020",
            "ALTER TABLE workspace ADD COLUMN holidays TEXT NOT NULL DEFAULT ''",
        ]
    )
}
