package import Engagement
internal import Mail
package import Tracking

extension Store {
    /// Contacts whose name or address contains the text, whatever its case and accents, by display name; empty for all.
    ///
    /// A page begins behind the contact given, the last one of the page before; at the top where there is none.
    package func contacts(
        matching text: String,
        after id: ContactID?,
        limit: Int
    ) async throws(StoreError) -> [Contact] {
        try await read { sql, _ in
            let last = try id.flatMap { try sql.contact($0) }
            let rows = try sql.rows(
                """
                SELECT id, name, address, phone, preference, created_at, address_failure, complained_at
                FROM contacts
                WHERE (sort_key, id) > ($1, $2) AND search_text LIKE $3 ESCAPE '\\'
                ORDER BY sort_key, id
                LIMIT $4
                """,
                last?.sortKey ?? "",
                last?.id ?? .first,
                text.containedPattern,
                max(0, limit)
            )
            return try rows.map { try Contact($0) }
        }
    }

    /// The contact with that id.
    package func contact(_ id: ContactID) async throws(StoreError) -> Contact? {
        try await read { sql, _ in try sql.contact(id) }
    }

    /// The contact with that address, in whatever case.
    package func contact(address: String) async throws(StoreError) -> Contact? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT id, name, address, phone, preference, created_at, address_failure, complained_at
                FROM contacts
                WHERE address_key = $1
                """,
                address.lowercased()
            )
            return try row.map { try Contact($0) }
        }
    }

    /// Adds a contact.
    ///
    /// A preference other than the default is audited.
    @discardableResult
    package func addContact(
        name: String,
        address: String,
        phone: String = "",
        preference: Preference = .allow,
        by: UserID? = nil
    ) async throws(StoreError) -> Contact {
        let mailbox = try Address(checked: address)
        let name = try name.checkedLine(field: "name")
        let phone = try phone.checkedLine(field: "phone")
        return try await write { change in
            let contact = Contact(
                id: .new(at: change.now),
                name: name,
                address: mailbox.address,
                phone: phone,
                preference: preference,
                createdAt: change.now
            )
            guard try change.sql.insert(contact) else { throw StoreError.addressTaken }
            if preference != .allow {
                try change.audit(.preferenceChanged, subject: contact.id.description, by: by)
            }
            return contact
        }
    }

    /// Changes what is given and leaves the rest.
    @discardableResult
    package func updateContact(
        _ id: ContactID,
        name: String? = nil,
        phone: String? = nil,
        preference: Preference? = nil,
        by user: UserID
    ) async throws(StoreError) -> Contact {
        let name = try name?.checkedLine(field: "name")
        let phone = try phone?.checkedLine(field: "phone")
        return try await write { change in
            guard let current = try change.sql.contact(id) else { throw StoreError.notFound }
            var contact = current
            contact.name = name ?? current.name
            contact.phone = phone ?? current.phone
            contact.preference = preference ?? current.preference
            try change.sql.update(contact)
            if contact.preference != current.preference {
                try change.audit(.preferenceChanged, subject: id.description, by: user)
            }
            return contact
        }
    }
}
