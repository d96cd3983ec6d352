internal import Tracking

extension Store {
    /// What is called exactly that, whatever the case and accents, or has that address or domain; of some kinds only.
    ///
    /// More than one where several have the name; the archived ones are left out.
    package func records(
        named text: String,
        among kinds: Set<RecordKind> = Set(RecordKind.allCases)
    ) async throws(StoreError) -> [RecordReference] {
        let key = text.searchable
        guard !key.isEmpty else { return [] }
        return try await read { sql, _ in
            let rows = try sql.rows(
                """
                SELECT id
                FROM contacts
                WHERE sort_key = $1 AND archived_at IS NULL AND merged_into IS NULL
                UNION
                SELECT contact_id FROM contact_addresses WHERE address_key = $2
                UNION
                SELECT id FROM accounts WHERE sort_key = $1 AND archived_at IS NULL
                UNION
                SELECT id FROM accounts WHERE domain = $2 AND domain <> '' AND archived_at IS NULL
                UNION
                SELECT id FROM opportunities WHERE sort_key = $1 AND archived_at IS NULL
                LIMIT 20
                """,
                key,
                text.lowercased().trimmed
            )
            return try rows.compactMap { try sql.record(try $0.id("id")) }.filter { kinds.contains($0.record.kind) }
        }
    }
}
