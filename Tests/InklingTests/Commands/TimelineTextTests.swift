import Engagement
import Foundation
import Storage
import Testing
import Tracking

@testable import inkling

@Suite struct TimelineTextTests {
    private let sent: SentEmail
    private let hit: Instant

    init() async throws {
        sent = try await SentEmail()
        hit = try #require(sent.email.sentAt) + .seconds(3_600)
    }

    private func opened(_ verdict: Verdict, after delay: Duration = .zero, count: Int = 1) -> Interaction {
        Interaction(
            id: .new(at: hit),
            copy: CopyReference(email: sent.email.id, recipient: 0),
            kind: .opened,
            ordinal: 0,
            at: hit + delay,
            lastAt: hit + delay,
            count: count,
            judgement: Judgement(verdict: verdict, confidence: 0.9, reasons: ["Somebody looked"]),
            device: Device(),
            place: "Leip\u{1B}[2Jzig"
        )
    }

    private func lines(
        _ activity: [Interaction],
        stops: [FollowingStop] = [],
        saysWhy: Bool = false
    ) -> [String] {
        TimelineText(email: sent.email, zone: .gmt, saysWhy: saysWhy)
            .lines(activity: activity, replies: [], stops: stops)
    }

    @Test func tellsTheNewestFirstUnderTheSubject() {
        let lines = lines([opened(.unknown), opened(.human, after: .seconds(60), count: 2)])

        #expect(lines.first == "Hello (sent)")
        #expect(lines.count == 4)
        #expect(lines[1].hasSuffix("new@customer.example opened it, 2 times, near Leip[2Jzig [person]"))
        #expect(lines[2].hasSuffix("[can’t tell]"))
        #expect(lines[3].contains("Sent to new@customer.example"))
    }

    @Test func tellsWhoStoppedBeingFollowed() {
        let lines = lines([opened(.human)], stops: [FollowingStop(recipient: 0, at: hit + .seconds(60))])

        #expect(lines.count == 4)
        #expect(lines[1].hasSuffix("new@customer.example stopped being followed"))
        #expect(lines[2].hasSuffix("[person]"))
    }

    @Test func whatStrangersWroteDoesNotSteerTheTerminal() {
        #expect(lines([opened(.human)]).allSatisfy { !$0.unicodeScalars.contains("\u{1B}") })
    }

    @Test func saysWhyWhereItIsAsked() {
        #expect(lines([opened(.human)], saysWhy: true)[1].hasSuffix("[person]: Somebody looked"))
    }
}
