package import Engagement
package import Tracking

extension Store {
    /// Sets up the relay or the mailbox of a seller, or of the workspace where there is no seller; of each there is one.
    ///
    /// `seal` makes the sealed secret for the server's id. Without it the secret stays that was there, as long as the server
    /// and whoever signs in are the same: a secret is never shown to another server than it was typed for. With an
    /// administrator's leave the server may stand at a private address; other changes of place end that leave.
    ///
    /// - Throws: ``StoreError/notFound`` for another seller's or, but for administrators, the workspace's;
    ///   ``StoreError/invalid(field:problem:)`` for what can't be.
    @discardableResult
    package func setMailServer(
        _ purpose: MailServerPurpose,
        of seller: UserID?,
        to settings: MailServerSettings,
        allowsPrivateAddress: Bool? = nil,
        by viewer: Viewer,
        seal: (@Sendable (MailServerID) throws -> [UInt8])? = nil
    ) async throws(StoreError) -> MailServer {
        let settings = try settings.checked()
        return try await write { change in
            try viewer.checkMaySet(serversOf: seller)
            let current = try change.sql.mailServer(purpose, of: seller)
            let keepsLeave = current.map { $0.allowsPrivateAddress && settings.isAtPlace(of: $0.settings) } ?? false
            let isAllowed = allowsPrivateAddress ?? keepsLeave
            guard isAllowed == keepsLeave || !isAllowed || viewer.role == .administrator else {
                throw StoreError.invalid(
                    field: "allowsPrivateAddress",
                    problem: "Only an administrator may let a mail server stand at a private address; ask one."
                )
            }
            let id = current?.id ?? .new(at: change.now)
            let server = MailServer(
                id: id,
                purpose: purpose,
                seller: seller,
                settings: settings,
                sealedSecret: try settings.secret(seal.map { seal in { try seal(id) } }, after: current),
                allowsPrivateAddress: isAllowed,
                problem: nil,
                checkedAt: nil
            )
            try change.keep(server)
            try change.audit(.mailServerSet, subject: id.description, by: viewer.user)
            change.events.append(.mailServersChanged)
            return server
        }
    }

    /// Gives a server of anybody's leave to stand at a private address, or takes it back, as administrators may.
    package func allowPrivateAddress(
        _ isAllowed: Bool,
        of id: MailServerID,
        by viewer: Viewer
    ) async throws(StoreError) {
        try await write { change in
            guard viewer.role == .administrator else { throw StoreError.notFound }
            let changed = try change.sql.run(
                "UPDATE mail_servers SET allows_private_address = $2 WHERE id = $1",
                id,
                isAllowed
            )
            guard changed == 1 else { throw StoreError.notFound }
            try change.audit(.privateAddressDecided, subject: id.description, by: viewer.user)
            change.events.append(.mailServersChanged)
        }
    }

    /// Takes a server away with its secret; mail then goes by the workspace's, or to the sandbox.
    package func removeMailServer(_ id: MailServerID, by viewer: Viewer) async throws(StoreError) {
        try await write { change in
            guard let server = try change.sql.mailServer(id) else { throw StoreError.notFound }
            try viewer.checkMaySet(serversOf: server.seller)
            try change.sql.run("DELETE FROM mail_servers WHERE id = $1", id)
            try change.audit(.mailServerRemoved, subject: id.description, by: viewer.user)
            change.events.append(.mailServersChanged)
        }
    }

    /// The server that was set for a seller, or for the workspace; `nil` as well for whoever may not set it.
    package func mailServer(
        _ purpose: MailServerPurpose,
        of seller: UserID?,
        viewer: Viewer
    ) async throws(StoreError) -> MailServer? {
        guard viewer.maySet(serversOf: seller) else { return nil }
        return try await read { sql, _ in try sql.mailServer(purpose, of: seller) }
    }

    /// The server that serves a seller: their own, else the workspace's.
    package func mailServer(
        _ purpose: MailServerPurpose,
        serving seller: UserID
    ) async throws(StoreError) -> MailServer? {
        try await read { sql, _ in try sql.mailServer(purpose, of: seller) ?? sql.mailServer(purpose, of: nil) }
    }

    /// A server by its id, for whoever speaks to it.
    package func mailServer(_ id: MailServerID) async throws(StoreError) -> MailServer? {
        try await read { sql, _ in try sql.mailServer(id) }
    }

    /// Every server of a purpose, the workspace's and the sellers'.
    package func mailServers(_ purpose: MailServerPurpose) async throws(StoreError) -> [MailServer] {
        try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id, purpose, seller_id, host, port, security, sign_in, user_name, sealed_secret, sent_folder,
                    per_minute, per_connection, allows_private_address, problem, checked_at
                FROM mail_servers
                WHERE purpose = $1
                ORDER BY id
                """,
                purpose
            )
            return try rows.map { try MailServer($0) }
        }
    }

    /// Notes what is wrong with a server, in words; `nil` where it was found right.
    ///
    /// A server that was taken away meanwhile is left alone.
    package func noteProblem(_ problem: String?, of id: MailServerID) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                "UPDATE mail_servers SET problem = $2, checked_at = $3 WHERE id = $1",
                id,
                problem,
                change.now
            )
        }
    }

    /// Puts a secret in another one's place that the server gave for it, unless somebody set another meanwhile.
    package func renewSecret(
        of id: MailServerID,
        from old: [UInt8],
        to new: [UInt8]
    ) async throws(StoreError) {
        try await write { change in
            try change.sql.run(
                "UPDATE mail_servers SET sealed_secret = $3 WHERE id = $1 AND sealed_secret = $2",
                id,
                old,
                new
            )
        }
    }
}

extension Viewer {
    fileprivate func maySet(serversOf seller: UserID?) -> Bool {
        seller.map { $0 == user } ?? (role == .administrator)
    }

    fileprivate func checkMaySet(serversOf seller: UserID?) throws(StoreError) {
        guard maySet(serversOf: seller) else { throw .notFound }
    }
}

extension MailServerSettings {
    /// The sealed secret: a new one, or the one that was there where it may stay.
    fileprivate func secret(_ seal: (() throws -> [UInt8])?, after current: MailServer?) throws -> [UInt8]? {
        guard signIn != .none else { return nil }
        if let seal { return try seal() }
        guard let current, takesSecret(of: current.settings), let secret = current.sealedSecret else {
            throw StoreError.invalid(
                field: "secret",
                problem:
                    "Give the password or token anew: it is shown to no other server or name than it was given for."
            )
        }
        return secret
    }
}
