import Foundation
import SQLite
import Storage
import Tracking

/// A new database file with the tables of today, which is filled by plain SQL: what is measured comes afterwards.
struct SQLiteStore {
    let path: String
    let database: SQLiteDatabase
    let store: Store

    init(folder: String) async throws {
        path = folder + "/inkling.sqlite"
        database = try SQLiteDatabase(path: path)
        store = Store(database: database)
        try await store.migrate()
        _ = try await store.updateSettings(WorkspaceSettings(isFollowingOn: true), by: nil)
    }

    func addSeller(_ seller: UserID) async throws {
        let id = seller.bytes
        let name = "seller-\(seller)@seller.example"
        try await run(
            """
            INSERT INTO users (id, name, address, address_key, role, password_hash, wishes_following, is_active, created_at)
            VALUES ($1, 'Anna', $2, $2, 'seller', '-', 1, 1, 0)
            """,
            [[.blob(id), .text(name)]]
        )
    }

    /// Adds mail that was handed over, with its copies and links.
    func add(_ emails: [(id: EmailID, at: Instant)], of seller: UserID, links: Int) async throws {
        try await run(
            """
            INSERT INTO emails (id, seller_id, status, from_address, subject, search_text, recipient_count, is_raw, wish,
                following_state, version, created_at, updated_at, queued_at, sent_at)
            VALUES ($1, $2, 'sent', 'anna@seller.example', 'Your quote', 'your quote', $3, 0, 1, 'on', 1, $4, $4, $4, $4)
            """,
            emails.map {
                [
                    .blob($0.id.bytes), .blob(seller.bytes), .integer(Int64(Correspondence.recipients)),
                    .integer($0.at.microseconds),
                ]
            }
        )
        try await run(
            """
            INSERT INTO recipients (email_id, ordinal, field, address, address_key, status, handed_over_at)
            VALUES ($1, $2, 'to', $3, $3, 'handedOver', $4)
            """,
            emails.enumerated().flatMap { number, email -> [[SQLValue]] in
                // Everybody gets ten emails over the days.
                let circle = number % max(1, emails.count / 10)
                return (0..<Int64(Correspondence.recipients)).map {
                    [
                        .blob(email.id.bytes), .integer($0), .text("reader-\($0)-of-\(circle)@buyer.example"),
                        .integer(email.at.microseconds),
                    ]
                }
            }
        )
        try await run(
            "INSERT INTO tracked_links (email_id, ordinal, url, label) VALUES ($1, $2, 'https://contoso.example/page', 'page')",
            emails.flatMap { email in (0..<Int64(links)).map { [.blob(email.id.bytes), .integer($0)] } }
        )
    }

    func run(_ statement: String, _ rows: [[SQLValue]]) async throws {
        try await database.write { sql in
            for row in rows { try sql.run(statement, row) }
        }
    }

    func number(_ query: String) async throws -> Int {
        try await database.read { sql in
            guard case .integer(let number)? = try sql.rows(query, []).first?.value("number") else { return 0 }
            return Int(number)
        }
    }

    /// The bytes of the file, with what is still in the log beside it.
    var size: Int {
        [path, path + "-wal"].reduce(0) { size, path in
            size + (((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0)
        }
    }
}
