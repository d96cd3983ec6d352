extension Migration {
    static let heldCards = Migration(
        number: 13,
        sentence:
            "Cards of every kind that the product knows; the rule for kinds can only be changed by making the table anew.",
        statements: [
            """
            CREATE TABLE new_cards (
                email_id BYTEA NOT NULL,
                id BYTEA NOT NULL,
                seller_id BYTEA NOT NULL REFERENCES users (id),
                kind TEXT NOT NULL CHECK (kind IN ('opened', 'openedOften', 'viewed', 'replied', 'bounced',
                    'deliveryFailed', 'held', 'reminder', 'stoppedFollowing')),
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
            """
            INSERT INTO new_cards
                (email_id, id, seller_id, kind, recipient, interaction_id, at, expires_at, state, snoozed_until,
                dismissed_at, is_doubtful)
            SELECT email_id, id, seller_id, kind, recipient, interaction_id, at, expires_at, state, snoozed_until,
                dismissed_at, is_doubtful
            FROM cards
            """,
            "DROP TABLE cards",
            "ALTER TABLE new_cards RENAME TO cards",
            "CREATE UNIQUE INDEX cards_of_copy ON cards (email_id, recipient, kind)",
            "CREATE INDEX cards_by_id ON cards (id)",
            "CREATE INDEX cards_by_end ON cards (seller_id, expires_at)",
            "CREATE INDEX cards_in_order ON cards (seller_id, at, id)",
            "CREATE INDEX cards_of_interaction ON cards (email_id, interaction_id)",
        ]
    )
}
