package import Engagement
package import Tracking

extension Store {
    /// A page of the contacts.
    package func contacts(_ query: RecordQuery<ContactID>) async throws(StoreError) -> [Contact] {
        try await read { sql, _ in
            let ids: [ContactID] =
                switch query.order {
                case .name: try sql.contactsByName(query)
                case .newest: try sql.newestContacts(query)
                }
            return try ids.compactMap { try sql.contact($0) }
        }
    }

    /// Contacts whose name or address contains the text, whatever its case and accents, by display name; empty for all.
    ///
    /// A page begins behind the contact given, the last one of the page before; at the top where there is none.
    package func contacts(
        matching text: String,
        after id: ContactID?,
        limit: Int
    ) async throws(StoreError) -> [Contact] {
        try await contacts(RecordQuery(text: text, after: id, limit: limit))
    }

    /// The contact with that id.
    package func contact(_ id: ContactID) async throws(StoreError) -> Contact? {
        try await read { sql, _ in try sql.contact(id) }
    }

    /// The contact with that address among theirs, in whatever case.
    package func contact(address: String) async throws(StoreError) -> Contact? {
        try await read { sql, _ in
            try sql.contact(addressKey: address.lowercased()).flatMap { try sql.contact($0) }
        }
    }

    /// Adds a contact; whoever has an address of an account's domain joins that account.
    ///
    /// A preference other than the default is audited.
    @discardableResult
    package func addContact(
        name: String,
        address: String,
        phone: String = "",
        preference: Preference = .allow,
        by: UserID? = nil,
        with fill: @escaping @Sendable (inout Contact) -> Void = { _ in }
    ) async throws(StoreError) -> Contact {
        try await write { change in
            var contact = Contact(
                id: .new(at: change.now),
                name: name,
                address: address,
                phone: phone,
                preference: preference,
                createdAt: change.now
            )
            fill(&contact)
            return try change.add(contact, by: by)
        }
    }

    /// Changes a contact as `make` says.
    ///
    /// Whoever says no, or is silenced, keeps every address: a first one that changes stays a further one.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` for `otherAddresses` where such a person would lose one.
    @discardableResult
    package func updateContact(
        _ id: ContactID,
        by user: UserID?,
        _ make: @escaping @Sendable (inout Contact) -> Void
    ) async throws(StoreError) -> Contact {
        try await write { change in
            guard let current = try change.sql.contact(id), current.mergedInto == nil else { throw StoreError.notFound }
            var contact = current
            make(&contact)
            return try change.edit(current, to: contact, by: user)
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
        try await updateContact(id, by: user) { contact in
            contact.name = name ?? contact.name
            contact.phone = phone ?? contact.phone
            contact.preference = preference ?? contact.preference
        }
    }

    /// Takes a contact off the lists and out of completion, or puts them back; what they allow goes on to hold.
    @discardableResult
    package func archiveContact(_ id: ContactID, _ isArchived: Bool = true) async throws(StoreError) -> Contact {
        try await write { change in
            guard var contact = try change.sql.contact(id), contact.mergedInto == nil else { throw StoreError.notFound }
            contact.archivedAt = isArchived ? contact.archivedAt ?? change.now : nil
            try change.sql.update(contact)
            return contact
        }
    }
}

extension Change {
    /// Adds a contact, checked.
    func add(_ contact: Contact, by user: UserID?) throws -> Contact {
        let contact = try contact.checked()
        if let account = contact.account { try checkAccount(account.id) }
        guard try sql.insert(contact) else { throw StoreError.addressTaken }
        if contact.preference != .allow {
            try audit(.preferenceChanged, subject: contact.id.description, by: user)
        }
        return try written(contact.id)
    }

    /// Changes a contact as somebody wants it who may not know what a no rests on.
    ///
    /// Objections, silence and stops are found by the address of a copy: without it, whoever has it would be somebody new,
    /// who allows (product §2.3, §2.7, §3.9).
    fileprivate mutating func edit(_ current: Contact, to contact: Contact, by user: UserID?) throws -> Contact {
        var contact = try contact.checked(knowing: current)
        guard try refuses(contact) else { return try update(current, to: contact, by: user) }
        contact = try contact.keepingAddresses(of: current)
        let updated = try update(current, to: contact, by: user)
        if updated.addresses != current.addresses {
            try audit(.addressesChanged, subject: contact.id.description, by: user)
        }
        return updated
    }

    /// Whether somebody or their account says no, or nothing is recorded of them.
    private func refuses(_ contact: Contact) throws -> Bool {
        guard contact.preference == .allow, contact.silencedAt == nil else { return true }
        guard let account = contact.account else { return false }
        return try sql.account(account.id)?.preference == .disallow
    }

    /// Changes a contact, checked; whoever calls it leaves them their addresses, or gives these to somebody else.
    mutating func update(_ current: Contact, to contact: Contact, by user: UserID?) throws -> Contact {
        var contact = try contact.checked(knowing: current)
        if let account = contact.account { try checkAccount(account.id) }
        // What a server said was said of another address.
        if contact.address.lowercased() != current.address.lowercased() { contact.addressFailure = nil }
        try sql.update(contact)
        if contact.preference != current.preference {
            try audit(.preferenceChanged, subject: contact.id.description, by: user)
        }
        // Which copies tell nothing follows from their addresses.
        if current.silencedAt != nil || contact.silencedAt != nil { events.append(.edgeStateChanged) }
        return try written(contact.id)
    }

    private func written(_ id: ContactID) throws -> Contact {
        guard let contact = try sql.contact(id) else { throw StoreError.notFound }
        return contact
    }
}

extension SQLConnection {
    fileprivate func contactsByName(_ query: RecordQuery<ContactID>) throws -> [ContactID] {
        let last = try query.after.flatMap { try contact($0) }
        let rows = try rows(
            """
            SELECT id
            FROM contacts
            WHERE (sort_key, id) > ($1, $2) AND search_text LIKE $3 ESCAPE '\\'
                AND ($4 = 1) = (archived_at IS NOT NULL) AND merged_into IS NULL
            ORDER BY sort_key, id
            LIMIT $5
            """,
            last?.sortKey ?? "",
            last?.id ?? .first,
            query.text.containedPattern,
            query.isArchive,
            max(0, query.limit)
        )
        return try rows.map { try $0.id("id") }
    }

    /// Ids sort by the time they were made.
    fileprivate func newestContacts(_ query: RecordQuery<ContactID>) throws -> [ContactID] {
        let rows = try rows(
            """
            SELECT id
            FROM contacts
            WHERE id < $1 AND search_text LIKE $2 ESCAPE '\\' AND ($3 = 1) = (archived_at IS NOT NULL)
                AND merged_into IS NULL
            ORDER BY id DESC
            LIMIT $4
            """,
            query.after ?? .last,
            query.text.containedPattern,
            query.isArchive,
            max(0, query.limit)
        )
        return try rows.map { try $0.id("id") }
    }
}
