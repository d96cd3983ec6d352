internal import Mail
internal import Tracking

extension SQLConnection {
    /// A block, be it in force or lifted.
    func block(_ id: BlockID) throws -> Block? {
        let row = try row(
            """
            SELECT id, kind, what, reason, blocked_at, blocked_by, lifted_at, lifted_by
            FROM blocks
            WHERE id = $1
            """,
            id
        )
        return try row.map { try Block($0) }
    }

    /// Everything that is blocked now.
    func blocked() throws -> Blocked {
        var blocked = Blocked()
        for row in try rows("SELECT kind, what FROM blocks WHERE lifted_at IS NULL") {
            switch try Blockable(row) {
            case .host(let host): blocked.hosts.insert(host.text)
            case .email(let id): blocked.emails.insert(id)
            case .key(let id): blocked.keys.insert(id)
            }
        }
        return blocked
    }

    /// Refuses what can't be blocked.
    func check(_ what: Blockable, rules: BlockRules) throws {
        switch what {
        case .host(let host): try rules.check(host)
        case .key(let key): try rules.check(key, blocked: blocked().keys)
        case .email(let id):
            guard let head = try head(of: id) else { throw BlockRules.refusal("There is no such email.") }
            guard !head.status.isUnsent else {
                throw BlockRules.refusal("This email was not sent yet, so nobody has a link of it.")
            }
        }
    }

    /// Says whether it could be: the same is not blocked already.
    func insert(_ block: Block) throws -> Bool {
        let added = try run(
            """
            INSERT INTO blocks (id, kind, what, reason, blocked_at, blocked_by)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (kind, what) WHERE lifted_at IS NULL DO NOTHING
            """,
            block.id,
            block.what.kind,
            block.what.text,
            block.reason,
            block.blockedAt,
            block.blockedBy
        )
        return added == 1
    }
}
