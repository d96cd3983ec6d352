internal import Engagement
internal import Mail
internal import Tracking

extension SQLConnection {
    /// Stores an email with its copies, and everything that came of it.
    func insert(_ email: ScaleEmail) throws {
        try insertHead(of: email)
        try run(
            "INSERT INTO email_texts (email_id, html, plain_text) VALUES ($1, $2, $3)",
            email.id,
            email.html,
            String?.none
        )
        for (ordinal, copy) in email.copies.enumerated() { try insert(copy, at: ordinal, of: email) }
        for link in 0..<(email.isSent ? email.links : 0) {
            try run(
                "INSERT INTO tracked_links (email_id, ordinal, url, label) VALUES ($1, $2, $3, $4)",
                email.id,
                link,
                ScaleWords.url(ofLink: link),
                "Document \(link + 1)"
            )
        }
        if let file = email.file { try insert(file) }
        for interaction in email.interactions { try insert(interaction) }
        for reply in email.replies { try insert(reply, key: reply.messageID ?? "") }
        for card in email.cards { try insert(card) }
        if let reminder = email.reminder { try insert(reminder, of: email.id) }
        if email.isSent { try noteCorrespondence(of: email.id, at: email.createdAt) }
    }

    private func insertHead(of email: ScaleEmail) throws {
        let totals = email.totals
        let isOut = email.status == .sent || email.status == .failed
        let reply = email.copies.reduce(0) { $0 + $1.replies }
        let bounced = email.copies.count { $0.bouncedAt != nil }
        try run(
            """
            INSERT INTO emails
                (id, seller_id, status, from_name, from_address, subject, search_text, recipient_count, is_raw, wish,
                following_state, following_reason, message_id, version, created_at, updated_at, queued_at, sent_at,
                opens, perhaps_opens, opened_by, perhaps_opened_by, clicks, perhaps_clicks, links_clicked, views,
                perhaps_views, last_opened_at, last_opened_by, replies, bounced_by, thread, answers, send_at,
                is_scheduled, template_id, regarding)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10, $11, $12, 1, $13, $13, $14, $15, $16, $17, $18, $19, $20,
                $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)
            """,
            [
                email.id.sqlValue, email.seller.id.sqlValue, (isOut ? email.status : .draft).sqlValue,
                email.seller.name.sqlValue, email.seller.address.sqlValue, email.subject.sqlValue,
                email.searchText.sqlValue, email.copies.count.sqlValue, (email.following != .off).sqlValue,
                email.following.sqlValue, (email.following == .blocked ? "Somebody does not allow it." : nil).sqlValue,
                email.messageID.sqlValue, email.createdAt.sqlValue, (isOut ? email.createdAt : nil).sqlValue,
                email.sentAt.sqlValue, totals.opens.sqlValue, totals.perhapsOpens.sqlValue, totals.openedBy.sqlValue,
                totals.perhapsOpenedBy.sqlValue, totals.clicks.sqlValue, totals.perhapsClicks.sqlValue,
                totals.linksClicked.sqlValue, totals.views.sqlValue, totals.perhapsViews.sqlValue,
                totals.lastOpened.sqlValue, totals.lastOpenedBy.sqlValue, reply.sqlValue, bounced.sqlValue,
                (email.answers ?? "").sqlValue, email.answers.sqlValue, email.sendAt.sqlValue,
                (email.status == .scheduled).sqlValue, email.template.sqlValue, email.regarding.sqlValue,
            ]
        )
    }

    private func insert(_ copy: ScaleCopy, at ordinal: Int, of email: ScaleEmail) throws {
        let status = email.isSent ? "handedOver" : email.status == .failed ? "failed" : "waiting"
        try run(
            """
            INSERT INTO recipients
                (email_id, ordinal, field, name, address, address_key, status, handed_over_at, failure, is_sandbox,
                has_objected, opens, perhaps_opens, clicks, perhaps_clicks, links_clicked, views, perhaps_views,
                last_opened_at, replies, answered_at, bounced_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
            """,
            [
                email.id.sqlValue, ordinal.sqlValue, copy.field.sqlValue, copy.person.address.name.sqlValue,
                copy.person.address.address.sqlValue, copy.person.address.key.sqlValue, status.sqlValue,
                email.sentAt.sqlValue, (email.status == .failed ? "550 No such mailbox" : nil).sqlValue,
                email.isSandbox.sqlValue,
                (email.following == .blocked && copy.person.preference == .disallow).sqlValue,
                copy.totals.opens.sqlValue, copy.totals.perhapsOpens.sqlValue, copy.totals.clicks.sqlValue,
                copy.totals.perhapsClicks.sqlValue, copy.totals.linksClicked.sqlValue, copy.totals.views.sqlValue,
                copy.totals.perhapsViews.sqlValue, copy.totals.lastOpened.sqlValue, copy.replies.sqlValue,
                copy.answeredAt.sqlValue, copy.bouncedAt.sqlValue,
            ]
        )
        for (link, clicks) in copy.clicks {
            try run(
                "INSERT INTO link_clicks (email_id, ordinal, recipient, clicks) VALUES ($1, $2, $3, $4)",
                email.id,
                link,
                ordinal,
                clicks
            )
        }
        if email.isSandbox { try land(copy, at: ordinal, of: email) }
    }

    private func land(_ copy: ScaleCopy, at ordinal: Int, of email: ScaleEmail) throws {
        let message = """
            From: <\(email.seller.address)>\r\nTo: <\(copy.person.address.address)>\r\nSubject: \(email.subject)\r
            MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(email.html)\r\n
            """
        try run(
            """
            INSERT INTO sandbox_messages
                (email_id, id, recipient, seller_id, address_key, address, subject, received_at, size, bytes)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            email.id,
            copy.message,
            ordinal,
            email.seller.id,
            copy.person.address.key,
            copy.person.address.address,
            email.subject,
            email.createdAt,
            message.utf8.count,
            Array(message.utf8)
        )
    }

    private func insert(_ card: Card) throws {
        let dismissedAt: Instant? = if case .dismissed(let at) = card.state { at } else { nil }
        try run(
            """
            INSERT INTO cards
                (email_id, id, seller_id, kind, recipient, interaction_id, at, expires_at, state, dismissed_at,
                is_doubtful)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            card.copy.email,
            card.id,
            card.seller,
            card.kind,
            card.copy.recipient,
            card.interaction,
            card.at,
            card.expiresAt,
            dismissedAt == nil ? "open" : "dismissed",
            dismissedAt,
            card.isDoubtful
        )
    }

    private func insert(_ reminder: Reminder, of email: EmailID) throws {
        let (plan, progress) = (reminder.plan, reminder.progress)
        try run(
            """
            INSERT INTO reminders
                (email_id, condition, due_at, note, state, fires_at, met_kind, met_recipient, met_at, fired_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            email,
            plan.condition,
            plan.at,
            plan.note,
            progress.word,
            progress == .waiting ? plan.at : nil,
            progress.evidence?.kind,
            progress.evidence?.recipient,
            progress.evidence?.at,
            progress.firedAt
        )
    }
}
