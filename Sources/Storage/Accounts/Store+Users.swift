package import Engagement
package import Foundation
internal import Mail
package import Tracking

extension Store {
    /// Adds a user; the address becomes the first one they may send from.
    ///
    /// `by` is `nil` for the command line.
    @discardableResult
    package func addUser(
        name: String,
        address: String,
        role: Role,
        team: TeamID? = nil,
        passwordHash: String,
        by: UserID? = nil
    ) async throws(StoreError) -> User {
        let mailbox = try Address(checked: address)
        let name = try name.checkedLine(field: "name")
        return try await write { change in
            try change.sql.requireTeam(team)
            let user = User(
                id: .new(at: change.now),
                name: name,
                address: mailbox.address,
                role: role,
                team: team,
                createdAt: change.now
            )
            guard try change.sql.insert(user, key: mailbox.key, passwordHash: passwordHash) else {
                throw StoreError.addressTaken
            }
            try change.sql.insertSenderAddress(mailbox, of: user.id, at: change.now)
            try change.audit(.userAdded, subject: user.id.description, by: by)
            return try change.sql.user(user.id) ?? user
        }
    }

    /// The user with that id.
    package func user(_ id: UserID) async throws(StoreError) -> User? {
        try await read { sql, _ in try sql.user(id) }
    }

    /// The user who logs in with that address, in whatever case, and the hash of their password.
    package func user(address: String) async throws(StoreError) -> (user: User, passwordHash: String)? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT id, name, address, role, team_id, is_active, created_at, zone, password_hash, has_own_wish,
                    CASE WHEN has_own_wish = 1 THEN wishes_following ELSE (
                        SELECT wishes_following FROM workspace WHERE id = 1
                    ) END AS wishes_following
                FROM users
                WHERE address_key = $1
                """,
                address.lowercased()
            )
            return try row.map { (try User($0), try $0.text("password_hash")) }
        }
    }

    /// Everybody, by name.
    package func users() async throws(StoreError) -> [User] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id, name, address, role, team_id, is_active, created_at, zone, has_own_wish,
                    CASE WHEN has_own_wish = 1 THEN wishes_following ELSE (
                        SELECT wishes_following FROM workspace WHERE id = 1
                    ) END AS wishes_following
                FROM users
                ORDER BY name, id
                """
            )
            return try rows.map { try User($0) }
        }
    }

    /// Gives a user another role, another team or none, or both.
    ///
    /// What is `nil` stays; each change is audited.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` where nobody would be left who may administrate, or there is no such team.
    @discardableResult
    package func changeUser(
        _ id: UserID,
        role: Role? = nil,
        team: TeamID?? = nil,
        by: UserID? = nil
    ) async throws(StoreError) -> User {
        try await write { change in
            guard var user = try change.sql.user(id) else { throw StoreError.notFound }
            if let role, role != user.role {
                if user.role == .administrator { try change.sql.requireAdministrator(besides: id) }
                try change.sql.run("UPDATE users SET role = $2 WHERE id = $1", id, role)
                try change.audit(.userRoleChanged, subject: id.description, by: by)
                user.role = role
            }
            if let team, team != user.team {
                try change.sql.requireTeam(team)
                try change.sql.run("UPDATE users SET team_id = $2 WHERE id = $1", id, team)
                try change.audit(.userTeamChanged, subject: id.description, by: by)
                user.team = team
            }
            return user
        }
    }

    /// Sets a new password, as what it is compared with, and ends all sessions that the old one opened.
    package func setPasswordHash(_ hash: String, of id: UserID, by: UserID? = nil) async throws(StoreError) {
        try await write { change in
            let changed = try change.sql.run("UPDATE users SET password_hash = $2 WHERE id = $1", id, hash)
            guard changed == 1 else { throw StoreError.notFound }
            try change.sql.removeSessions(of: id)
            try change.audit(.passwordSet, subject: id.description, by: by)
        }
    }

    /// Keeps a stronger hash of the same password; nothing happens where another password was set meanwhile.
    package func strengthenPasswordHash(
        _ old: String,
        to stronger: String,
        of id: UserID
    ) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                "UPDATE users SET password_hash = $2 WHERE id = $1 AND password_hash = $3",
                id,
                stronger,
                old
            )
        }
    }

    /// Sets whether new mail of theirs wishes to be followed; `nil` for what the workspace has.
    package func setWishesFollowing(_ wishes: Bool?, of id: UserID) async throws(StoreError) {
        try await write { change in
            let changed = try change.sql.run(
                "UPDATE users SET has_own_wish = $2, wishes_following = COALESCE($3, wishes_following) WHERE id = $1",
                id,
                wishes != nil,
                wishes
            )
            guard changed == 1 else { throw StoreError.notFound }
        }
    }

    /// Notes which zone a user's clocks show.
    package func setZone(_ zone: TimeZone, of id: UserID) async throws(StoreError) {
        try await write { change in
            try change.sql.run("UPDATE users SET zone = $2 WHERE id = $1", id, zone.identifier)
            try change.planDigest(of: id)
        }
    }

    /// Lets a user in or shuts them out; shutting out ends their sessions.
    package func setActive(_ isActive: Bool, of id: UserID, by: UserID? = nil) async throws(StoreError) {
        try await write { change in
            let changed = try change.sql.run("UPDATE users SET is_active = $2 WHERE id = $1", id, isActive)
            guard changed == 1 else { throw StoreError.notFound }
            if !isActive {
                try change.sql.removeSessions(of: id)
            }
            try change.audit(.userActivityChanged, subject: id.description, by: by)
        }
    }
}

extension SQLConnection {
    /// The user with that id.
    func user(_ id: UserID) throws -> User? {
        let row = try row(
            """
            SELECT id, name, address, role, team_id, is_active, created_at, zone, has_own_wish,
                CASE WHEN has_own_wish = 1 THEN wishes_following ELSE (
                    SELECT wishes_following FROM workspace WHERE id = 1
                ) END AS wishes_following
            FROM users
            WHERE id = $1
            """,
            id
        )
        return try row.map { try User($0) }
    }

    /// Adds a user, and says whether it could be: nobody else has the address.
    func insert(_ user: User, key: String, passwordHash: String) throws -> Bool {
        let added = try run(
            """
            INSERT INTO users
                (id, name, address, address_key, role, password_hash, wishes_following, is_active, created_at, team_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (address_key) DO NOTHING
            """,
            user.id,
            user.name,
            user.address,
            key,
            user.role,
            passwordHash,
            user.wishesFollowing,
            user.isActive,
            user.createdAt,
            user.team
        )
        return added == 1
    }

    /// Refuses to go on where nobody else who can log in is an administrator.
    fileprivate func requireAdministrator(besides id: UserID) throws {
        let other = try row(
            "SELECT id FROM users WHERE role = 'administrator' AND is_active = 1 AND id <> $1 LIMIT 1",
            id
        )
        guard other == nil else { return }
        throw StoreError.invalid(
            field: "role",
            problem: "Nobody else who can log in is an administrator. Make somebody else one first."
        )
    }
}

extension User {
    /// Reads the columns of `users`.
    init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            name: try row.text("name"),
            address: try row.text("address"),
            role: try row.word("role"),
            team: try row.optionalID("team_id"),
            wishesFollowing: try row.truth("wishes_following"),
            hasOwnWish: try row.truth("has_own_wish"),
            isActive: try row.truth("is_active"),
            createdAt: try row.instant("created_at"),
            zone: try row.optionalText("zone").flatMap { TimeZone(identifier: $0) }
        )
    }
}
