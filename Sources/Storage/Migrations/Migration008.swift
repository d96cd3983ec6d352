extension Migration {
    static let cards = Migration(
        number: 8,
        sentence: "Cards of the assistant, one of each kind per copy.",
        statements: [
            """
            CREATE TABLE cards (
                email_id BYTEA NOT NULL,
                id BYTEA NOT NULL,
                seller_id BYTEA NOT NULL REFERENCES users (id),
                kind TEXT NOT NULL CHECK (kind IN ('opened', 'deliveryFailed')),
                recipient BIGINT NOT NULL,
                interaction_id BYTEA,
                at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                state TEXT NOT NULL CHECK (state IN ('open', 'snoozed', 'dismissed')),
                snoozed_until BIGINT,
                dismissed_at BIGINT,
                is_doubtful BIGINT NOT NULL CHECK (is_doubtful IN (0, 1)),
                PRIMARY KEY (email_id, id),
                FOREIGN KEY (email_id, recipient) REFERENCES recipients (email_id, ordinal) ON DELETE CASCADE,
                FOREIGN KEY (email_id, interaction_id) REFERENCES interactions (email_id, id) ON DELETE CASCADE,
                CHECK ((state = 'snoozed') = (snoozed_until IS NOT NULL)),
                CHECK ((state = 'dismissed') = (dismissed_at IS NOT NULL))
            )
            """,
            "CREATE UNIQUE INDEX cards_of_copy ON cards (email_id, recipient, kind)",
            "CREATE INDEX cards_by_id ON cards (id)",
            "CREATE INDEX cards_by_end ON cards (seller_id, expires_at)",
            "CREATE INDEX cards_in_order ON cards (seller_id, at, id)",
            "CREATE INDEX cards_of_interaction ON cards (email_id, interaction_id)",
        ]
    )
}
