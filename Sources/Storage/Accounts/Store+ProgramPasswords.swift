package import Tracking

extension Store {
    /// Keeps a password for a mail program: of what was made up only the mark, which finds it, and the hash.
    package func addProgramPassword(
        _ password: ProgramPassword,
        mark: String,
        passwordHash: String
    ) async throws(StoreError) {
        let name = try password.name.checkedLine(field: "name")
        try await write { change in
            try change.sql.run(
                """
                INSERT INTO program_passwords (id, user_id, mark, password_hash, name, created_at, last_used_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                password.id,
                password.user,
                mark,
                passwordHash,
                name,
                password.createdAt,
                password.lastUsedAt
            )
            try change.audit(.programPasswordMade, subject: password.id.description, by: password.user)
        }
    }

    /// The password with that mark of the user with that address, and its hash.
    package func programPassword(
        mark: String,
        address: String
    ) async throws(StoreError) -> (id: ProgramPasswordID, passwordHash: String)? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT p.id, p.password_hash
                FROM users u
                JOIN program_passwords p ON p.user_id = u.id
                WHERE u.address_key = $1 AND p.mark = $2
                """,
                address.lowercased(),
                mark
            )
            return try row.map { (try $0.id("id"), try $0.text("password_hash")) }
        }
    }

    /// The user whom a password lets in, unless it was revoked or they may not log in; notes the minute of its use.
    package func userOfProgram(_ id: ProgramPasswordID) async throws(StoreError) -> User? {
        let minute = clock.now.minute
        let found = try await read { sql, _ -> (user: User, lastUsedAt: Instant?)? in
            let row = try sql.row("SELECT user_id, last_used_at FROM program_passwords WHERE id = $1", id)
            guard let row, let user = try sql.user(row.id("user_id")), user.isActive else { return nil }
            return (user, try row.optionalInstant("last_used_at"))
        }
        guard let found, found.lastUsedAt != minute else { return found?.user }
        try await write { change in
            try change.sql.run("UPDATE program_passwords SET last_used_at = $2 WHERE id = $1", id, minute)
        }
        return found.user
    }

    /// The passwords of a user's mail programs, the newest first.
    package func programPasswords(of id: UserID) async throws(StoreError) -> [ProgramPassword] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id, user_id, name, created_at, last_used_at
                FROM program_passwords
                WHERE user_id = $1
                ORDER BY created_at DESC, id DESC
                """,
                id
            )
            return try rows.map { try ProgramPassword($0) }
        }
    }

    /// Revokes a password for good.
    package func revokeProgramPassword(_ id: ProgramPasswordID, of user: UserID) async throws(StoreError) {
        try await write { change in
            let removed = try change.sql.run(
                "DELETE FROM program_passwords WHERE id = $1 AND user_id = $2",
                id,
                user
            )
            guard removed == 1 else { throw StoreError.notFound }
            try change.audit(.programPasswordRevoked, subject: id.description, by: user)
        }
    }
}

extension ProgramPassword {
    fileprivate init(_ row: SQLRow) throws {
        self.init(
            id: try row.id("id"),
            user: try row.id("user_id"),
            name: try row.text("name"),
            createdAt: try row.instant("created_at"),
            lastUsedAt: try row.optionalInstant("last_used_at")
        )
    }
}
