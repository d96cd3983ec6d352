import Engagement
import Foundation
import SQLite
import Storage
import Tracking

/// What the pages and the API ask for, of a database with many interactions.
///
/// Half of them are spread over many emails, a hundred each, as mail has them; the other half belongs to one email to very
/// many, the worst that a timeline meets.
struct PagesTurn {
    let folder: String
    let interactions: Int

    private static let sellers = 100
    private static let ofEmail = 100
    private static let looks = 200

    /// Milliseconds of one question, over many looks.
    struct Figures: Encodable {
        let interactions: Int
        let databaseBytes: Int
        let medians: [String: Double]
        let worst: [String: Double]
    }

    func run() async throws -> Figures {
        let house = try await SQLiteStore(folder: folder)
        let sellers = (0..<Self.sellers).map { _ in UserID.new(at: Correspondence.start) }
        let emails = try await fill(house, sellers)
        let found = try await house.number("SELECT COUNT(*) AS number FROM interactions")
        guard found >= interactions else { throw Problem.notCounted(expected: interactions, found: found) }
        // Opened anew, so that nothing but the system's own memory holds any of it.
        try house.database.close()
        let opened = try await SQLiteStore(folder: folder)
        var times: [String: [Double]] = [:]
        for number in 0..<Self.looks {
            let place = number &* 7_919 % (emails.count - 1)
            let viewer = Viewer(user: sellers[place % sellers.count], role: .seller)
            try await look(at: emails[place + 1], "", viewer, opened.store, &times)
            let owner = Viewer(user: sellers[0], role: .seller)
            try await look(at: emails[0], " of the largest", owner, opened.store, &times)
        }
        return Figures(
            interactions: found,
            databaseBytes: opened.size,
            medians: times.mapValues { $0.sorted()[$0.count / 2] },
            worst: times.mapValues { $0.max() ?? 0 }
        )
    }

    private func look(
        at email: EmailID,
        _ name: String,
        _ viewer: Viewer,
        _ store: Store,
        _ times: inout [String: [Double]]
    ) async throws {
        func time<Value>(_ what: String, _ body: () async throws -> Value) async throws -> Value {
            let begin = ContinuousClock.now
            let value = try await body()
            times[what + name, default: []].append((ContinuousClock.now - begin) / .milliseconds(1))
            return value
        }
        if name.isEmpty {
            _ = try await time("list") { try await store.emails(EmailQuery(), viewer: viewer) }
            _ = try await time("search") { try await store.emails(EmailQuery(text: "quote"), viewer: viewer) }
        }
        _ = try await time("tiles") { try await store.email(email, viewer: viewer) }
        for isWhole in [true, false] {
            let page = try await time("timeline\(isWhole ? "" : " without machines")") {
                try await store.activity(of: email, viewer: viewer, includingMachines: isWhole, limit: 100)
            }
            // One of ten is a machine's.
            let expected = isWhole ? 100 : 90
            guard page.count >= expected else { throw Problem.notCounted(expected: expected, found: page.count) }
        }
        let middle = ActivityCursor(at: Correspondence.start + .seconds(50), id: .new(at: Correspondence.start))
        _ = try await time("timeline from the middle") {
            try await store.activity(of: email, viewer: viewer, includingMachines: true, before: middle, limit: 100)
        }
    }

    private func fill(_ house: SQLiteStore, _ sellers: [UserID]) async throws -> [EmailID] {
        for seller in sellers { try await house.addSeller(seller) }
        let count = max(2, interactions / 2 / Self.ofEmail) + 1
        let emails = (0..<count).map { EmailID.new(at: Correspondence.handOver($0)) }
        for (place, seller) in sellers.enumerated() {
            let own = emails.indices.filter { $0 == 0 ? place == 0 : ($0 - 1) % sellers.count == place }
            for piece in stride(from: 0, to: own.count, by: 500) {
                let part = own[piece..<min(own.count, piece + 500)].map { (emails[$0], Correspondence.handOver($0)) }
                try await house.add(part, of: seller, links: 6)
            }
        }
        try await happen(interactions / 2, on: [emails[0]], house)
        for piece in stride(from: 1, to: emails.count, by: 200) {
            try await happen(Self.ofEmail, on: Array(emails[piece..<min(emails.count, piece + 200)]), house)
        }
        return emails
    }

    /// So many interactions on each of these emails, one of ten a machine's.
    private func happen(_ count: Int, on emails: [EmailID], _ house: SQLiteStore) async throws {
        try await house.run(
            """
            WITH RECURSIVE numbers (n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < $2 - 1)
            INSERT INTO interactions (email_id, id, recipient, kind, ordinal, at, last_at, count, verdict, confidence, reasons,
                device_type, device_system, device_program)
            SELECT $1, randomblob(16), n % \(Correspondence.recipients), CASE WHEN n % 3 = 0 THEN 'opened' ELSE 'clicked' END,
                CASE WHEN n % 3 = 0 THEN 0 ELSE n % 6 END, $3 + (n * 7919 % 100000) * 1000, $3 + (n * 7919 % 100000) * 1000, 1,
                CASE WHEN n % 10 = 0 THEN 'machine' ELSE 'human' END, 0.9, 'A browser as people use it', 'desktop', 'Windows',
                'Chrome'
            FROM numbers
            """,
            emails.map { [.blob($0.bytes), .integer(Int64(count)), .integer(Correspondence.start.microseconds)] }
        )
    }
}
