internal import Engagement
internal import Tracking

extension Change {
    /// Notes how well an email's first recipient is known as it leaves: once, since what follows changes it.
    func noteAudience(of email: EmailID) throws {
        try sql.run(
            """
            UPDATE emails
            SET audience = CASE
                WHEN EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contacts c ON c.id = k.contact_id
                    JOIN opportunities o ON o.account_id = c.account_id
                    WHERE r.email_id = $1 AND r.ordinal = 0 AND o.stage = 'won'
                ) OR EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN opportunity_contacts p ON p.contact_id = k.contact_id
                    JOIN opportunities o ON o.id = p.opportunity_id
                    WHERE r.email_id = $1 AND r.ordinal = 0 AND o.stage = 'won'
                ) THEN CAST($2 AS BIGINT)
                WHEN EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contact_addresses a ON a.contact_id = k.contact_id
                    JOIN recipients b ON b.address_key = a.address_key
                    WHERE r.email_id = $1 AND r.ordinal = 0 AND b.answered_at IS NOT NULL
                ) THEN $3
                WHEN EXISTS (
                    SELECT 1
                    FROM recipients r
                    JOIN contact_addresses k ON k.address_key = r.address_key
                    JOIN contact_addresses a ON a.contact_id = k.contact_id
                    JOIN recipients b ON b.address_key = a.address_key
                    WHERE r.email_id = $1 AND r.ordinal = 0 AND b.handed_over_at IS NOT NULL
                ) THEN $4
                ELSE $5
            END
            WHERE id = $1 AND audience IS NULL
            """,
            email,
            Audience.customers,
            Audience.correspondents,
            Audience.acquaintances,
            Audience.strangers
        )
    }
}
