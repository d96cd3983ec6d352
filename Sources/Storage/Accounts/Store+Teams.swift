package import Tracking

extension Store {
    /// Every team, by name.
    package func teams() async throws(StoreError) -> [Team] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT teams.id, teams.name, teams.created_at, COUNT(users.id) AS members
                FROM teams
                LEFT JOIN users ON users.team_id = teams.id
                GROUP BY teams.id, teams.name, teams.name_key, teams.created_at
                ORDER BY teams.name_key
                """
            )
            return try rows.map { try Team($0) }
        }
    }

    /// The team with that id.
    package func team(_ id: TeamID) async throws(StoreError) -> Team? {
        try await read { sql, _ in try sql.team(id) }
    }

    /// Adds a team that nobody is in yet.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` where it has no name, or the name of another team.
    @discardableResult
    package func addTeam(name: String, by user: UserID? = nil) async throws(StoreError) -> Team {
        let name = try name.checkedName(field: "name")
        return try await write { change in
            let team = Team(id: .new(at: change.now), name: name, createdAt: change.now)
            guard try change.sql.insert(team) else { throw StoreError.teamNameTaken }
            try change.audit(.teamAdded, subject: team.id.description, by: user)
            return team
        }
    }

    /// Gives a team another name.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` where it has no name, or the name of another team.
    @discardableResult
    package func renameTeam(_ id: TeamID, to name: String, by user: UserID? = nil) async throws(StoreError) -> Team {
        let name = try name.checkedName(field: "name")
        return try await write { change in
            guard let team = try change.sql.team(id) else { throw StoreError.notFound }
            guard team.name != name else { return team }
            let key = name.lowercased()
            let other = try change.sql.row("SELECT id FROM teams WHERE name_key = $1 AND id <> $2", key, id)
            guard other == nil else { throw StoreError.teamNameTaken }
            try change.sql.run("UPDATE teams SET name = $2, name_key = $3 WHERE id = $1", id, name, key)
            try change.audit(.teamRenamed, subject: id.description, by: user)
            return Team(id: id, name: name, members: team.members, createdAt: team.createdAt)
        }
    }

    /// Removes a team that nobody is in: whoever lost theirs so would be in none, and a manager in none sees everybody's figures.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` at `name` where somebody is in it.
    package func removeTeam(_ id: TeamID, by user: UserID? = nil) async throws(StoreError) {
        try await write { change in
            guard let team = try change.sql.team(id) else { throw StoreError.notFound }
            guard team.members == 0 else { throw StoreError.teamHasMembers }
            try change.sql.run("DELETE FROM teams WHERE id = $1", id)
            try change.audit(.teamRemoved, subject: id.description, by: user)
        }
    }
}

extension SQLConnection {
    /// The team with that id.
    func team(_ id: TeamID) throws -> Team? {
        let row = try row(
            """
            SELECT id, name, created_at, (SELECT COUNT(*) FROM users WHERE team_id = $1) AS members
            FROM teams
            WHERE id = $1
            """,
            id
        )
        return try row.map { try Team($0) }
    }

    /// Adds a team, and says whether it could be: no other has its name, in whatever case.
    func insert(_ team: Team) throws -> Bool {
        let added = try run(
            """
            INSERT INTO teams (id, name, name_key, created_at)
            VALUES ($1, $2, $3, $4)
            ON CONFLICT (name_key) DO NOTHING
            """,
            team.id,
            team.name,
            team.name.lowercased(),
            team.createdAt
        )
        return added == 1
    }

    /// Refuses a team that is not there.
    func requireTeam(_ id: TeamID?) throws {
        guard let id, try team(id) == nil else { return }
        throw StoreError.noSuchTeam
    }
}

extension StoreError {
    /// Nobody can be in a team that is not there.
    package static let noSuchTeam = StoreError.invalid(
        field: "team",
        problem: "There is no such team. Choose another, or none."
    )

    fileprivate static let teamNameTaken = StoreError.invalid(
        field: "name",
        problem: "There is a team of this name already. Choose another name."
    )

    fileprivate static let teamHasMembers = StoreError.invalid(
        field: "name",
        problem: "People are in this team. Give them another team first."
    )
}

extension Team {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            name: try row.text("name"),
            members: try row.number("members"),
            createdAt: try row.instant("created_at")
        )
    }
}
