internal import Foundation

/// Reads the notices that Amazon SES sends by mail in place of a report: JSON with `notificationType` or `eventType`.
enum NotificationReader {
    /// What Amazon's notification service puts around a notice unless it is told not to.
    private struct Envelope: Decodable {
        let message: String?

        private enum CodingKeys: String, CodingKey {
            case message = "Message"
        }
    }

    private struct Notice: Decodable {
        let notificationType: String?
        let eventType: String?
        let bounce: Failure?

        struct Failure: Decodable {
            let bounceType: String?
            let bounceSubType: String?
            let bouncedRecipients: [Failed]?
        }

        struct Failed: Decodable {
            let emailAddress: String?
            let status: String?
            let diagnosticCode: String?
        }
    }

    /// The recipients of such a notice; nil where the text is none, or is about something else.
    static func bounces(in text: ReadingText) -> [Bounce]? {
        let lines = text.own.drop { $0.allSatisfy(\.isWhitespace) }.prefix { !$0.allSatisfy(\.isWhitespace) }
        guard lines.first?.first == "{" else { return nil }
        // What was longer than a line may be (RFC 5322 §2.1.1) was folded on the way.
        let whole = lines.enumerated().map { $0 > 0 && $1.first == " " ? $1.dropFirst() : $1 }.joined()
        let decoder = JSONDecoder()
        guard let outer = try? decoder.decode(Envelope.self, from: Data(whole.utf8)),
            let notice = try? decoder.decode(Notice.self, from: Data((outer.message ?? whole).utf8)),
            (notice.notificationType ?? notice.eventType)?.lowercased() == "bounce", let failure = notice.bounce
        else { return nil }
        let isPermanent = failure.bounceType?.lowercased() != "transient"
        let kind = PhraseText(failure.bounceSubType ?? "")
        return failure.bouncedRecipients?.prefix(100).map { failed in
            let words = failed.diagnosticCode.map(ReportFields.untyped) ?? ""
            let named = failed.status.flatMap { StatusFinder.status(in: $0) } ?? StatusFinder.status(in: words)
            let reason = ReasonFinder.reason(status: named, words: words.isEmpty ? kind : PhraseText(words))
            return Bounce(
                recipient: failed.emailAddress,
                originalRecipient: nil,
                status: named ?? ReasonFinder.status(of: reason, isPermanent: isPermanent),
                reason: reason,
                words: String(words.prefix(BounceReader.longestWords))
            )
        }
    }
}
