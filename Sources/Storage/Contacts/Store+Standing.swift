package import Mail
internal import Tracking

extension Store {
    /// What is known of whoever has that address, and what speaks against following them.
    package func standing(of address: Address) async throws(StoreError) -> Standing {
        try await read { sql, _ in
            let contact = try sql.contact(addressKey: address.key).flatMap { try sql.contact($0) }
            let account: AccountReference? =
                if let contact {
                    contact.account
                } else {
                    // Somebody new will belong to the account that has their domain.
                    try sql.account(ofDomain: address.domain).map {
                        AccountReference($0.id, name: $0.name, preference: $0.preference)
                    }
                }
            return Standing(
                contact: contact,
                account: account,
                objections: try sql.objections(of: address),
                silencedBy: try contact.flatMap { try sql.silencer(of: $0) }
            )
        }
    }
}

extension SQLConnection {
    /// The name of the user who silenced somebody.
    fileprivate func silencer(of contact: Contact) throws -> String? {
        guard let silencedAt = contact.silencedAt else { return nil }
        let row = try row(
            """
            SELECT u.name
            FROM audit_entries a
            JOIN users u ON u.id = a.user_id
            WHERE a.subject = $1 AND a.action = $2 AND a.at = $3
            LIMIT 1
            """,
            contact.id.description,
            AuditAction.personSilenced,
            silencedAt
        )
        return try row?.text("name")
    }
}
