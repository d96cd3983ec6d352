extension Migration {
    static let followingModes = Migration(
        number: 35,
        sentence: "What one objector means for the others, whether people are asked first, and what new mail wishes.",
        statements: [
            """
            ALTER TABLE workspace ADD COLUMN objector_mode TEXT NOT NULL DEFAULT 'wholeEmail'
                CHECK (objector_mode IN ('wholeEmail', 'perCopy'))
            """,
            """
            ALTER TABLE workspace ADD COLUMN consent_mode TEXT NOT NULL DEFAULT 'optOut'
                CHECK (consent_mode IN ('optOut', 'optIn'))
            """,
            """
            ALTER TABLE workspace ADD COLUMN wishes_following BIGINT NOT NULL DEFAULT 1
                CHECK (wishes_following IN (0, 1))
            """,
            "ALTER TABLE users ADD COLUMN has_own_wish BIGINT NOT NULL DEFAULT 0 CHECK (has_own_wish IN (0, 1))",
            // Who had switched it off had chosen that.
            "UPDATE users SET has_own_wish = 1 WHERE wishes_following = 0",
        ]
    )
}
