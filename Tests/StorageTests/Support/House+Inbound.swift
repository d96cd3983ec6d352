internal import Storage
internal import Tracking

extension House {
    /// Takes in a message of these lines.
    @discardableResult
    func takeIn(_ lines: String..., at owner: UserID? = nil) async throws -> InboundOutcome {
        try await store.takeIn(Array(lines.joined(separator: "\r\n").utf8), at: owner)
    }

    /// Takes in an answer to the email with the id that `prepared` gives.
    @discardableResult
    func answer(
        from: String,
        to: String = "ada@seller.test",
        id: String = "r1@buyer.test",
        subject: String = "Re: Your quote",
        more: String = "X-Test: 1",
        text: String = "Yes, please.\r\n\r\nOn 2 Nov 2026, Ada wrote:\r\n> Hello",
        at owner: UserID? = nil
    ) async throws -> InboundOutcome {
        try await takeIn(
            "From: \(from)",
            "To: \(to)",
            "Message-ID: <\(id)>",
            "In-Reply-To: <first@seller.test>",
            "Subject: \(subject)",
            "Date: Mon, 2 Nov 2026 10:00:00 +0530",
            more,
            "",
            text,
            at: owner
        )
    }

    /// Takes in a delivery report about that recipient.
    @discardableResult
    func bounce(
        of recipient: String,
        id: String = "first@seller.test",
        to: String = "ada@seller.test",
        status: String = "5.1.1",
        action: String = "failed",
        reportID: String = "b1@mx.test"
    ) async throws -> InboundOutcome {
        try await takeIn(
            "From: MAILER-DAEMON@mx.test",
            "To: \(to)",
            "Message-ID: <\(reportID)>",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            "",
            "--b",
            "",
            "Sorry.",
            "--b",
            "Content-Type: message/delivery-status",
            "",
            "Reporting-MTA: dns; mx.test",
            "",
            "Final-Recipient: rfc822; \(recipient)",
            "Action: \(action)",
            "Status: \(status)",
            "Diagnostic-Code: smtp; 550 \(status) No such user",
            "",
            "--b",
            "Content-Type: text/rfc822-headers",
            "",
            "Message-ID: <\(id)>",
            "",
            "--b--",
            ""
        )
    }

    /// Takes in what a mail program says when that recipient read the email.
    @discardableResult
    func receipt(from recipient: String) async throws -> InboundOutcome {
        try await takeIn(
            "From: \(recipient)",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "",
            "Read.",
            "--b",
            "Content-Type: message/disposition-notification",
            "",
            "Final-Recipient: rfc822;\(recipient)",
            "Original-Message-ID: <first@seller.test>",
            "Disposition: manual-action/MDN-sent-manually; displayed",
            "--b--",
            ""
        )
    }
}
