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

    private func opened(
        _ verdict: Verdict,
        after delay: Duration = .zero,
        count: Int = 1,
        on device: Device = .unknown
    ) -> Interaction {
        Interaction(
            id: .new(at: hit),
            copy: CopyReference(email: sent.email.id, recipient: 0),
            kind: .opened,
            ordinal: 0,
            at: hit + delay,
            lastAt: hit + delay,
            count: count,
            judgement: Judgement(verdict: verdict, confidence: 0.9, reasons: ["Somebody looked"]),
            device: device,
            place: "Leip\u{1B}[2Jzig"
        )
    }

    private func lines(
        _ activity: [Interaction],
        replies: [Reply] = [],
        stops: [FollowingStop] = [],
        saysWhy: Bool = false
    ) -> [String] {
        TimelineText(email: sent.email, zone: .gmt, saysWhy: saysWhy)
            .lines(activity: activity, replies: replies, stops: stops)
    }

    @Test func tellsTheNewestFirstUnderTheSubject() {
        let lines = lines([opened(.unknown), opened(.human, after: .seconds(60), count: 2)])

        #expect(lines.first == "Hello (sent)")
        #expect(lines.count == 4)
        #expect(lines[1].hasSuffix("new@customer.example opened it, 2 times, near Leip[2Jzig [person]"))
        #expect(lines[2].hasSuffix("[can’t tell]"))
        #expect(lines[3].contains("Sent to new@customer.example"))
    }

    @Test func tellsTheDeviceBesideThePlace() {
        let phone = Device(type: .phone, system: "iOS", program: "Apple\u{1B} Mail")

        let lines = lines([opened(.human, on: phone)])

        #expect(lines[1].hasSuffix("opened it, iPhone, Apple Mail, near Leip[2Jzig [person]"))
    }

    @Test(arguments: [("failed", "5.1.1", "Did not arrive"), ("delayed", "4.4.1", "Has not arrived yet")])
    func tellsAtWhomItDidNotArrive(action: String, status: String, words: String) async throws {
        let id = try #require(sent.email.messageID)
        let report = [
            "From: MAILER-DAEMON@mx.example", "To: anna@inkling.example", "Message-ID: <b1@mx.example>",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "",
            "--b", "", "Sorry.",
            "--b", "Content-Type: message/delivery-status", "",
            "Reporting-MTA: dns; mx.example", "",
            "Final-Recipient: rfc822; new@customer.example", "Action: \(action)", "Status: \(status)",
            "Diagnostic-Code: smtp; 550 \(status) No such user", "",
            "--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <\(id)>", "",
            "--b--", "",
        ]
        try await sent.store.takeIn(Array(report.joined(separator: "\r\n").utf8))
        let replies = try await sent.store.replies(of: sent.email.id, viewer: sent.seller.viewer, limit: 9)

        let lines = lines([], replies: replies)

        #expect(lines.contains { $0.contains("\(words) at new@customer.example: ") && $0.contains("No such user") })
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
