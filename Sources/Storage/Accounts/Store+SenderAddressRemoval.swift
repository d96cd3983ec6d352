internal import Mail
package import Tracking

extension Store {
    /// Takes an address to send from away; drafts from it stay, but leave only from another.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` at `address` for the one that they log in with,
    ///   ``StoreError/notFound`` where they have no such address.
    package func removeSenderAddress(_ address: String, of id: UserID, by: UserID?) async throws(StoreError) {
        let mailbox = try Address(checked: address)
        try await write { change in
            guard let user = try change.sql.user(id) else { throw StoreError.notFound }
            guard user.address.lowercased() != mailbox.key else {
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
