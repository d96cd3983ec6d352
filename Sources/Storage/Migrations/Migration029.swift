extension Migration {
    static let conversations = Migration(
        number: 29,
        sentence: "Which message each email answers, by its id, so that what stands in one conversation is found.",
        statements: [
            "ALTER TABLE emails ADD COLUMN answers TEXT",
            // The last line of the thread: the rest up to it ends with a line break, and is taken off by its length.
            """
            UPDATE emails
            SET answers = SUBSTR(thread, LENGTH(RTRIM(thread, REPLACE(thread, '
            ', ''))) + 1)
            WHERE thread <> ''
            """,
            "CREATE INDEX emails_by_answered ON emails (answers, seller_id, created_at, id)",
            "CREATE INDEX replies_by_message_id ON replies (message_id, email_id)",
        ]
    )
}
