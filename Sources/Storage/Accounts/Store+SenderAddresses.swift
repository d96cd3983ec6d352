package import Mail
package import Tracking

extension Store {
    /// The confirmed addresses they may send from, with their name, the one they log in with first.
    package func senderAddresses(of id: UserID) async throws(StoreError) -> [Address] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT s.address, u.name
                FROM sender_addresses s
                JOIN users u ON u.id = s.user_id
                WHERE s.user_id = $1
                ORDER BY CASE WHEN s.address_key = u.address_key THEN 0 ELSE 1 END, s.confirmed_at, s.address_key
                """,
                id
            )
            return try rows.map { row in
                let name = try row.text("name")
                return try Address(stored: row.text("address"), name: name.isEmpty ? nil : name)
            }
        }
    }

    /// Gives a user one more address to send from, as an administrator may (product §10.2).
    package func addSenderAddress(_ address: String, to id: UserID, by: UserID?) async throws(StoreError) {
        let mailbox = try Address(checkedSender: address)
        try await write { change in
            guard try change.sql.user(id) != nil else { throw StoreError.notFound }
            try change.sql.insertSenderAddress(mailbox, of: id, at: change.now)
            try change.sql.endSenderRequests(mailbox.key, of: id, at: change.now)
            try change.audit(.senderAddressAdded, subject: id.description, by: by)
        }
    }

    /// Takes an address to send from away; drafts from it stay, but leave only from another, and what is scheduled from it is held.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` at `address` for the one that they log in with,
    ///   ``StoreError/notFound`` where they have no such address.
    package func removeSenderAddress(_ address: String, of id: UserID, by: UserID?) async throws(StoreError) {
        let mailbox = try Address(checked: address)
        try await write { change in
            guard let user = try change.sql.user(id) else { throw StoreError.notFound }
            guard mailbox.key != user.address.lowercased() else {
                throw StoreError.invalid(
                    field: "address",
                    problem: "Whoever logs in with an address may send from it. It can’t be taken away."
                )
            }
            let removed = try change.sql.run(
                "DELETE FROM sender_addresses WHERE user_id = $1 AND address_key = $2",
                id,
                mailbox.key
            )
            guard removed == 1 else { throw StoreError.notFound }
            try change.audit(.senderAddressRemoved, subject: id.description, by: by)
        }
    }
}

extension SQLConnection {
    /// Lets a user send from an address; one they have already is left alone.
    func insertSenderAddress(_ address: Address, of user: UserID, at now: Instant) throws {
        try run(
            """
            INSERT INTO sender_addresses (user_id, address_key, address, confirmed_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (user_id, address_key) DO NOTHING
            """,
            user,
            address.key,
            address.address,
            now
        )
    }

    /// Whether a user may send from an address.
    func maySend(_ user: UserID, from address: Address) throws -> Bool {
        let row = try row(
            "SELECT 1 AS found FROM sender_addresses WHERE user_id = $1 AND address_key = $2",
            user,
            address.key
        )
        return row != nil
    }
}
