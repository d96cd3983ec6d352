internal import Engagement
internal import Tracking

extension SQLConnection {
    /// The contact with that id; one that was merged into another as it was then.
    func contact(_ id: ContactID) throws -> Contact? {
        let row = try row(
            """
            SELECT c.id, c.name, c.address, c.phone, c.title, c.postal_address, c.time_zone, c.language, c.preference,
                c.created_at, c.archived_at, c.merged_into, c.address_failure, c.complained_at,
                c.silenced_at, c.stopped_at,
                (SELECT COUNT(*) FROM consents k WHERE k.contact_id = c.id AND k.withdrawn_at IS NULL) AS consents,
                a.id AS account_id, a.name AS account_name, a.preference AS account_preference
            FROM contacts c
            LEFT JOIN accounts a ON a.id = c.account_id
            WHERE c.id = $1
            """,
            id
        )
        guard let row else { return nil }
        var contact = try Contact(row)
        let others = try rows(
            "SELECT address FROM contact_addresses WHERE contact_id = $1 AND place > 0 ORDER BY place",
            id
        )
        contact.otherAddresses = try others.map { try $0.text("address") }
        return contact
    }

    /// The contact who has an address, given in lower case.
    func contact(addressKey key: String) throws -> ContactID? {
        try row("SELECT contact_id FROM contact_addresses WHERE address_key = $1", key)?.id("contact_id")
    }

    /// Adds a contact, and says whether it could be: nobody else has one of the addresses.
    ///
    /// Whoever has no account joins the one whose domain is that of an address of theirs.
    func insert(_ contact: Contact) throws -> Bool {
        guard try contact.addresses.allSatisfy({ try self.contact(addressKey: $0.lowercased()) == nil }) else {
            return false
        }
        var account = contact.account?.id
        for domain in contact.domains where account == nil {
            account = try self.account(ofDomain: domain)?.id
        }
        try run(
            """
            INSERT INTO contacts
                (id, name, address, address_key, phone, preference, sort_key, search_text, created_at, title,
                postal_address, time_zone, language, account_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """,
            contact.id,
            contact.name,
            contact.address,
            contact.address.lowercased(),
            contact.phone,
            contact.preference,
            contact.sortKey,
            contact.searchText,
            contact.createdAt,
            contact.title,
            contact.postalAddress,
            contact.timeZone,
            contact.language,
            account
        )
        try insertAddresses(of: contact)
        try insertBeginnings(of: contact, in: account)
        return true
    }

    /// Writes everything that can be changed of a contact anew, and what follows from it.
    ///
    /// - Throws: ``StoreError/addressTaken`` where somebody else has one of the addresses.
    func update(_ contact: Contact) throws {
        try run("DELETE FROM contact_addresses WHERE contact_id = $1", contact.id)
        for address in contact.addresses where try self.contact(addressKey: address.lowercased()) != nil {
            throw StoreError.addressTaken
        }
        try run(
            """
            UPDATE contacts
            SET name = $2, address = $3, address_key = $4, phone = $5, preference = $6, sort_key = $7,
                search_text = $8, title = $9, postal_address = $10, time_zone = $11, language = $12,
                account_id = $13, archived_at = $14, address_failure = $15, silenced_at = $16, stopped_at = $17,
                complained_at = $18,
                address_failed_at = CASE WHEN $15 IS NULL THEN NULL ELSE address_failed_at END
            WHERE id = $1
            """,
            contact.id,
            contact.name,
            contact.address,
            contact.address.lowercased(),
            contact.phone,
            contact.preference,
            contact.sortKey,
            contact.searchText,
            contact.title,
            contact.postalAddress,
            contact.timeZone,
            contact.language,
            contact.account?.id,
            contact.archivedAt,
            contact.addressFailure,
            contact.silencedAt,
            contact.stoppedAt,
            contact.complainedAt
        )
        try insertAddresses(of: contact)
        try run("DELETE FROM contact_beginnings WHERE contact_id = $1", contact.id)
        try run("DELETE FROM contact_likenesses WHERE contact_id = $1", contact.id)
        try insertBeginnings(of: contact, in: contact.account?.id)
    }

    private func insertAddresses(of contact: Contact) throws {
        for (place, address) in contact.addresses.enumerated() {
            try run(
                "INSERT INTO contact_addresses (address_key, contact_id, address, place) VALUES ($1, $2, $3, $4)",
                address.lowercased(),
                contact.id,
                address,
                place
            )
        }
    }

    private func insertBeginnings(of contact: Contact, in account: AccountID?) throws {
        for likeness in contact.likenesses(in: account) {
            try run(
                "INSERT INTO contact_likenesses (likeness, contact_id, account_id) VALUES ($1, $2, $3)",
                likeness.words,
                contact.id,
                likeness.account
            )
        }
        // Nobody is to be completed who is on no list.
        guard contact.archivedAt == nil else { return }
        for beginning in contact.beginnings {
            try run(
                "INSERT INTO contact_beginnings (beginning, contact_id) VALUES ($1, $2)",
                beginning,
                contact.id
            )
        }
    }
}

extension Contact {
    /// Reads the columns of `contacts`, and those of the account beside it.
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            name: try row.text("name"),
            address: try row.text("address"),
            phone: try row.text("phone"),
            preference: try row.word("preference"),
            createdAt: try row.instant("created_at"),
            addressFailure: try row.optionalText("address_failure"),
            complainedAt: try row.optionalInstant("complained_at"),
            silencedAt: try row.optionalInstant("silenced_at"),
            stoppedAt: try row.optionalInstant("stopped_at"),
            hasConsent: try row.number("consents") > 0
        )
        title = try row.text("title")
        postalAddress = try row.text("postal_address")
        timeZone = try row.text("time_zone")
        language = try row.text("language")
        account = try AccountReference(row)
        archivedAt = try row.optionalInstant("archived_at")
        mergedInto = try row.optionalID("merged_into")
    }
}
