internal import Engagement
internal import Tracking

extension Change {
    /// Raises a card, unless its copy has one of that kind, about the same person, already, or its seller wants none;
    /// says whether it did.
    @discardableResult
    mutating func raise(_ card: Card) throws -> Bool {
        guard try sql.getsCards(card.kind, card.seller) else { return false }
        let raised = try sql.run(
            """
            INSERT INTO cards
                (email_id, id, seller_id, kind, recipient, interaction_id, at, expires_at, state, is_doubtful,
                stranger, stranger_name)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'open', $9, $10, $11)
            ON CONFLICT (email_id, recipient, kind, stranger) DO NOTHING
            """,
            card.copy.email,
            card.id,
            card.seller,
            card.kind,
            card.copy.recipient,
            card.interaction,
            card.at,
            card.expiresAt,
            card.isDoubtful,
            card.stranger?.address ?? "",
            card.stranger?.name
        )
        guard raised == 1 else { return false }
        events.append(.card(card.id, seller: card.seller, raisedAt: now))
        return true
    }

    /// Lets a card that its seller may have put away or dismissed come back as new, unless they want none of its kind any more.
    mutating func comeBack(_ id: CardID, _ card: Card) throws {
        let isWanted = try sql.getsCards(card.kind, card.seller)
        if isWanted {
            try sql.run(
                """
                UPDATE cards
                SET state = 'open', snoozed_until = NULL, dismissed_at = NULL, is_told = 0
                WHERE email_id = $1 AND id = $2
                """,
                card.copy.email,
                id
            )
        }
        events.append(.card(id, seller: card.seller, raisedAt: isWanted ? now : nil))
    }
}
