internal import Engagement
internal import Mail

extension SQLConnection {
    /// What speaks now against following whoever has an address and stands in a row with `preference`, `silenced_at`,
    /// `account_preference`, `consents` and `consent_mode`.
    func objections(in row: SQLRow, of address: Address) throws -> [Objection] {
        // Somebody new will belong to the account that has their domain.
        let isStranger = try row.optionalText("preference") == nil
        let account: Preference? =
            isStranger
            ? try self.account(ofDomain: address.domain)?.preference : try row.optionalWord("account_preference")
        // Nobody knows somebody unknown to object.
        let own: Preference = try row.optionalWord("preference") ?? .allow
        return try own.objections(
            in: row.optionalWord("consent_mode") ?? .optOut,
            hasConsent: row.number("consents") > 0,
            isSilenced: row.optionalInstant("silenced_at") != nil,
            ofAccount: account
        )
    }

    /// What speaks now against following whoever has that address.
    func objections(of address: Address) throws -> [Objection] {
        let row = try row(
            """
            SELECT w.consent_mode, c.preference, c.silenced_at, a.preference AS account_preference,
                (SELECT COUNT(*) FROM consents s WHERE s.contact_id = c.id AND s.withdrawn_at IS NULL) AS consents
            FROM workspace w
            LEFT JOIN contact_addresses k ON k.address_key = $1
            LEFT JOIN contacts c ON c.id = k.contact_id
            LEFT JOIN accounts a ON a.id = c.account_id
            WHERE w.id = 1
            """,
            address.key
        )
        return try row.map { try objections(in: $0, of: address) } ?? []
    }
}
