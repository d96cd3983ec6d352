internal import Foundation
internal import Testing

/// A workspace's data with as many reminders as a test wants, made by copying one email; and a look at what became of them.
struct ReminderStock: Sendable {
    let database: String
    let folder: TemporaryFolder

    /// Whether there is a program that writes the data while the server is stopped.
    static let isPossible = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

    /// What became of the reminders.
    struct State: Decodable, Sendable {
        let waiting: Int
        let fired: Int
        let cards: Int
        /// How many cards are not as they were at an earlier look.
        let changed: Int
    }

    /// Copies an email until there are so many, each with a reminder that is due.
    func fill(from email: String, count: Int) async throws {
        try await run(Self.filling, email.replacing("-", with: ""), "\(count)")
    }

    /// Counts, and holds what came against what had come at the look before.
    func look() async throws -> State {
        let output = try await run(Self.looking, folder.file("seen-reminders"))
        return try JSONDecoder().decode(State.self, from: Data(output.utf8))
    }

    @discardableResult
    private func run(_ program: String, _ arguments: String...) async throws -> String {
        let finished = try await FinishedProgram.run(
            ["/usr/bin/python3", "-c", program, database] + arguments,
            within: .seconds(300)
        )
        try #require(finished.succeeded, "\(finished.output)")
        return finished.output
    }

    private static let filling = """
        import os, sqlite3, sys
        base = sqlite3.connect(sys.argv[1])
        source, count = bytes.fromhex(sys.argv[2]), int(sys.argv[3])
        def row(table, key):
            cursor = base.execute(f"SELECT * FROM {table} WHERE {key} = ?", (source,))
            return [column[0] for column in cursor.description], cursor.fetchone()
        tables = [("emails", "id"), ("recipients", "email_id"), ("reminders", "email_id")]
        rows = [(table, key, *row(table, key)) for table, key in tables]
        for number in range(count):
            name = source if number == 0 else os.urandom(16)
            for table, key, columns, values in rows:
                new = [name if column == key else 1 if column in ("due_at", "fires_at") else value
                       for column, value in zip(columns, values)]
                base.execute(f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) "
                             f"VALUES ({', '.join('?' * len(columns))})", new)
        base.commit()
        """

    private static let looking = """
        import json, os, sqlite3, sys
        base = sqlite3.connect(sys.argv[1], timeout=60)
        count = lambda text: base.execute(text).fetchone()[0]
        cards = {email.hex(): at for email, at in base.execute("SELECT email_id, at FROM cards WHERE kind = 'reminder'")}
        seen = json.load(open(sys.argv[2])) if os.path.exists(sys.argv[2]) else {}
        json.dump(cards, open(sys.argv[2], "w"))
        print(json.dumps({
            "waiting": count("SELECT COUNT(*) FROM reminders WHERE fires_at IS NOT NULL"),
            "fired": count("SELECT COUNT(*) FROM reminders WHERE state = 'fired'"),
            "cards": len(cards),
            "changed": sum(cards.get(email) != at for email, at in seen.items()),
        }))
        """
}
