internal import Engagement
package import Tracking

extension Store {
    /// A page of the accounts.
    package func accounts(_ query: RecordQuery<AccountID>) async throws(StoreError) -> [Account] {
        try await read { sql, _ in
            let ids: [AccountID] =
                switch query.order {
                case .name: try sql.accountsByName(query)
                case .newest: try sql.newestAccounts(query)
                }
            return try ids.compactMap { try sql.account($0) }
        }
    }

    /// The account with that id.
    package func account(_ id: AccountID) async throws(StoreError) -> Account? {
        try await read { sql, _ in try sql.account(id) }
    }

    /// Adds an account; people whose addresses have its domain belong to it from then on.
    ///
    /// A preference other than the default is audited.
    @discardableResult
    package func addAccount(
        name: String,
        by user: UserID?,
        with fill: @escaping @Sendable (inout Account) -> Void = { _ in }
    ) async throws(StoreError) -> Account {
        try await write { change in
            var account = Account(id: .new(at: change.now), name: name, createdAt: change.now)
            fill(&account)
            return try change.add(account, by: user)
        }
    }

    /// Changes an account as `make` says.
    @discardableResult
    package func updateAccount(
        _ id: AccountID,
        by user: UserID?,
        _ make: @escaping @Sendable (inout Account) -> Void
    ) async throws(StoreError) -> Account {
        try await write { change in
            guard let current = try change.sql.account(id) else { throw StoreError.notFound }
            var account = current
            make(&account)
            return try change.update(current, to: account, by: user)
        }
    }

    /// Takes an account off the lists, or puts it back; its people stay what they are.
    @discardableResult
    package func archiveAccount(_ id: AccountID, _ isArchived: Bool = true) async throws(StoreError) -> Account {
        try await write { change in
            guard var account = try change.sql.account(id) else { throw StoreError.notFound }
            account.archivedAt = isArchived ? account.archivedAt ?? change.now : nil
            try change.sql.checkDomain(of: account)
            try change.sql.update(account)
            return account
        }
    }

    /// The people of an account by name, behind the one given.
    package func contacts(
        of account: AccountID,
        after id: ContactID? = nil,
        limit: Int
    ) async throws(StoreError) -> [Contact] {
        try await read { sql, _ in
            let last = try id.flatMap { try sql.contact($0) }
            let rows = try sql.rows(
                """
                SELECT id
                FROM contacts
                WHERE account_id = $1 AND (sort_key, id) > ($2, $3) AND archived_at IS NULL AND merged_into IS NULL
                ORDER BY sort_key, id
                LIMIT $4
                """,
                account,
                last?.sortKey ?? "",
                last?.id ?? .first,
                max(0, limit)
            )
            return try rows.compactMap { try sql.contact($0.id("id")) }
        }
    }
}

extension Change {
    /// Adds an account, checked; people whose addresses have its domain belong to it from then on.
    func add(_ account: Account, by user: UserID?) throws -> Account {
        let account = try account.checked()
        try sql.checkDomain(of: account)
        try sql.insert(account)
        try sql.gatherPeople(into: account)
        if account.preference != .allow {
            try audit(.accountPreferenceChanged, subject: account.id.description, by: user)
        }
        return account
    }

    /// Changes an account, checked.
    @discardableResult
    func update(_ current: Account, to account: Account, by user: UserID?) throws -> Account {
        let account = try account.checked()
        try sql.checkDomain(of: account)
        try sql.update(account)
        if account.domain != current.domain { try sql.gatherPeople(into: account) }
        if account.preference != current.preference {
            try audit(.accountPreferenceChanged, subject: account.id.description, by: user)
        }
        return account
    }
}

extension SQLConnection {
    /// Refuses a domain that another account has.
    func checkDomain(of account: Account) throws {
        guard account.archivedAt == nil, !account.domain.isEmpty else { return }
        guard let other = try self.account(ofDomain: account.domain), other.id != account.id, other.archivedAt == nil
        else { return }
        throw StoreError.invalid(field: "domain", problem: "Another account has this domain already: \(other.name).")
    }

    fileprivate func accountsByName(_ query: RecordQuery<AccountID>) throws -> [AccountID] {
        let last = try query.after.flatMap { try account($0) }
        let rows = try rows(
            """
            SELECT id
            FROM accounts
            WHERE (sort_key, id) > ($1, $2) AND search_text LIKE $3 ESCAPE '\\'
                AND ($4 = 1) = (archived_at IS NOT NULL)
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
    fileprivate func newestAccounts(_ query: RecordQuery<AccountID>) throws -> [AccountID] {
        let rows = try rows(
            """
            SELECT id
            FROM accounts
            WHERE id < $1 AND search_text LIKE $2 ESCAPE '\\' AND ($3 = 1) = (archived_at IS NOT NULL)
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
