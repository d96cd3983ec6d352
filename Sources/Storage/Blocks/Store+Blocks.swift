package import Engagement
package import Tracking

extension Store {
    /// Blocks what was misused: from now on a plain warning page stands where its links and files were.
    ///
    /// - Throws: ``StoreError/notFound`` for anybody but administrators, ``StoreError/invalid(field:problem:)`` for what
    ///   can't be blocked or is blocked already.
    @discardableResult
    package func block(
        _ what: Blockable,
        reason: String,
        rules: BlockRules,
        by viewer: Viewer
    ) async throws(StoreError) -> Block {
        let reason = try Self.checkedReason(reason)
        return try await write { change in
            try viewer.checkMayBlock()
            try change.sql.check(what, rules: rules)
            let block = Block(
                id: .new(at: change.now),
                what: what,
                reason: reason,
                blockedAt: change.now,
                blockedBy: viewer.user
            )
            guard try change.sql.insert(block) else { throw BlockRules.refusal("This is blocked already.") }
            try change.tell(.blockMade, block, by: viewer)
            return block
        }
    }

    /// Lifts a block; that it was there stays known.
    ///
    /// - Throws: ``StoreError/notFound`` for anybody but administrators, and where it is not in force.
    @discardableResult
    package func liftBlock(_ id: BlockID, by viewer: Viewer) async throws(StoreError) -> Block {
        try await write { change in
            try viewer.checkMayBlock()
            let changed = try change.sql.run(
                "UPDATE blocks SET lifted_at = $2, lifted_by = $3 WHERE id = $1 AND lifted_at IS NULL",
                id,
                change.now,
                viewer.user
            )
            guard changed == 1, let block = try change.sql.block(id) else { throw StoreError.notFound }
            try change.tell(.blockLifted, block, by: viewer)
            return block
        }
    }

    /// One block, be it in force or lifted; `nil` where there is none, and for anybody but administrators.
    package func block(_ id: BlockID, viewer: Viewer) async throws(StoreError) -> Block? {
        guard viewer.mayBlock else { return nil }
        return try await read { sql, _ in try sql.block(id) }
    }

    /// The blocks in force, those made last first, before one where it is given; none for anybody but administrators.
    package func blocks(viewer: Viewer, before: BlockID? = nil, limit: Int) async throws(StoreError) -> [Block] {
        guard viewer.mayBlock else { return [] }
        return try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id, kind, what, reason, blocked_at, blocked_by, lifted_at, lifted_by
                FROM blocks
                WHERE lifted_at IS NULL AND id < $1
                ORDER BY id DESC
                LIMIT $2
                """,
                before ?? .last,
                max(0, limit)
            )
            return try rows.map { try Block($0) }
        }
    }

    /// The blocks that were lifted, those lifted last first, before one where it is given; none for anybody but
    /// administrators.
    package func liftedBlocks(viewer: Viewer, before: BlockID? = nil, limit: Int) async throws(StoreError) -> [Block] {
        guard viewer.mayBlock else { return [] }
        return try await read { sql, _ in
            let place = try before.flatMap { try sql.block($0)?.lifting }
            let rows = try sql.rows(
                """
                SELECT id, kind, what, reason, blocked_at, blocked_by, lifted_at, lifted_by
                FROM blocks
                WHERE (lifted_at, id) < ($1, $2)
                ORDER BY lifted_at DESC, id DESC
                LIMIT $3
                """,
                place?.at ?? .last,
                before ?? .last,
                max(0, limit)
            )
            return try rows.map { try Block($0) }
        }
    }

    /// The block of an email that is in force; ask only for an email that the viewer may open.
    package func block(of email: EmailID) async throws(StoreError) -> Block? {
        try await read { sql, _ in
            let row = try sql.row(
                """
                SELECT id, kind, what, reason, blocked_at, blocked_by, lifted_at, lifted_by
                FROM blocks
                WHERE kind = 'email' AND what = $1 AND lifted_at IS NULL
                """,
                email.description
            )
            return try row.map { try Block($0) }
        }
    }

    /// The hosts that no link leads to any more: links of new mail to them are left alone.
    package func blockedHosts() async throws(StoreError) -> Set<String> {
        try await read { sql, _ in try sql.blocked().hosts }
    }

    private static func checkedReason(_ reason: String) throws(StoreError) -> String {
        let reason = try reason.checkedLine(field: "reason")
        guard (1...Block.longestReason).contains(reason.unicodeScalars.count) else {
            throw .invalid(
                field: "reason",
                problem: "Say why, in at most \(Block.longestReason) characters, for whoever looks at it later."
            )
        }
        return reason
    }
}

extension Viewer {
    fileprivate var mayBlock: Bool { role == .administrator }

    fileprivate func checkMayBlock() throws(StoreError) {
        guard mayBlock else { throw .notFound }
    }
}

extension Change {
    /// Writes it into the audit log, and tells the listener; where it is an email, its seller as well.
    fileprivate mutating func tell(_ action: AuditAction, _ block: Block, by viewer: Viewer) throws {
        try audit(action, subject: block.id.description, by: viewer.user)
        events.append(.edgeStateChanged)
        if case .email(let id) = block.what, let head = try sql.head(of: id) {
            events.append(.email(id, status: head.status, seller: head.seller))
        }
    }
}
