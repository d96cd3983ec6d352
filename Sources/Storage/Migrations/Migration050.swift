extension Migration {
    static let sellersFigures = Migration(
        number: 50,
        sentence: "A seller's counted emails in an index that holds all that their figures by template add up.",
        statements: [
            "DROP INDEX counted_emails_of_seller",
            """
            CREATE INDEX counted_emails_of_seller ON counted_emails
                (seller_id, day, template_id, email_id, followed, opened, perhaps_opened, clicked, viewed, replied, bounced,
                open_step, reply_step)
            """,
        ]
    )
}
