internal import Mail
package import Tracking

extension Store {
    /// The addresses of a user that wait for their confirmation, the one asked for first at the top.
    package func senderRequests(of user: UserID) async throws(StoreError) -> [SenderRequest] {
        try await read { sql, now in try sql.senderRequests(of: user, at: now) }
    }

    /// Whether letters to such addresses land in the sandbox, where administrators alone find them: nothing sends their mail.
    package func mailsSenderRequestsToSandbox() async throws(StoreError) -> Bool {
        try await read { sql, _ in
            guard let administrator = try sql.firstAdministrator() else { return false }
            return try sql.mailServer(.relay, of: administrator.id) == nil && sql.mailServer(.relay, of: nil) == nil
        }
    }

    /// Mails a letter with a link to an address that a user wants to send from; of the link's secret only the SHA-256 is kept.
    ///
    /// The letter is an unfollowed email of the first administrator's, and leaves by their relay: whoever asked could read what
    /// leaves by a relay of their own, lies in their sandbox or comes back to them, and confirm what is not theirs.
    ///
    /// - Throws: ``StoreError/invalid(field:problem:)`` at `address` where it is none, has capital letters beyond A to Z, is
    ///   theirs already, or there were letters enough.
    @discardableResult
    package func requestSenderAddress(
        _ address: String,
        of user: UserID,
        secretHash: [UInt8],
        subject: String,
        text: String
    ) async throws(StoreError) -> SenderRequest {
        let mailbox = try Address(checkedSender: address)
        return try await write { change in
            try change.sql.checkRoom(for: mailbox, of: user, at: change.now)
            guard let administrator = try change.sql.firstAdministrator() else {
                throw StoreError.invalid(
                    field: "address",
                    problem: "There is no administrator who could send the letter."
                )
            }
            try change.sql.run(
                """
                INSERT INTO sender_requests (secret_hash, user_id, address_key, address, asked_at)
                VALUES ($1, $2, $3, $4, $5)
                """,
                secretHash,
                user,
                mailbox.key,
                mailbox.address,
                change.now
            )
            let letter = Draft(
                from: try Address(stored: administrator.address, name: Store.noticeSender),
                to: [mailbox],
                subject: subject,
                text: text,
                wish: false
            )
            try change.sendNotice(letter, of: administrator.id)
            return SenderRequest(address: mailbox.address, askedAt: change.now)
        }
    }

    /// Takes back what waits for its confirmation: the links of all letters to that address are good for nothing.
    package func withdrawSenderRequest(_ address: String, of user: UserID) async throws(StoreError) {
        try await write { change in
            let ended = try change.sql.endSenderRequests(address.lowercased(), of: user, at: change.now)
            guard ended > 0 else { throw StoreError.notFound }
        }
    }

    /// What the link with that secret is to a user.
    package func senderLink(secretHash: [UInt8], for user: UserID) async throws(StoreError) -> SenderLink {
        try await read { sql, now in try sql.senderLink(secretHash, for: user, at: now) }
    }

    /// Lets a user send from the address that the link was mailed to, if it waits for them; says what the link is now.
    @discardableResult
    package func confirmSenderAddress(secretHash: [UInt8], by user: UserID) async throws(StoreError) -> SenderLink {
        try await write { change in
            let link = try change.sql.senderLink(secretHash, for: user, at: change.now)
            guard case .waiting(let address) = link else { return link }
            let mailbox = try Address(stored: address, name: nil)
            try change.sql.insertSenderAddress(mailbox, of: user, at: change.now)
            try change.sql.endSenderRequests(mailbox.key, of: user, at: change.now)
            try change.audit(.senderAddressConfirmed, subject: user.description, by: user)
            return .confirmed(address)
        }
    }

    /// Forgets the letters whose links are too old; says how many.
    @discardableResult
    package func removeExpiredSenderRequests() async throws(StoreError) -> Int {
        try await write { change in
            try change.sql.run(
                "DELETE FROM sender_requests WHERE asked_at <= $1",
                change.now - SenderRequest.lifetime
            )
        }
    }
}

extension SQLConnection {
    /// Makes the links of all letters of a user to an address good for nothing; says how many there were.
    @discardableResult
    func endSenderRequests(_ key: String, of user: UserID, at now: Instant) throws -> Int {
        try run(
            """
            UPDATE sender_requests
            SET ended_at = $3
            WHERE user_id = $1 AND address_key = $2 AND ended_at IS NULL AND asked_at > $4
            """,
            user,
            key,
            now,
            now - SenderRequest.lifetime
        )
    }

    fileprivate func senderRequests(of user: UserID, at now: Instant) throws -> [SenderRequest] {
        let rows = try rows(
            """
            SELECT MAX(address) AS waiting, MIN(asked_at) AS first_at, MAX(asked_at) AS last_at
            FROM sender_requests
            WHERE user_id = $1 AND ended_at IS NULL AND asked_at > $2
            GROUP BY address_key
            ORDER BY first_at, address_key
            """,
            user,
            now - SenderRequest.lifetime
        )
        return try rows.map { SenderRequest(address: try $0.text("waiting"), askedAt: try $0.instant("last_at")) }
    }

    fileprivate func senderLink(_ secretHash: [UInt8], for user: UserID, at now: Instant) throws -> SenderLink {
        let row = try row(
            """
            SELECT user_id, address, ended_at
            FROM sender_requests
            WHERE secret_hash = $1 AND asked_at > $2
            """,
            secretHash,
            now - SenderRequest.lifetime
        )
        guard let row else { return .gone }
        let owner: UserID = try row.id("user_id")
        guard owner == user else { return .somebodyElses }
        let address = try row.text("address")
        if try maySend(user, from: Address(stored: address, name: nil)) { return .confirmed(address) }
        return try row.optionalInstant("ended_at") == nil ? .waiting(address) : .gone
    }

    /// Refuses a letter that would be one too many: nobody's mailbox is to be filled by somebody who types its address.
    fileprivate func checkRoom(for address: Address, of user: UserID, at now: Instant) throws {
        func refuse(_ problem: String) -> StoreError { .invalid(field: "address", problem: problem) }
        if try maySend(user, from: address) { throw refuse("You may send from this address already.") }
        let waiting = try senderRequests(of: user, at: now).filter { $0.address.lowercased() != address.key }
        guard waiting.count < SenderRequest.mostWaiting else {
            throw refuse(
                "\(SenderRequest.mostWaiting) addresses wait for their confirmation already. Confirm one, or take one back."
            )
        }
        let since = now - SenderRequest.day
        let asked = try row(
            "SELECT COUNT(*) AS letters FROM sender_requests WHERE user_id = $1 AND asked_at > $2",
            user,
            since
        )
        guard try asked?.number("letters") ?? 0 < SenderRequest.mostLettersByUser else {
            throw refuse("You asked for \(SenderRequest.mostLettersByUser) letters within a day. Try again tomorrow.")
        }
        let sent = try row(
            "SELECT COUNT(*) AS letters FROM sender_requests WHERE address_key = $1 AND asked_at > $2",
            address.key,
            since
        )
        guard try sent?.number("letters") ?? 0 < SenderRequest.mostLettersToAddress else {
            throw refuse(
                "\(SenderRequest.mostLettersToAddress) letters went to this address within a day. Look for them there, "
                    + "among spam too, or try again tomorrow."
            )
        }
    }

    /// Whose mail the system's own letters to others are: the first administrator's by name who may log in.
    fileprivate func firstAdministrator() throws -> User? {
        let row = try row(
            "SELECT id FROM users WHERE role = 'administrator' AND is_active = 1 ORDER BY name, id LIMIT 1"
        )
        return try row.flatMap { try user($0.id("id")) }
    }
}
