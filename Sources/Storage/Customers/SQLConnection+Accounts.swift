internal import Engagement
internal import Tracking

extension SQLConnection {
    /// The account with that id.
    func account(_ id: AccountID) throws -> Account? {
        let row = try row(
            """
            SELECT id, name, domain, phone, postal_address, preference, created_at, archived_at
            FROM accounts
            WHERE id = $1
            """,
            id
        )
        return try row.map { try Account($0) }
    }

    /// The account whose people have addresses of that domain.
    ///
    /// An archived one counts where there is no other: what its people said still holds.
    func account(ofDomain domain: String) throws -> Account? {
        guard !domain.isEmpty, !SharedDomains.contains(domain) else { return nil }
        let row = try row(
            """
            SELECT id
            FROM accounts
            WHERE domain = $1
            ORDER BY CASE WHEN archived_at IS NULL THEN 0 ELSE 1 END, id
            LIMIT 1
            """,
            domain
        )
        return try row.flatMap { try account($0.id("id")) }
    }

    /// The account that somebody or something belongs to by a name or domain, whatever its case and accents; the one that
    /// it belongs to already where that is called so.
    func account(called name: String, knowing current: AccountReference? = nil) throws -> AccountReference? {
        if let current, current.name.searchable == name.searchable { return current }
        let row = try row(
            """
            SELECT id, name, preference
            FROM accounts
            WHERE (sort_key = $1 OR (domain = $2 AND domain <> '')) AND archived_at IS NULL
            ORDER BY id
            LIMIT 1
            """,
            name.searchable,
            name.lowercased()
        )
        return try row.map {
            AccountReference(try $0.id("id"), name: try $0.text("name"), preference: try $0.word("preference"))
        }
    }

    /// The first two accounts of exactly that name that are on the lists, whatever its case and accents, and that may have
    /// that domain; any domain where it is empty.
    func accounts(named name: String, withDomain domain: String) throws -> [Account] {
        let rows = try rows(
            """
            SELECT id
            FROM accounts
            WHERE sort_key = $1 AND archived_at IS NULL AND ($2 = '' OR domain = '')
            ORDER BY id
            LIMIT 2
            """,
            name.searchable,
            domain
        )
        return try rows.compactMap { try account($0.id("id")) }
    }

    /// Adds an account.
    func insert(_ account: Account) throws {
        try run(
            """
            INSERT INTO accounts
                (id, name, domain, phone, postal_address, preference, sort_key, search_text, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """,
            account.id,
            account.name,
            account.domain,
            account.phone,
            account.postalAddress,
            account.preference,
            account.sortKey,
            account.searchText,
            account.createdAt
        )
    }

    /// Writes an account anew.
    func update(_ account: Account) throws {
        try run(
            """
            UPDATE accounts
            SET name = $2, domain = $3, phone = $4, postal_address = $5, preference = $6, sort_key = $7,
                search_text = $8, archived_at = $9
            WHERE id = $1
            """,
            account.id,
            account.name,
            account.domain,
            account.phone,
            account.postalAddress,
            account.preference,
            account.sortKey,
            account.searchText,
            account.archivedAt
        )
    }

    /// Lets contacts without an account join the one whose domain is that of an address of theirs.
    func gatherPeople(into account: Account) throws {
        guard !account.domain.isEmpty else { return }
        try run(
            """
            UPDATE contacts
            SET account_id = $1
            WHERE id IN (
                SELECT c.id
                FROM contact_beginnings b
                JOIN contact_addresses a ON a.contact_id = b.contact_id
                JOIN contacts c ON c.id = a.contact_id
                WHERE b.beginning = $2 AND a.address_key LIKE $3 ESCAPE '\\' AND c.account_id IS NULL
            )
            """,
            account.id,
            account.domain.searchable,
            "%@" + account.domain
        )
        try run(
            """
            INSERT INTO contact_likenesses (likeness, contact_id, account_id)
            SELECT 'name:' || sort_key, id, account_id
            FROM contacts
            WHERE account_id = $1 AND name <> '' AND merged_into IS NULL
            ON CONFLICT (likeness, contact_id) DO NOTHING
            """,
            account.id
        )
    }
}

extension Account {
    fileprivate init(_ row: SQLRow) throws {
        self.init(id: try row.id("id"), name: try row.text("name"), createdAt: try row.instant("created_at"))
        domain = try row.text("domain")
        phone = try row.text("phone")
        postalAddress = try row.text("postal_address")
        preference = try row.word("preference")
        archivedAt = try row.optionalInstant("archived_at")
    }
}
