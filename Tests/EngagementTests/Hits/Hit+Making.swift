internal import Testing
internal import Tracking

extension Hit {
    /// When those of tests begin: a quarter of an hour before midnight.
    static let start = Instant(microseconds: 20_000 * 86_400_000_000 - 900_000_000)

    /// A hit as tests describe it: seconds after the first, and what differs.
    static func make(
        after seconds: Double = 0,
        kind: HitKind = .beacon,
        ordinal: UInt16 = 0,
        method: HitMethod = .get,
        address: String = "192.0.2.77",
        agent: String = "Thunderbird",
        wasServed: Bool = true
    ) throws -> Hit {
        let email = try #require(EmailID("01900000-0000-7000-8000-000000000001"))
        return Hit(
            at: start + .milliseconds(Int64(seconds * 1_000)),
            kind: kind,
            copy: CopyReference(email: email, recipient: 0),
            ordinal: ordinal,
            method: method,
            address: try #require(NetworkAddress(address)),
            agent: agent,
            headers: HitHeaders(),
            wasServed: wasServed
        )
    }
}
