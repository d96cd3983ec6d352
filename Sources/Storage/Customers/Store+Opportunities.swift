internal import Engagement
package import Tracking

extension Store {
    /// A page of the opportunities.
    package func opportunities(
        _ query: RecordQuery<OpportunityID>,
        _ filter: OpportunityFilter = .all
    ) async throws(StoreError) -> [Opportunity] {
        try await read { sql, _ in
            let ids: [OpportunityID] =
                switch query.order {
                case .name: try sql.opportunitiesByName(query, filter)
                case .newest: try sql.newestOpportunities(query, filter)
                }
            return try ids.compactMap { try sql.opportunity($0) }
        }
    }

    /// The newest opportunities of an account.
    package func opportunities(of account: AccountID, limit: Int) async throws(StoreError) -> [Opportunity] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id
                FROM opportunities
                WHERE account_id = $1 AND archived_at IS NULL
                ORDER BY id DESC
                LIMIT $2
                """,
                account,
                max(0, limit)
            )
            return try rows.compactMap { try sql.opportunity($0.id("id")) }
        }
    }

    /// The newest opportunities that a contact has to do with.
    package func opportunities(of contact: ContactID, limit: Int) async throws(StoreError) -> [Opportunity] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT o.id
                FROM opportunity_contacts p
                JOIN opportunities o ON o.id = p.opportunity_id
                WHERE p.contact_id = $1 AND o.archived_at IS NULL
                ORDER BY o.id DESC
                LIMIT $2
                """,
                contact,
                max(0, limit)
            )
            return try rows.compactMap { try sql.opportunity($0.id("id")) }
        }
    }

    /// The opportunity with that id.
    package func opportunity(_ id: OpportunityID) async throws(StoreError) -> Opportunity? {
        try await read { sql, _ in try sql.opportunity(id) }
    }

    /// Adds an opportunity.
    @discardableResult
    package func addOpportunity(
        name: String,
        with fill: @escaping @Sendable (inout Opportunity) -> Void = { _ in }
    ) async throws(StoreError) -> Opportunity {
        try await write { change in
            var opportunity = Opportunity(id: .new(at: change.now), name: name, createdAt: change.now)
            fill(&opportunity)
            return try change.add(opportunity)
        }
    }

    /// Changes an opportunity as `make` says.
    @discardableResult
    package func updateOpportunity(
        _ id: OpportunityID,
        _ make: @escaping @Sendable (inout Opportunity) -> Void
    ) async throws(StoreError) -> Opportunity {
        try await write { change in
            guard var opportunity = try change.sql.opportunity(id) else { throw StoreError.notFound }
            make(&opportunity)
            return try change.update(to: opportunity)
        }
    }

    /// Takes an opportunity off the lists, or puts it back.
    @discardableResult
    package func archiveOpportunity(
        _ id: OpportunityID,
        _ isArchived: Bool = true
    ) async throws(StoreError) -> Opportunity {
        try await write { change in
            guard var opportunity = try change.sql.opportunity(id) else { throw StoreError.notFound }
            opportunity.archivedAt = isArchived ? opportunity.archivedAt ?? change.now : nil
            try change.sql.update(opportunity)
            return opportunity
        }
    }
}

extension Change {
    /// Adds an opportunity, checked.
    @discardableResult
    func add(_ opportunity: Opportunity) throws -> Opportunity {
        try sql.insert(try checked(opportunity))
        return try written(opportunity.id)
    }

    /// Changes an opportunity, checked.
    @discardableResult
    func update(to opportunity: Opportunity) throws -> Opportunity {
        try sql.update(try checked(opportunity))
        return try written(opportunity.id)
    }

    private func checked(_ opportunity: Opportunity) throws -> Opportunity {
        if let account = opportunity.account { try checkAccount(account.id) }
        for contact in opportunity.contacts {
            guard try sql.contact(contact) != nil else {
                throw StoreError.invalid(field: "contacts", problem: "There is no contact with one of these ids.")
            }
        }
        return try opportunity.checked(at: now)
    }

    /// Refuses to belong to an account that does not exist.
    func checkAccount(_ id: AccountID) throws {
        guard try sql.account(id) != nil else {
            throw StoreError.invalid(field: "account", problem: "There is no such account. Choose one from the list.")
        }
    }

    private func written(_ id: OpportunityID) throws -> Opportunity {
        guard let opportunity = try sql.opportunity(id) else { throw StoreError.notFound }
        return opportunity
    }
}

extension SQLConnection {
    fileprivate func opportunitiesByName(
        _ query: RecordQuery<OpportunityID>,
        _ filter: OpportunityFilter
    ) throws -> [OpportunityID] {
        let last = try query.after.flatMap { try opportunity($0) }
        let rows = try rows(
            """
            SELECT id
            FROM opportunities
            WHERE (sort_key, id) > ($1, $2) AND search_text LIKE $3 ESCAPE '\\'
                AND ($4 = 1) = (archived_at IS NOT NULL)
                AND ($5 = 'all' OR $5 = CASE WHEN closed_at IS NULL THEN 'open' ELSE stage END)
            ORDER BY sort_key, id
            LIMIT $6
            """,
            last?.sortKey ?? "",
            last?.id ?? .first,
            query.text.containedPattern,
            query.isArchive,
            filter,
            max(0, query.limit)
        )
        return try rows.map { try $0.id("id") }
    }

    /// Ids sort by the time they were made.
    fileprivate func newestOpportunities(
        _ query: RecordQuery<OpportunityID>,
        _ filter: OpportunityFilter
    ) throws -> [OpportunityID] {
        let rows = try rows(
            """
            SELECT id
            FROM opportunities
            WHERE id < $1 AND search_text LIKE $2 ESCAPE '\\' AND ($3 = 1) = (archived_at IS NOT NULL)
                AND ($4 = 'all' OR $4 = CASE WHEN closed_at IS NULL THEN 'open' ELSE stage END)
            ORDER BY id DESC
            LIMIT $5
            """,
            query.after ?? .last,
            query.text.containedPattern,
            query.isArchive,
            filter,
            max(0, query.limit)
        )
        return try rows.map { try $0.id("id") }
    }
}
