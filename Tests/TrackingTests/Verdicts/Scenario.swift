import Testing

@testable import Tracking

/// What happens to a copy that was handed over at noon, and the verdicts to expect, hit by hit.
struct Scenario: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let visits: [Visit]
    let verdicts: [Verdict]
    var links: Int?
    /// Seconds after hand-over at which the recipient answered, and at which a reply that quotes the copy came.
    var answered: Double?
    var quoted: Double?
    var usual: Set<Visitor> = []
    var isAddressedToSender = false
    var isSandbox = false
    /// What the last hit's reasons say, among others.
    var reason: String?

    init(
        _ testDescription: String,
        _ visits: [Visit],
        _ verdicts: [Verdict],
        reason: String? = nil,
        links: Int? = nil,
        answered: Double? = nil,
        quoted: Double? = nil,
        isAddressedToSender: Bool = false,
        isSandbox: Bool = false
    ) {
        self.testDescription = testDescription
        self.visits = visits
        self.verdicts = verdicts
        self.reason = reason
        self.links = links
        self.answered = answered
        self.quoted = quoted
        self.isAddressedToSender = isAddressedToSender
        self.isSandbox = isSandbox
    }

    var copy: CopyFacts {
        CopyFacts(
            handedOver: Samples.noon,
            isSandbox: isSandbox,
            isAddressedToSender: isAddressedToSender,
            senderSessions: [],
            linkCount: links,
            answered: moment(answered),
            quoted: moment(quoted),
            usualVisitors: usual
        )
    }

    private func moment(_ seconds: Double?) -> Instant? {
        seconds.map { Samples.noon + .milliseconds(Int64($0 * 1_000)) }
    }

    func judgements() throws -> [Judgement] {
        Judge().judge(try visits.map { try $0.observed() }, of: copy)
    }
}
