internal import Engagement
internal import Foundation
internal import Mail
package import Tracking

extension Store {
    /// So many cards are told in one digest at most; the rest wait for the next.
    package static let longestDigest = 200

    /// When the next digest is due, which may be long ago; `nil` where nobody wants one.
    package func nextDigest() async throws(StoreError) -> Instant? {
        try await read { sql, _ in
            let row = try sql.row("SELECT MIN(digest_due_at) AS due_at FROM users WHERE digest_due_at IS NOT NULL")
            return try row?.optionalInstant("due_at")
        }
    }

    /// Sends the digests that are due now, so many at most, as unfollowed mail of each seller to themselves; says how many were
    /// due.
    ///
    /// The letter, the cards that it tells and the time of the next one are written in one transaction: whatever happens to
    /// the server, a card is told once. Nothing to tell is no mail.
    @discardableResult
    package func sendDigests(
        limit: Int,
        writing: @escaping @Sendable (Digest) -> DigestLetter
    ) async throws(StoreError) -> Int {
        try await write { change in
            let sellers: [UserID] = try change.sql.rows(
                """
                SELECT id
                FROM users
                WHERE digest_due_at <= $1
                ORDER BY digest_due_at, id
                LIMIT $2
                """,
                change.now,
                max(0, limit)
            ).map { try $0.id("id") }
            for seller in sellers {
                if let digest = try change.takeDigest(of: seller) { try change.send(writing(digest), of: digest) }
            }
            return sellers.count
        }
    }
}

extension Change {
    /// Plans when a seller gets the next digest; one that is due already stays so.
    func planDigest(of seller: UserID) throws {
        try sql.run(
            "UPDATE users SET digest_due_at = $2 WHERE id = $1 AND (digest_due_at IS NULL OR digest_due_at > $3)",
            seller,
            try sql.digestTime(of: seller)?.next(after: now),
            now
        )
    }

    /// Plans everybody's anew.
    func planDigests() throws {
        let rows = try sql.rows("SELECT id FROM users WHERE digest_at IS NOT NULL")
        for row in rows { try planDigest(of: row.id("id")) }
    }

    /// What is to be told to a seller now; `nil` for nothing.
    ///
    /// Either way the next one is planned.
    fileprivate func takeDigest(of seller: UserID) throws -> Digest? {
        let time = try sql.digestTime(of: seller)
        try sql.run("UPDATE users SET digest_due_at = $2 WHERE id = $1", seller, time?.next(after: now))
        guard let time, time.allows(now), let user = try sql.user(seller), user.isActive else { return nil }
        let cards = try sql.untoldCards(of: seller, at: now, limit: Store.longestDigest)
        guard !cards.isEmpty else { return nil }
        return Digest(seller: user, cards: cards, waiting: try sql.openCardCount(of: seller, at: now), at: now)
    }

    fileprivate mutating func send(_ letter: DigestLetter, of digest: Digest) throws {
        let seller = digest.seller
        let draft = Draft(
            from: try Address(stored: seller.address, name: Store.noticeSender),
            to: [try Address(stored: seller.address, name: seller.name)],
            subject: letter.subject,
            html: letter.html,
            text: letter.text,
            wish: false
        )
        try sendNotice(draft, of: seller.id)
        for detail in digest.cards {
            try sql.run(
                "UPDATE cards SET is_told = 1 WHERE email_id = $1 AND id = $2",
                detail.card.copy.email,
                detail.card.id
            )
        }
    }
}

extension SQLConnection {
    /// When a seller gets their digests; `nil` where they want none.
    ///
    /// Until a browser told where they are, their clock is that of Greenwich.
    fileprivate func digestTime(of seller: UserID) throws -> DigestTime? {
        let row = try row("SELECT digest_at, quiet_start, quiet_end FROM users WHERE id = $1", seller)
        guard let row, let minute = try row.optionalNumber("digest_at") else { return nil }
        return DigestTime(
            minute: Int(minute),
            zone: try user(seller)?.zone ?? .gmt,
            hours: try settings().workingHours,
            quietHours: try QuietHours(row)
        )
    }

    /// The cards that wait for a seller, were told in no digest, and are not doubtful: urgent ones first, then the newest.
    fileprivate func untoldCards(of seller: UserID, at now: Instant, limit: Int) throws -> [CardDetail] {
        let rows = try rows(
            """
            SELECT id
            FROM cards
            WHERE seller_id = $1 AND expires_at > $2 AND is_told = 0 AND is_doubtful = 0
                AND (state = 'open' OR (state = 'snoozed' AND snoozed_until <= $2))
            ORDER BY CASE WHEN kind = 'reminder' THEN 1 ELSE 0 END DESC, at DESC, id DESC
            LIMIT $3
            """,
            seller,
            now,
            limit
        )
        return try rows.compactMap { try card($0.id("id"), at: now) }
    }
}
