import Testing

@testable import Mail

@Suite struct InboundKindTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let kind: InboundKind
        let mail: String

        init(_ description: String, _ kind: InboundKind, _ mail: String) {
            testDescription = description
            self.kind = kind
            self.mail = mail
        }
    }

    private static let cases = [
        Case("RFC 3834", .automaticAnswer, "From: m@y.example\nAuto-Submitted: auto-replied\n\nI am away."),
        Case("RFC 3834, a person", .reply, "From: m@y.example\nAuto-Submitted: no\n\nHello"),
        Case("vacation program", .automaticAnswer, "From: m@y.example\nPrecedence: auto_reply\n\nI am away."),
        Case(
            "Exchange",
            .automaticAnswer,
            "From: m@y.example\nSubject: Automatic reply: Offer\nX-Auto-Response-Suppress: All\n\nThanks."
        ),
        Case("suppression alone", .reply, "From: m@y.example\nSubject: Offer\nX-Auto-Response-Suppress: All\n\nYes."),
        Case("subject alone", .reply, "From: m@y.example\nSubject: Out of office: next week\n\nShall we meet before?"),
        Case(
            "a person about an absence",
            .reply,
            "From: m@y.example\nSubject: Re: Out of office\nIn-Reply-To: <1@x.example>\n\nI am out of the office on Friday."
        ),
        Case(
            "mailing list",
            .reply,
            "From: m@y.example\nPrecedence: bulk\nList-Id: <l.y.example>\nSubject: vacation\n\nI am on vacation."
        ),
        Case(
            "an answer to a bounce",
            .reply,
            "From: m@y.example\nSubject: Re: Undelivered Mail Returned to Sender\n\n550 5.1.1 user unknown, it said.\n"
        ),
        Case(
            "qmail",
            .bounce,
            "Return-Path: <>\nFrom: MAILER-DAEMON@x.example\nSubject: failure notice\n\n<m@y.example>:\nno mailbox here\n"
        ),
        Case(
            "an attached report, forwarded",
            .reply,
            "From: m@y.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nSee this.\n--b\n"
                + "Content-Type: message/rfc822\n\nFrom: mailer-daemon@x.example\n"
                + "Content-Type: multipart/report; boundary=c\n\n--c\nContent-Type: message/delivery-status\n\n"
                + "Reporting-MTA: dns; x.example\n\nFinal-Recipient: rfc822; m@y.example\nAction: failed\n"
                + "Status: 5.1.1\n--c--\n--b--\n"
        ),
    ]

    @Test(arguments: cases) func tellsTheKind(_ test: Case) throws {
        #expect(try Message(Array(test.mail.utf8)).read().kind == test.kind)
    }

    private func read(_ lines: String...) throws -> InboundMessage {
        try Message(Array(lines.joined(separator: "\n").utf8)).read()
    }

    @Test func readsADeliveryReport() throws {
        let reading = try read(
            "From: mailer-daemon@x.example",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "",
            "Sorry.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; x.example",
            "",
            "Final-Recipient: rfc822; old@y.example",
            "Original-Recipient: rfc822;m@y.example",
            "Action: failed",
            "Status: 5.2.2 (mailbox full)",
            "Diagnostic-Code: smtp; 552 5.2.2",
            " Over quota",
            "",
            "Final-Recipient: rfc822; n@y.example",
            "Action: delayed",
            "Status: 4.4.1",
            "--b",
            "Content-Type: text/rfc822-headers",
            "",
            "Subject: Offer",
            "Message-ID: <1@x.example>",
            "",
            "--b--",
            ""
        )

        #expect(reading.kind == .bounce)
        #expect(reading.originalMessageID == "1@x.example")
        #expect(reading.bounces.map(\.addresses) == [["m@y.example", "old@y.example"], ["n@y.example"]])
        #expect(reading.bounces.map(\.status.description) == ["5.2.2", "4.4.1"])
        #expect(reading.bounces.map(\.reason) == [.mailboxFull, .unreachable])
        #expect(reading.bounces.map(\.isPermanent) == [true, false])
        #expect(reading.bounces.map(\.isDelay) == [false, true])
        #expect(reading.bounces.first?.words == "552 5.2.2 Over quota")
    }

    @Test func readsAComplaintAndAReceipt() throws {
        let complaint = try read(
            "From: fbl@y.example",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "",
            "Abuse.",
            "--b",
            "Content-Type: message/feedback-report",
            "",
            "Feedback-Type: abuse",
            "Original-Rcpt-To: <m@y.example>",
            "--b",
            "Content-Type: message/rfc822",
            "",
            "To: m@y.example",
            "Message-ID: <1@x.example>",
            "",
            "Hello",
            "--b--",
            ""
        )
        let receipt = try read(
            "From: m@y.example",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "",
            "Read.",
            "--b",
            "Content-Type: message/disposition-notification",
            "",
            "Final-Recipient: rfc822;m@y.example",
            "Original-Message-ID: <1@x.example>",
            "Disposition: manual-action/MDN-sent-manually; displayed",
            "--b--",
            ""
        )

        #expect(complaint.kind == .complaint)
        #expect(complaint.complaint == Complaint(type: "abuse", recipients: ["m@y.example"]))
        #expect(complaint.originalMessageID == "1@x.example")
        #expect(receipt.kind == .readReceipt)
        #expect(receipt.receipt?.isDisplayed == true)
        #expect(receipt.originalMessageID == "1@x.example")
    }

    @Test(arguments: [
        ("<1@x.example>", "1@x.example"),
        ("Message from Ada <ada@x.example> of \"Mon\" <1@x.example>", "1@x.example"),
        ("Your message of Monday <1@x.example>", "1@x.example"),
    ]) func findsWhatIsAnswered(_ field: String, _ id: String) throws {
        #expect(try read("In-Reply-To: \(field)", "", "Yes").inReplyTo == id)
    }

    @Test(arguments: [
        ("Mon, 2 Nov 2026 10:00:00 +0530", 330), ("Mon, 2 Nov 2026 10:00:00 -0800 (PST)", -480),
        ("Mon, 2 Nov 2026 10:00:00 -0000", nil), ("Mon, 2 Nov 2026 10:00:00 GMT", nil),
    ]) func readsTheOffset(_ date: String, _ minutes: Int?) throws {
        #expect(try read("Date: \(date)", "", "Yes").dateOffset == minutes)
    }
}
