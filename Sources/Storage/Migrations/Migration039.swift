extension Migration {
    static let audiences = Migration(
        number: 39,
        sentence: "How well the first recipient of an email was known when it left, for comparing templates fairly.",
        statements: [
            "ALTER TABLE emails ADD COLUMN audience BIGINT CHECK (audience BETWEEN 0 AND 3)",
            // Of what left before, as far as that can still be told.
            """
            UPDATE emails
            SET audience = CASE
                WHEN EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contacts c ON c.id = k.contact_id
                    JOIN opportunities o ON o.account_id = c.account_id
                    WHERE r.email_id = emails.id AND r.ordinal = 0 AND o.stage = 'won' AND o.closed_at < emails.queued_at
                ) OR EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN opportunity_contacts p ON p.contact_id = k.contact_id
                    JOIN opportunities o ON o.id = p.opportunity_id
                    WHERE r.email_id = emails.id AND r.ordinal = 0 AND o.stage = 'won' AND o.closed_at < emails.queued_at
                ) THEN 3
                WHEN EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contact_addresses a ON a.contact_id = k.contact_id
                    JOIN recipients b ON b.address_key = a.address_key
                    WHERE r.email_id = emails.id AND r.ordinal = 0 AND b.answered_at < emails.queued_at
                ) THEN 2
                WHEN EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contact_addresses a ON a.contact_id = k.contact_id
                    JOIN recipients b ON b.address_key = a.address_key
                    WHERE r.email_id = emails.id AND r.ordinal = 0 AND b.handed_over_at < emails.queued_at
                ) THEN 1
                ELSE 0
            END
            WHERE sent_at > 0
            """,
        ]
    )
}
