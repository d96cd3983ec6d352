internal import Engagement
internal import Tracking

extension Recording {
    /// Takes over what is believed of stored hits now, and what follows for interactions and cards.
    ///
    /// An interaction is what the most human of its hits is: one picture that turns out a scanner's takes nothing from the
    /// person's own beside it. The totals of the copies are counted anew when the batch is finished.
    mutating func rejudge(_ changes: [Rejudgement]) throws {
        guard isFollowingOn else { return }
        for rejudged in changes {
            guard let seller = try seller(of: rejudged.copy) else { continue }
            guard let interaction = try change.sql.rejudge(rejudged) else { continue }
            copiesToRecount.insert(rejudged.copy)
            try settle(interaction, of: rejudged.copy, seller: seller)
        }
    }

    private mutating func settle(_ id: InteractionID, of copy: CopyReference, seller: UserID) throws {
        guard var interaction = try change.sql.interaction(id, of: copy.email),
            let judgement = try change.sql.strongestJudgement(of: id, in: copy.email),
            judgement.verdict != interaction.judgement.verdict
        else { return }
        let wasHuman = interaction.judgement.verdict == .human
        activity[copy.email, default: .init()].note(interaction, believed: interaction.judgement.verdict, times: -1)
        activity[copy.email, default: .init()].note(interaction, believed: judgement.verdict)
        interaction.judgement = judgement
        try change.sql.updateJudgement(of: interaction)
        touch(interaction, seller: seller)
        if judgement.verdict == .human {
            try alert(of: interaction, seller: seller)
            try change.prove(copy, by: ArrivalProof(interaction.kind))
        } else if wasHuman {
            try change.doubt(interaction, seller: seller)
        }
    }
}

extension SQLConnection {
    /// Writes a new judgement of a hit, and answers its interaction; `nil` where the hit is gone, has none, or was judged
    /// otherwise in the meantime.
    fileprivate func rejudge(_ rejudged: Rejudgement) throws -> InteractionID? {
        let row = try row(
            """
            UPDATE hits
            SET verdict = $3, confidence = $4, reasons = $5, proxy = $6
            WHERE email_id = $1 AND id = $2 AND verdict = $7
            RETURNING interaction_id
            """,
            rejudged.copy.email,
            rejudged.hit,
            rejudged.judgement.verdict,
            rejudged.judgement.confidence,
            rejudged.judgement.storedReasons,
            rejudged.judgement.proxy,
            rejudged.previous
        )
        return try row?.optionalID("interaction_id")
    }

    /// The judgement of the most human hit of an interaction, the surest of those.
    fileprivate func strongestJudgement(of interaction: InteractionID, in email: EmailID) throws -> Judgement? {
        let row = try row(
            """
            SELECT verdict, confidence, reasons, proxy
            FROM hits
            WHERE email_id = $1 AND interaction_id = $2
            ORDER BY CASE verdict WHEN 'human' THEN 0 WHEN 'unknown' THEN 1 WHEN 'own' THEN 2 ELSE 3 END,
                confidence DESC, at
            LIMIT 1
            """,
            email,
            interaction
        )
        return try row.map { try Judgement($0) }
    }

    fileprivate func updateJudgement(of interaction: Interaction) throws {
        try run(
            """
            UPDATE interactions
            SET verdict = $3, confidence = $4, reasons = $5, proxy = $6
            WHERE email_id = $1 AND id = $2
            """,
            interaction.copy.email,
            interaction.id,
            interaction.judgement.verdict,
            interaction.judgement.confidence,
            interaction.judgement.storedReasons,
            interaction.judgement.proxy
        )
    }
}
