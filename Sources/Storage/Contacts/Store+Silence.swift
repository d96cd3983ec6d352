package import Tracking

extension Store {
    /// Makes the tokens of every email that was ever sent to somebody record nothing any more (product §2.7).
    ///
    /// New emails to them are not followed either, as long as it holds.
    package func silence(_ contact: ContactID, by user: UserID) async throws(StoreError) {
        try await write { change in
            guard try change.sql.contact(contact) != nil else { throw StoreError.notFound }
            let changed = try change.sql.run(
                "UPDATE contacts SET silenced_at = $2 WHERE id = $1 AND silenced_at IS NULL",
                contact,
                change.now
            )
            guard changed == 1 else { return }
            try change.audit(.personSilenced, subject: contact.description, by: user)
            change.events.append(.edgeStateChanged)
        }
    }

    /// Undoes ``silence(_:by:)-(ContactID,_)``.
    package func unsilence(_ contact: ContactID, by user: UserID) async throws(StoreError) {
        try await write { change in
            guard try change.sql.contact(contact) != nil else { throw StoreError.notFound }
            let changed = try change.sql.run(
                "UPDATE contacts SET silenced_at = NULL WHERE id = $1 AND silenced_at IS NOT NULL",
                contact
            )
            guard changed == 1 else { return }
            try change.audit(.personUnsilenced, subject: contact.description, by: user)
            change.events.append(.edgeStateChanged)
        }
    }
}
