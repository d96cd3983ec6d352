internal import Engagement
internal import Tracking

extension SQLConnection {
    /// The opportunity with that id.
    func opportunity(_ id: OpportunityID) throws -> Opportunity? {
        let row = try row(
            """
            SELECT o.id, o.name, o.amount, o.currency, o.stage, o.closed_at, o.created_at, o.archived_at,
                a.id AS account_id, a.name AS account_name, a.preference AS account_preference
            FROM opportunities o
            LEFT JOIN accounts a ON a.id = o.account_id
            WHERE o.id = $1
            """,
            id
        )
        guard let row else { return nil }
        let people = try rows(
            "SELECT contact_id FROM opportunity_contacts WHERE opportunity_id = $1",
            id
        )
        return try Opportunity(row, contacts: Set(people.map { try $0.id("contact_id") }))
    }

    /// The first two opportunities of exactly that name and account that are on the lists, whatever the case and accents;
    /// of no account where none is given.
    func opportunities(named name: String, of account: AccountID?) throws -> [Opportunity] {
        let rows = try rows(
            """
            SELECT id
            FROM opportunities
            WHERE sort_key = $1 AND archived_at IS NULL
                AND (account_id = $2 OR ($2 IS NULL AND account_id IS NULL))
            ORDER BY id
            LIMIT 2
            """,
            name.searchable,
            account
        )
        return try rows.compactMap { try opportunity($0.id("id")) }
    }

    /// Adds an opportunity.
    func insert(_ opportunity: Opportunity) throws {
        try run(
            """
            INSERT INTO opportunities
                (id, name, account_id, amount, currency, stage, closed_at, sort_key, search_text, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            opportunity.parameters + [opportunity.createdAt.sqlValue]
        )
        try insertPeople(of: opportunity)
    }

    /// Writes an opportunity anew.
    func update(_ opportunity: Opportunity) throws {
        try run(
            """
            UPDATE opportunities
            SET name = $2, account_id = $3, amount = $4, currency = $5, stage = $6, closed_at = $7, sort_key = $8,
                search_text = $9, archived_at = $10
            WHERE id = $1
            """,
            opportunity.parameters + [opportunity.archivedAt.sqlValue]
        )
        try run("DELETE FROM opportunity_contacts WHERE opportunity_id = $1", opportunity.id)
        try insertPeople(of: opportunity)
        try recountSales(of: RecordID(uuid: opportunity.id.uuid))
    }

    private func insertPeople(of opportunity: Opportunity) throws {
        for contact in opportunity.contacts {
            try run(
                "INSERT INTO opportunity_contacts (opportunity_id, contact_id) VALUES ($1, $2)",
                opportunity.id,
                contact
            )
        }
    }
}

extension Opportunity {
    /// What is written of it, in the order of both statements, from `$1` to `$9`.
    fileprivate var parameters: [SQLValue] {
        [
            id.sqlValue, name.sqlValue, (account?.id).sqlValue, (amount?.units).sqlValue, (amount?.currency).sqlValue,
            stage.sqlValue, (closedOn?.start).sqlValue, sortKey.sqlValue, searchText.sqlValue,
        ]
    }

    fileprivate init(_ row: SQLRow, contacts: Set<ContactID>) throws {
        self.init(id: try row.id("id"), name: try row.text("name"), createdAt: try row.instant("created_at"))
        account = try AccountReference(row)
        self.contacts = contacts
        if let currency = try row.optionalText("currency") {
            amount = Money(units: Int64(try row.number("amount")), currency: currency)
        }
        stage = try row.word("stage")
        closedOn = try row.optionalInstant("closed_at").map { Day($0) }
        archivedAt = try row.optionalInstant("archived_at")
    }
}
