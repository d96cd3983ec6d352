extension Migration {
    static let countedCopies = Migration(
        number: 48,
        sentence:
            "Copies as they are counted, by the address they went to: figures of people and accounts are read from them.",
        statements: [
            """
            CREATE TABLE counted_copies (
                email_id BYTEA NOT NULL REFERENCES emails (id) ON DELETE CASCADE,
                recipient BIGINT NOT NULL,
                address_key TEXT NOT NULL,
                seller_id BYTEA NOT NULL,
                day BIGINT NOT NULL,
                followed BIGINT NOT NULL,
                opened BIGINT NOT NULL,
                perhaps_opened BIGINT NOT NULL,
                clicked BIGINT NOT NULL,
                viewed BIGINT NOT NULL,
                replied BIGINT NOT NULL,
                bounced BIGINT NOT NULL,
                open_delay BIGINT,
                reply_delay BIGINT,
                last_opened_at BIGINT,
                PRIMARY KEY (email_id, recipient)
            )
            """
        ] + copyCounts + [
            // It holds all that is read, so that no row of a busy account is looked up by itself.
            """
            CREATE INDEX counted_copies_of_address ON counted_copies
                (address_key, day, seller_id, followed, opened, perhaps_opened, clicked, viewed, replied, bounced,
                open_delay, reply_delay, last_opened_at)
            """
        ]
    )

    /// Counts every copy anew; delays in microseconds.
    static let copyCounts = [
        "DELETE FROM counted_copies",
        """
        INSERT INTO counted_copies
            (email_id, recipient, address_key, seller_id, day, followed, opened, perhaps_opened, clicked, viewed, replied,
            bounced, open_delay, reply_delay, last_opened_at)
        SELECT c.email_id, c.ordinal, c.address_key, c.seller_id, c.sent_at / 86400000000, c.followed,
            CASE WHEN c.followed = 1 AND c.opens > 0 THEN 1 ELSE 0 END,
            CASE WHEN c.followed = 1 AND c.opens = 0 AND c.perhaps_opens > 0 THEN 1 ELSE 0 END,
            CASE WHEN c.followed = 1 AND c.clicks > 0 THEN 1 ELSE 0 END,
            CASE WHEN c.followed = 1 AND c.views > 0 THEN 1 ELSE 0 END,
            CASE WHEN c.replies > 0 THEN 1 ELSE 0 END, CASE WHEN c.bounced_at IS NULL THEN 0 ELSE 1 END,
            CASE WHEN c.followed = 1 AND c.opens > 0 THEN c.first_open - c.sent_at END, c.first_reply - c.sent_at,
            c.last_opened_at
        FROM (
            SELECT r.email_id, r.ordinal, r.address_key, e.seller_id, e.sent_at, r.opens, r.perhaps_opens, r.clicks, r.views,
                r.replies, r.bounced_at, r.last_opened_at,
                CASE WHEN e.following_state = 'on' AND r.has_objected = 0 THEN 1 ELSE 0 END AS followed,
                (
                    SELECT MIN(i.at)
                    FROM interactions i
                    WHERE i.email_id = r.email_id AND i.recipient = r.ordinal AND i.kind = 'opened'
                        AND i.verdict = 'human' AND i.was_served = 1
                ) AS first_open,
                (
                    SELECT MIN(p.at)
                    FROM replies p
                    WHERE p.email_id = r.email_id AND p.recipient = r.ordinal AND p.kind = 'replied'
                ) AS first_reply
            FROM emails e
            JOIN recipients r ON r.email_id = e.id
            WHERE e.sent_at > 0 AND e.is_notice = 0 AND r.status = 'handedOver'
        ) c
        WHERE c.sent_at > 0
        """,
    ]
}
