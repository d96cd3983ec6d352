internal import Engagement
internal import Foundation

/// What `inkling advise` prints of a person.
struct AdviceLine: Encodable {
    private let person: String
    private let hour: Int
    private let minute: Int
    private let zone: String
    private let confidence: Double
    private let reason: String

    init(_ person: String, _ advice: HabitAdvice, in zone: HabitZone) {
        self.person = person
        hour = advice.minute / 60
        minute = advice.minute % 60
        self.zone = zone.name
        confidence = (advice.best.share * 1_000).rounded() / 1_000
        reason = advice.reason
    }

    /// On one line, whose members are always the same.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
