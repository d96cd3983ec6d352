import Foundation
import Storage
import Tracking

/// Mail that was sent over some days, ten recipients each, and what they did with it: five hits a copy, none of which
/// folds into another.
struct Correspondence {
    static let recipients = 10
    static let hitsOfCopy = 5
    static let start = Instant(microseconds: 1_790_000_000_000_000)
    private static let gap = Duration.seconds(20)
    private static let links = 6
    /// How long after hand-over the hits of a copy come, in seconds; people read in the first hours, and come back.
    private static let delays: [Int64] = [40, 340, 4_000, 40_000, 180_000]
    /// The beacon at first, then links, and the beacon again now and then.
    private static let linkOfHit: [UInt16?] = [nil, 0, 1, nil, 2]

    let emails: [EmailID]
    private let seller = UserID.new(at: Correspondence.start)

    init(hits: Int) {
        let count = max(1, hits / (Self.recipients * Self.hitsOfCopy))
        emails = (0..<count).map { EmailID.new(at: Self.handOver($0)) }
    }

    static func handOver(_ email: Int) -> Instant { start + gap * email }

    /// Puts the mail into a new database.
    func send(in database: SQLiteStore) async throws {
        try await database.addSeller(seller)
        let pieces = stride(from: 0, to: emails.count, by: 1_000)
        for piece in pieces {
            let numbers = piece..<min(emails.count, piece + 1_000)
            try await database.add(numbers.map { (emails[$0], Self.handOver($0)) }, of: seller, links: Self.links)
        }
        // Sending counts each email and copy.
        try await database.store.recountInsights()
    }

    /// Hands over all hits in the order of time, in pieces.
    func hits(_ take: ([Hit]) throws -> Void) throws {
        var order: [(at: Int64, email: Int, hit: Int)] = []
        order.reserveCapacity(emails.count * Self.recipients * Self.hitsOfCopy)
        for email in emails.indices {
            for number in 0..<Self.recipients * Self.hitsOfCopy {
                let at = Self.handOver(email) + .seconds(Self.delays[number % Self.hitsOfCopy])
                let jitter = Int64((email &* 7_919 &+ number / Self.hitsOfCopy &* 104_729) % 20_000) * 1_000
                order.append((at.microseconds + jitter, email, number))
            }
        }
        order.sort { ($0.at, $0.email, $0.hit) < ($1.at, $1.email, $1.hit) }
        for start in stride(from: 0, to: order.count, by: 2_000) {
            try take(order[start..<min(order.count, start + 2_000)].map(hit))
        }
    }

    private func hit(at: Int64, email: Int, number: Int) -> Hit {
        let person = email &* Self.recipients &+ number / Self.hitsOfCopy
        let link = Self.linkOfHit[number % Self.hitsOfCopy]
        return Hit(
            at: Instant(microseconds: at),
            kind: link == nil ? .beacon : .link,
            copy: CopyReference(email: emails[email], recipient: UInt16(number / Self.hitsOfCopy)),
            ordinal: link ?? 0,
            method: .get,
            address: Self.address(of: person),
            agent: Self.agents[person &* 31 % Self.agents.count],
            headers: HitHeaders(
                accept: link == nil ? "image/avif,image/webp,*/*" : "text/html",
                language: "en-GB,en;q=0.9"
            )
        )
    }

    private static func address(of person: Int) -> NetworkAddress {
        let mixed = UInt32(truncatingIfNeeded: person &* 2_654_435_761)
        let bytes = [UInt8(11 + mixed >> 24 % 180), UInt8(mixed >> 16 & 255), UInt8(mixed >> 8 & 255), 7]
        return NetworkAddress(bytes: bytes) ?? .unspecified
    }

    /// Programs as people have them, in many versions.
    private static let agents: [String] = (100..<150).flatMap { version in
        [
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version).0.0.0 Safari/537.36",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version).0.0.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:\(version).0) Gecko/20100101 Firefox/\(version).0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_\(version % 7) like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E\(version)",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:\(version).0) Gecko/20100101 Thunderbird/\(version).1.0",
            "Mozilla/5.0 (Linux; Android 14; SM-G99\(version % 10)B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(version).0.6099.230 Mobile Safari/537.36",
        ]
    }
}
