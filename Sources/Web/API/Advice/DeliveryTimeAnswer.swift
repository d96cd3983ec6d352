internal import Engagement
internal import Mail
internal import Tracking

/// When an email is best delivered, with its reasons (product §6.2).
struct DeliveryTimeAnswer: Encodable, Sendable {
    @Nullable var sendAt: Instant?
    let atWork: Int
    let reasons: [String]
    @Nullable var hours: [Double]?
    let recipients: [Person]

    /// What is known of one of them.
    struct Person: Encodable, Sendable {
        let address: String
        @Nullable var zone: String?
        @Nullable var zoneEvidence: String?
        @Nullable var localTime: String?
        let moments: Int
        @Nullable var confidence: Double?
        let reason: String

        init(_ person: DeliveryAdvice.Person, in advice: DeliveryAdvice) {
            address = person.address.address
            _zone = Nullable(wrappedValue: person.zone?.clock)
            _zoneEvidence = Nullable(wrappedValue: person.zone?.words)
            let local = person.zone.flatMap { zone in advice.time.map { WallTime($0.moment, in: zone.zone).text } }
            _localTime = Nullable(wrappedValue: local)
            moments = person.habit?.moments ?? 0
            _confidence = Nullable(wrappedValue: advice.confidence(for: person).map(Self.rounded))
            reason = advice.reason(for: person)
        }

        fileprivate static func rounded(_ share: Double) -> Double { (share * 1_000).rounded() / 1_000 }
    }

    init(_ advice: DeliveryAdvice) {
        _sendAt = Nullable(wrappedValue: advice.time?.moment)
        atWork = advice.time?.atWork ?? 0
        reasons = advice.reasons
        _hours = Nullable(wrappedValue: advice.hours?.map(Person.rounded))
        recipients = advice.people.map { Person($0, in: advice) }
    }
}
