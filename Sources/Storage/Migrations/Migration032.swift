extension Migration {
    static let people = Migration(
        number: 32,
        sentence: "Accounts, opportunities, what more is known of contacts, and what emails are about.",
        statements: [
            """
            CREATE TABLE accounts (
                id BYTEA NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                domain TEXT NOT NULL,
                phone TEXT NOT NULL,
                postal_address TEXT NOT NULL,
                preference TEXT NOT NULL CHECK (preference IN ('allow', 'disallow')),
                sort_key TEXT NOT NULL,
                search_text TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                archived_at BIGINT
            )
            """,
            "CREATE INDEX accounts_in_order ON accounts (sort_key, id)",
            "CREATE UNIQUE INDEX accounts_by_domain ON accounts (domain) WHERE domain <> '' AND archived_at IS NULL",
            "CREATE INDEX accounts_of_domain ON accounts (domain)",
            "ALTER TABLE contacts ADD COLUMN title TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE contacts ADD COLUMN postal_address TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE contacts ADD COLUMN time_zone TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE contacts ADD COLUMN language TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE contacts ADD COLUMN account_id BYTEA REFERENCES accounts (id)",
            "ALTER TABLE contacts ADD COLUMN archived_at BIGINT",
            "ALTER TABLE contacts ADD COLUMN merged_into BYTEA REFERENCES contacts (id)",
            "CREATE INDEX contacts_of_account ON contacts (account_id, sort_key, id)",
            """
            CREATE TABLE contact_addresses (
                address_key TEXT NOT NULL PRIMARY KEY,
                contact_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                address TEXT NOT NULL,
                place BIGINT NOT NULL CHECK (place >= 0)
            )
            """,
            "CREATE INDEX contact_addresses_of_contact ON contact_addresses (contact_id, place)",
            """
            INSERT INTO contact_addresses (address_key, contact_id, address, place)
            SELECT address_key, id, address, 0 FROM contacts
            """,
            """
            CREATE TABLE opportunities (
                id BYTEA NOT NULL PRIMARY KEY,
                name TEXT NOT NULL,
                account_id BYTEA REFERENCES accounts (id),
                amount BIGINT CHECK (amount >= 0),
                currency TEXT,
                stage TEXT NOT NULL
                    CHECK (stage IN ('new', 'qualified', 'proposed', 'negotiating', 'won', 'lost')),
                closed_at BIGINT,
                sort_key TEXT NOT NULL,
                search_text TEXT NOT NULL,
                created_at BIGINT NOT NULL,
                archived_at BIGINT,
                CHECK ((amount IS NULL) = (currency IS NULL)),
                CHECK ((stage IN ('won', 'lost')) = (closed_at IS NOT NULL))
            )
            """,
            "CREATE INDEX opportunities_in_order ON opportunities (sort_key, id)",
            "CREATE INDEX opportunities_of_account ON opportunities (account_id, id)",
            """
            CREATE TABLE opportunity_contacts (
                opportunity_id BYTEA NOT NULL REFERENCES opportunities (id) ON DELETE CASCADE,
                contact_id BYTEA NOT NULL REFERENCES contacts (id) ON DELETE CASCADE,
                PRIMARY KEY (opportunity_id, contact_id)
            )
            """,
            "CREATE INDEX opportunity_contacts_of_contact ON opportunity_contacts (contact_id)",
            "ALTER TABLE emails ADD COLUMN regarding BYTEA",
            "CREATE INDEX emails_regarding ON emails (regarding, created_at, id)",
        ]
    )
}
