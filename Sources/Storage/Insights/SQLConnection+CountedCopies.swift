internal import Engagement
internal import Tracking

/// Each copy that was handed over as figures count it, beside the address it went to.
///
/// Who has an address, and which account they are of, changes by editing and merging, so sums of people would have to
/// follow; rows that are read from one index alone are quick enough for the busiest of them.
extension SQLConnection {
    /// Counts a copy as it is now.
    func countCopy(_ copy: CopyReference) throws {
        try countCopies(of: copy.email, copy.recipient...copy.recipient)
    }

    /// Raises what is counted of a copy by what was recorded of it, which comes to the same as counting it anew.
    ///
    /// A copy that is not counted yet is counted when it was handed over.
    func raiseCount(of copy: CopyReference, by increment: CopyIncrement) throws {
        try run(
            """
            UPDATE counted_copies
            SET opened = CASE WHEN $3 > 0 THEN followed ELSE opened END,
                perhaps_opened = CASE
                    WHEN $3 > 0 THEN 0
                    WHEN $4 > 0 AND opened = 0 THEN followed
                    ELSE perhaps_opened
                END,
                clicked = CASE WHEN $5 > 0 THEN followed ELSE clicked END,
                viewed = CASE WHEN $6 > 0 THEN followed ELSE viewed END,
                open_delay = CASE
                    WHEN followed = 1 AND $7 IS NOT NULL
                        AND (open_delay IS NULL OR open_delay > $7 - (SELECT sent_at FROM emails WHERE id = $1))
                    THEN $7 - (SELECT sent_at FROM emails WHERE id = $1)
                    ELSE open_delay
                END,
                last_opened_at = CASE
                    WHEN last_opened_at IS NULL OR last_opened_at < $8 THEN $8
                    ELSE last_opened_at
                END
            WHERE email_id = $1 AND recipient = $2
            """,
            copy.email,
            copy.recipient,
            increment.counts.opens,
            increment.counts.perhapsOpens,
            increment.counts.clicks,
            increment.counts.views,
            increment.firstOpen,
            increment.counts.lastOpened
        )
    }

    /// Counts the copies of an email as they are now.
    func countCopies(of email: EmailID, _ recipients: ClosedRange<UInt16> = 0...UInt16.max) throws {
        try run(
            """
            INSERT INTO counted_copies
                (email_id, recipient, address_key, seller_id, day, followed, opened, perhaps_opened, clicked, viewed, replied,
                bounced, open_delay, reply_delay, last_opened_at)
            SELECT c.email_id, c.ordinal, c.address_key, c.seller_id, c.sent_at / 86400000000, c.followed,
                CASE WHEN c.followed = 1 AND c.opens > 0 THEN 1 ELSE 0 END,
                CASE WHEN c.followed = 1 AND c.opens = 0 AND c.perhaps_opens > 0 THEN 1 ELSE 0 END,
                CASE WHEN c.followed = 1 AND c.clicks > 0 THEN 1 ELSE 0 END,
                CASE WHEN c.followed = 1 AND c.views > 0 THEN 1 ELSE 0 END,
                CASE WHEN c.replies > 0 THEN 1 ELSE 0 END, CASE WHEN c.bounced_at IS NULL THEN 0 ELSE 1 END,
                CASE WHEN c.followed = 1 AND c.opens > 0 THEN c.first_open - c.sent_at END, c.first_reply - c.sent_at,
                c.last_opened_at
            FROM (
                SELECT r.email_id, r.ordinal, r.address_key, e.seller_id, e.sent_at, r.opens, r.perhaps_opens, r.clicks,
                    r.views, r.replies, r.bounced_at, r.last_opened_at,
                    CASE WHEN e.following_state = 'on' AND r.has_objected = 0 THEN 1 ELSE 0 END AS followed,
                    (
                        SELECT MIN(i.at)
                        FROM interactions i
                        WHERE i.email_id = r.email_id AND i.recipient = r.ordinal AND i.kind = 'opened'
                            AND i.verdict = 'human' AND i.was_served = 1
                    ) AS first_open,
                    (
                        SELECT MIN(p.at)
                        FROM replies p
                        WHERE p.email_id = r.email_id AND p.recipient = r.ordinal AND p.kind = 'replied'
                    ) AS first_reply
                FROM emails e
                JOIN recipients r ON r.email_id = e.id
                WHERE e.id = $1 AND r.ordinal BETWEEN $2 AND $3 AND e.sent_at > 0 AND e.is_notice = 0
                    AND r.status = 'handedOver'
            ) c
            WHERE c.sent_at > 0
            ON CONFLICT (email_id, recipient) DO UPDATE
            SET day = excluded.day, followed = excluded.followed, opened = excluded.opened,
                perhaps_opened = excluded.perhaps_opened, clicked = excluded.clicked, viewed = excluded.viewed,
                replied = excluded.replied, bounced = excluded.bounced, open_delay = excluded.open_delay,
                reply_delay = excluded.reply_delay, last_opened_at = excluded.last_opened_at
            """,
            email,
            recipients.lowerBound,
            recipients.upperBound
        )
    }
}
