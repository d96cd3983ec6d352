extension Migration {
    static let insightCounts = Migration(
        number: 41,
        sentence: "Counts everything that was sent for the figures.",
        statements: [
            "DELETE FROM counted_emails", "DELETE FROM insight_counts", "DELETE FROM insight_delays",
            "DELETE FROM insight_slots",
            // Everybody has an empty id. Delays in minutes first, in steps after: to the minute within an hour, and coarser from there on.
            """
            INSERT INTO counted_emails
                (email_id, seller_id, template_id, day, followed, opened, perhaps_opened, clicked, viewed, replied, bounced,
                open_step, reply_step)
            SELECT f.id, f.seller_id, f.template_id, f.sent_at / 86400000000, f.followed,
                CASE WHEN f.followed = 1 AND f.opened_by > 0 THEN 1 ELSE 0 END,
                CASE WHEN f.followed = 1 AND f.opened_by = 0 AND f.perhaps_opened_by > 0 THEN 1 ELSE 0 END,
                CASE WHEN f.followed = 1 AND f.clicks > 0 THEN 1 ELSE 0 END,
                CASE WHEN f.followed = 1 AND f.views > 0 THEN 1 ELSE 0 END,
                CASE WHEN f.replies > 0 THEN 1 ELSE 0 END, CASE WHEN f.bounced_by > 0 THEN 1 ELSE 0 END,
                CASE WHEN f.followed = 0 OR f.opened_by = 0 THEN NULL
                    ELSE CASE WHEN f.open_delay < 60 THEN f.open_delay
                        WHEN f.open_delay < 1440 THEN 60 + (f.open_delay - 60) / 15
                        WHEN f.open_delay < 20160 THEN 152 + (f.open_delay - 1440) / 180
                        ELSE 256 + (f.open_delay - 20160) / 1440 END
                END,
                CASE WHEN f.replies = 0 THEN NULL
                    ELSE CASE WHEN f.reply_delay < 60 THEN f.reply_delay
                        WHEN f.reply_delay < 1440 THEN 60 + (f.reply_delay - 60) / 15
                        WHEN f.reply_delay < 20160 THEN 152 + (f.reply_delay - 1440) / 180
                        ELSE 256 + (f.reply_delay - 20160) / 1440 END
                END
            FROM (
                SELECT e.id, e.seller_id, e.template_id, e.sent_at, e.opened_by, e.perhaps_opened_by, e.clicks, e.views,
                    e.replies, e.bounced_by, CASE WHEN e.following_state = 'on' THEN 1 ELSE 0 END AS followed,
                    (
                        SELECT CASE WHEN MIN(i.at) > e.sent_at THEN (MIN(i.at) - e.sent_at) / 60000000 ELSE 0 END
                        FROM interactions i
                        WHERE i.email_id = e.id AND i.kind = 'opened' AND i.verdict = 'human' AND i.was_served = 1
                    ) AS open_delay,
                    (
                        SELECT CASE WHEN MIN(p.at) > e.sent_at THEN (MIN(p.at) - e.sent_at) / 60000000 ELSE 0 END
                        FROM replies p
                        WHERE p.email_id = e.id AND p.kind = 'replied' AND p.recipient IS NOT NULL
                    ) AS reply_delay
                FROM emails e
                WHERE e.sent_at > 0 AND e.is_notice = 0
            ) f
            """,
            """
            INSERT INTO insight_counts
                (kind, subject, grain, span, sent, followed, opened, perhaps_opened, clicked, viewed, replied, bounced)
            SELECT k.kind,
                CASE k.kind WHEN 'seller' THEN c.seller_id WHEN 'template' THEN c.template_id
                    ELSE SUBSTR(c.seller_id, 1, 0) END,
                g.grain, c.day / g.grain, COUNT(*), SUM(c.followed), SUM(c.opened), SUM(c.perhaps_opened), SUM(c.clicked),
                SUM(c.viewed), SUM(c.replied), SUM(c.bounced)
            FROM counted_emails c
            CROSS JOIN (SELECT 1 AS grain UNION ALL SELECT 16) g
            CROSS JOIN (SELECT 'everybody' AS kind UNION ALL SELECT 'seller' UNION ALL SELECT 'template') k
            WHERE k.kind <> 'template' OR c.template_id IS NOT NULL
            GROUP BY 1, 2, 3, 4
            """,
            """
            INSERT INTO insight_delays (kind, subject, what, grain, span, step, count)
            SELECT k.kind,
                CASE k.kind WHEN 'seller' THEN c.seller_id WHEN 'template' THEN c.template_id
                    ELSE SUBSTR(c.seller_id, 1, 0) END,
                w.what, g.grain, c.day / g.grain, CASE w.what WHEN 'opened' THEN c.open_step ELSE c.reply_step END, COUNT(*)
            FROM counted_emails c
            CROSS JOIN (SELECT 1 AS grain UNION ALL SELECT 16) g
            CROSS JOIN (SELECT 'opened' AS what UNION ALL SELECT 'replied') w
            CROSS JOIN (SELECT 'everybody' AS kind UNION ALL SELECT 'seller' UNION ALL SELECT 'template') k
            WHERE (k.kind <> 'template' OR c.template_id IS NOT NULL)
                AND CASE w.what WHEN 'opened' THEN c.open_step ELSE c.reply_step END IS NOT NULL
            GROUP BY 1, 2, 3, 4, 5, 6
            """,
            """
            INSERT INTO insight_slots (kind, subject, slot, count)
            SELECT k.kind,
                CASE k.kind WHEN 'seller' THEN e.seller_id WHEN 'template' THEN e.template_id
                    ELSE SUBSTR(e.seller_id, 1, 0) END,
                a.at / 900000000, COUNT(*)
            FROM (
                SELECT email_id, at FROM interactions WHERE verdict = 'human' AND was_served = 1
                UNION ALL
                SELECT email_id, at FROM replies WHERE kind = 'replied' AND recipient IS NOT NULL
            ) a
            JOIN emails e ON e.id = a.email_id
            CROSS JOIN (SELECT 'everybody' AS kind UNION ALL SELECT 'seller' UNION ALL SELECT 'template') k
            WHERE e.is_notice = 0 AND (k.kind <> 'template' OR e.template_id IS NOT NULL)
            GROUP BY 1, 2, 3
            """,
        ]
    )
}
