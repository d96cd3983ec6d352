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
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for `id` while they stand by having stopped it themselves.
    package func unsilence(_ contact: ContactID, by user: UserID) async throws(StoreError) {
        try await write { change in
            guard let person = try change.sql.contact(contact) else { throw StoreError.notFound }
            guard person.silencedAt == nil || !person.isStoppedByThemselves else {
                throw StoreError.invalid(
                    field: "id",
                    problem: "They stopped this themselves. Their preference has to allow it before that."
                )
            }
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
