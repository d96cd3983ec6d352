internal import Engagement
internal import Storage
internal import Testing
internal import Tracking

extension JudgedHit {
    /// A hit as tests describe it: what, when, by whom.
    static func make(
        _ kind: HitKind = .beacon,
        of email: EmailID,
        recipient: UInt16 = 0,
        ordinal: UInt16 = 0,
        at: Instant,
        verdict: Verdict = .human,
        agent: String = "Thunderbird",
        device: Device = Device(type: .desktop, system: "Linux", program: "Thunderbird"),
        address: String = "192.0.2.77",
        method: HitMethod = .get,
        wasServed: Bool = true
    ) throws -> JudgedHit {
        JudgedHit(
            hit: Hit(
                at: at,
                kind: kind,
                copy: CopyReference(email: email, recipient: recipient),
                ordinal: ordinal,
                method: method,
                address: try #require(NetworkAddress(address)),
                agent: agent,
                headers: HitHeaders(accept: "image/*", language: "de", purpose: nil, range: nil),
                wasServed: wasServed
            ),
            device: device,
            agentFamily: agent,
            judgement: Judgement(verdict: verdict, confidence: 0.75, reasons: ["One reason", "Another"], proxy: nil),
            place: "Berlin"
        )
    }
}

/// The journal of a test: each batch leads one further.
struct TestJournal {
    static let name = "edge"
    private var offset: Int64 = 0

    mutating func next() -> JournalPosition {
        offset += 1
        return JournalPosition(segment: 1, offset: offset)
    }
}
