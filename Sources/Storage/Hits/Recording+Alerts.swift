internal import Engagement
internal import Tracking

extension Recording {
    /// Raises the cards that an interaction deserves; one whose cause turned out to be no person gets this cause instead.
    mutating func alert(of interaction: Interaction, seller: UserID) throws {
        try alertFirst(of: interaction, seller: seller)
        try alertView(of: interaction, seller: seller)
        try alertOften(of: interaction, seller: seller)
    }

    /// The first-open alert.
    mutating func alertFirst(of interaction: Interaction, seller: UserID) throws {
        guard let card = Card.firstOpenAlert(id: .new(at: change.now), for: interaction, seller: seller) else { return }
        try raiseOrRevive(card)
    }

    /// The first look at a file, unless the first-open alert says just that.
    mutating func alertView(of interaction: Interaction, seller: UserID) throws {
        guard let card = Card.firstView(id: .new(at: change.now), for: interaction, seller: seller),
            try change.sql.firstView(of: interaction.copy) == interaction.id,
            try !change.sql.isOpenedAlert(of: interaction)
        else { return }
        try raiseOrRevive(card)
    }

    /// Somebody who comes back again and again.
    mutating func alertOften(of interaction: Interaction, seller: UserID) throws {
        guard interaction.kind == .opened, interaction.judgement.verdict == .human, interaction.wasServed,
            try Card.isOften(change.sql.opens(of: interaction.copy))
        else { return }
        try raiseOrRevive(.openedOften(id: .new(at: change.now), for: interaction, seller: seller))
    }

    private mutating func raiseOrRevive(_ card: Card) throws {
        guard try !change.raise(card) else { return }
        try change.revive(card)
    }
}

extension SQLConnection {
    /// The first look of a copy's recipient at a file.
    func firstView(of copy: CopyReference) throws -> InteractionID? {
        let row = try row(
            """
            SELECT id
            FROM interactions
            WHERE email_id = $1 AND recipient = $2 AND kind = 'viewed' AND verdict = 'human' AND was_served = 1
            ORDER BY at, id
            LIMIT 1
            """,
            copy.email,
            copy.recipient
        )
        return try row?.id("id")
    }

    /// Whether the first-open alert of a copy is about this interaction.
    func isOpenedAlert(of interaction: Interaction) throws -> Bool {
        let row = try row(
            "SELECT 1 AS found FROM cards WHERE email_id = $1 AND interaction_id = $2 AND kind = 'opened'",
            interaction.copy.email,
            interaction.id
        )
        return row != nil
    }

    /// When a person opened a copy, the last times.
    func opens(of copy: CopyReference) throws -> [Instant] {
        let rows = try rows(
            """
            SELECT at
            FROM interactions
            WHERE email_id = $1 AND recipient = $2 AND kind = 'opened' AND verdict = 'human' AND was_served = 1
            ORDER BY at DESC
            LIMIT 100
            """,
            copy.email,
            copy.recipient
        )
        return try rows.map { try $0.instant("at") }
    }
}

extension Change {
    /// Gives a card whose cause turned out to be no person a new cause, and lets it come back as new wherever its seller put it.
    mutating func revive(_ card: Card) throws {
        let row = try sql.row(
            """
            UPDATE cards
            SET interaction_id = $4, at = $5, expires_at = $6, is_doubtful = 0
            WHERE email_id = $1 AND recipient = $2 AND kind = $3 AND is_doubtful = 1
            RETURNING id
            """,
            card.copy.email,
            card.copy.recipient,
            card.kind,
            card.interaction,
            card.at,
            card.expiresAt
        )
        guard let row else { return }
        try comeBack(row.id("id"), card)
    }

    /// Takes over that an interaction turned out to be no person's: its cards get another cause, or are doubtful (product §4.7).
    mutating func doubt(_ interaction: Interaction, seller: UserID) throws {
        let copy = interaction.copy
        try doubt(.opened, of: interaction, other: sql.firstDeed(of: copy), seller: seller)
        if interaction.kind == .viewed {
            let other = try sql.firstView(of: copy).flatMap { try sql.interaction($0, of: copy.email) }
            try doubt(.viewed, of: interaction, other: other, seller: seller)
        }
        guard interaction.kind == .opened, try !Card.isOften(sql.opens(of: copy)) else { return }
        let row = try sql.row(
            """
            UPDATE cards
            SET is_doubtful = 1
            WHERE email_id = $1 AND recipient = $2 AND kind = 'openedOften' AND is_doubtful = 0
            RETURNING id
            """,
            copy.email,
            copy.recipient
        )
        if let row { events.append(.card(try row.id("id"), seller: seller)) }
    }

    private mutating func doubt(
        _ kind: CardKind,
        of interaction: Interaction,
        other: Interaction?,
        seller: UserID
    ) throws {
        let row = try sql.row(
            """
            UPDATE cards
            SET interaction_id = $4, at = COALESCE($5, at), is_doubtful = $6
            WHERE email_id = $1 AND interaction_id = $2 AND kind = $3
            RETURNING id
            """,
            interaction.copy.email,
            interaction.id,
            kind,
            other?.id ?? interaction.id,
            other?.at,
            other == nil
        )
        guard let row else { return }
        events.append(.card(try row.id("id"), seller: seller))
    }
}

extension SQLConnection {
    /// The first thing that a person did with a copy.
    fileprivate func firstDeed(of copy: CopyReference) throws -> Interaction? {
        let row = try row(
            """
            SELECT id
            FROM interactions
            WHERE email_id = $1 AND recipient = $2 AND verdict = 'human' AND was_served = 1
            ORDER BY at, id
            LIMIT 1
            """,
            copy.email,
            copy.recipient
        )
        return try row.flatMap { try interaction($0.id("id"), of: copy.email) }
    }
}
