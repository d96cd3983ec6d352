internal import Tracking

extension SQLConnection {
    /// The contact with that id.
    func contact(_ id: ContactID) throws -> Contact? {
        let row = try row(
            """
            SELECT id, name, address, phone, preference, created_at, address_failure, complained_at
            FROM contacts
            WHERE id = $1
            """,
            id
        )
        return try row.map { try Contact($0) }
    }

    /// Adds a contact, and says whether it could be: nobody else has the address.
    func insert(_ contact: Contact) throws -> Bool {
        let added = try run(
            """
            INSERT INTO contacts
                (id, name, address, address_key, phone, preference, sort_key, search_text, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (address_key) DO NOTHING
            """,
            contact.id,
            contact.name,
            contact.address,
            contact.address.lowercased(),
            contact.phone,
            contact.preference,
            contact.sortKey,
            contact.searchText,
            contact.createdAt
        )
        guard added == 1 else { return false }
        try insertBeginnings(of: contact)
        return true
    }

    /// Writes the name, phone and preference of a contact anew, and what follows from them.
    func update(_ contact: Contact) throws {
        try run(
            """
            UPDATE contacts
            SET name = $2, phone = $3, preference = $4, sort_key = $5, search_text = $6
            WHERE id = $1
            """,
            contact.id,
            contact.name,
            contact.phone,
            contact.preference,
            contact.sortKey,
            contact.searchText
        )
        try run("DELETE FROM contact_beginnings WHERE contact_id = $1", contact.id)
        try insertBeginnings(of: contact)
    }

    private func insertBeginnings(of contact: Contact) throws {
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
    /// Reads the columns of `contacts`.
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            name: try row.text("name"),
            address: try row.text("address"),
            phone: try row.text("phone"),
            preference: try row.word("preference"),
            createdAt: try row.instant("created_at"),
            addressFailure: try row.optionalText("address_failure"),
            complainedAt: try row.optionalInstant("complained_at")
        )
    }

    /// What lists are searched in.
    fileprivate var searchText: String { "\(name) \(address)".searchable }

    /// What a completion may begin with: the name from each of its words on, the address, and its domain.
    ///
    /// So "maria och" and "och" both find "Maria Ochoa" by one range of one index.
    fileprivate var beginnings: Set<String> {
        let words = name.searchable.split(separator: " ")
        var beginnings = Set(words.indices.map { words[$0...].joined(separator: " ") })
        let address = address.searchable
        beginnings.insert(address)
        if let at = address.lastIndex(of: "@") {
            beginnings.insert(String(address[address.index(after: at)...]))
        }
        return beginnings.filter { !$0.isEmpty }
    }
}
