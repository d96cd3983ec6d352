internal import Engagement
internal import Foundation
internal import Tracking

/// Mail that comes back in the demo, as mail programs and servers write it (RFC 5322, RFC 3834, RFC 3464).
struct DemoAnswer {
    let person: DemoPerson
    /// Who is answered.
    let seller: String
    let subject: String
    /// The answered message, without angle brackets.
    let messageID: String
    let at: Instant

    /// A reply with its text, and the quoted beginning of what it answers.
    func reply(_ text: String) -> [UInt8] {
        message(
            identifier,
            fields: ["Subject: Re: \(encoded(subject))"],
            body: "\(text)\r\n\r\n\(person.firstName)\r\n\r\nOn an earlier day you wrote:\r\n> \(subject)\r\n"
        )
    }

    /// An automatic answer with the day of return.
    func away(until day: String) -> [UInt8] {
        message(
            identifier + ".away",
            fields: [
                "Subject: Automatic reply: \(encoded(subject))", "Auto-Submitted: auto-replied", "Precedence: bulk",
            ],
            body: "Thank you for your message. I am out of the office and will be back on \(day).\r\n"
        )
    }

    /// A report that there is no such mailbox.
    func bounce() -> [UInt8] {
        let domain = person.address.split(separator: "@").last ?? "example"
        let lines = [
            "From: Mail Delivery System <mailer-daemon@\(domain)>", "To: <\(seller)>", "Date: \(date)",
            "Message-ID: <\(identifier).report@\(domain)>", "Subject: Undelivered Mail Returned to Sender",
            "Auto-Submitted: auto-replied", "MIME-Version: 1.0",
            "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"", "",
            "--b", "Content-Type: text/plain", "", "The mail could not be delivered: there is no such mailbox.", "",
            "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.\(domain)", "",
            "Final-Recipient: rfc822; \(person.address)", "Action: failed", "Status: 5.1.1",
            "Diagnostic-Code: smtp; 550 5.1.1 User unknown", "",
            "--b", "Content-Type: text/rfc822-headers", "", "Message-ID: <\(messageID)>",
            "Subject: \(encoded(subject))",
            "", "--b--", "",
        ]
        return Array(lines.joined(separator: "\r\n").utf8)
    }

    private func message(_ name: String, fields: [String], body: String) -> [UInt8] {
        let lines =
            [
                "From: \(encoded(person.name)) <\(person.address)>", "To: <\(seller)>", "Date: \(date)",
                "Message-ID: <\(name)@\(person.address.split(separator: "@").last ?? "example")>",
                "In-Reply-To: <\(messageID)>", "References: <\(messageID)>",
            ] + fields + [
                "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit", "",
            ]
        return Array((lines.joined(separator: "\r\n") + "\r\n" + body).utf8)
    }

    private var identifier: String { "\(at.microseconds)" }

    /// RFC 5322 §3.3, with the offset of where they are.
    private var date: String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = person.timeZone
        formatter.dateFormat = "EEE, dd MMM yyyy HH:mm:ss Z"
        return formatter.string(from: at.date)
    }

    /// An encoded word where a text is not ASCII (RFC 2047).
    private func encoded(_ text: String) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? text : "=?utf-8?B?\(Data(text.utf8).base64EncodedString())?="
    }
}
