internal import Foundation
internal import Mail
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Mail that servers bring for the reply domain, by SMTP and by LMTP.
    @Suite(.timeLimit(.minutes(5)), .enabled(if: Checkout.program("python3") != nil, "python3 is missing"))
    struct ReplyDomainTests {
        @Test(arguments: ["smtp", "lmtp"])
        func whatComesBackIsKnownByItsAddress(_ spoken: String) async throws {
            let port = FreePorts.choose(1)[0]
            let options = [
                "--reply-domain", "reply.example", "--inbound-port", "\(port)", "--inbound-protocol", spoken,
                "--inbound-answers", "true",
            ]
            try await withWorkspace(options) { workspace in
                let email = try await workspace.send([
                    "from": ["address": .text(Person.seller.address)],
                    "to": [["address": "maria@buyer.example"], ["address": "jonas@buyer.example"]],
                    "subject": "Your quote", "html": "<p>Here it is.</p>",
                ])
                let id = try #require(email["id"].text)
                let maria = try await address(of: "maria@buyer.example", id, workspace)
                let jonas = try await address(of: "jonas@buyer.example", id, workspace)
                let server = Server(spoken: spoken, port: port)

                let stranger = maria.replacing(maria.prefix(16), with: "aaaaaaaaaaaaaaaa")
                #expect(try await server.bring(Self.answer, to: stranger).contains("550"))
                #expect(try await server.bring(Self.answer, to: "maria@elsewhere.example").contains("550"))
                let forged = Self.report("guess@seller.example").replacing("X-Test: 1", with: "To: \(stranger)")
                let posted = try await workspace.seller.call(
                    .POST,
                    "/inbound",
                    bytes: Array(forged.utf8),
                    type: "message/rfc822"
                )
                #expect(posted.json["matched"].truth == false, "\(posted.text)")
                #expect(try await replies(id, workspace).isEmpty)

                #expect(try await server.bring(Self.answer, to: maria).contains("taken"))
                #expect(try await server.bring(Self.answer, to: maria.uppercased()).contains("taken"))
                #expect(
                    try await server.bring(Self.report("moved@away.example"), from: "", to: jonas).contains("taken")
                )

                let kinds = try await replies(id, workspace)
                #expect(kinds == ["bounced jonas@buyer.example", "replied maria@buyer.example"], "\(kinds)")
                let told = try await workspace.seller.get("/emails/\(id)").json
                #expect(told["totals"]["replies"].number == 1, "\(told)")
            }
        }

        /// Neither names the email: only the address does.
        private static let answer =
            "From: Maria <maria@buyer.example>\r\nTo: sam@seller.example\r\nMessage-ID: <a1@buyer.example>\r\n"
            + "Subject: About the quote\r\n\r\nYes, please.\r\n"

        private static func report(_ recipient: String) -> String {
            "From: MAILER-DAEMON@mx.example\r\nX-Test: 1\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nSorry.\r\n--b\r\n"
                + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
                + "Final-Recipient: rfc822; \(recipient)\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n"
        }

        /// The own address of a copy, as its `Reply-To` names it behind the sender.
        private func address(of recipient: String, _ email: String, _ workspace: Workspace) async throws -> String {
            let copies = try await workspace.copies(of: email)
            let copy = try #require(copies.first { $0.recipient == recipient })
            let fields = try Message(copy.bytes).headerValues("Reply-To")
            let addresses = try Address.list(try #require(fields.first))
            try #require(addresses.count == 2 && addresses[0].address == Person.seller.address, "\(fields)")
            return addresses[1].address
        }

        /// What came in, with whom it is from or about, sorted.
        private func replies(_ email: String, _ workspace: Workspace) async throws -> [String] {
            let recipients = try await workspace.seller.get("/emails/\(email)").json["recipients"].items
            return try await workspace.seller.get("/emails/\(email)/replies").json["items"].items.map { reply in
                let about = recipients.first { $0["ordinal"] == reply["recipient"] }
                return "\(reply["kind"].text ?? "") \(about?["address"].text ?? "nobody")"
            }.sorted()
        }
    }
}

/// A server of somebody else's that brings mail.
private struct Server {
    let spoken: String
    let port: Int

    /// Brings a message; says what was answered.
    func bring(_ message: String, from: String = "maria@buyer.example", to: String) async throws -> String {
        let python = try #require(Checkout.program("python3"))
        let run = try await FinishedProgram.run(
            [python, "-c", Self.script, spoken, "\(port)", from, to],
            input: message
        )
        return run.output
    }

    private static let script = """
        import smtplib, sys
        spoken, port, sender, recipient = sys.argv[1:5]
        smtp = (smtplib.LMTP if spoken == "lmtp" else smtplib.SMTP)("127.0.0.1", int(port))
        smtp.ehlo_or_helo_if_needed()
        for code, text in (smtp.mail(sender), smtp.rcpt(recipient)):
            if code != 250:
                print(code, text.decode())
                sys.exit()
        print(*smtp.data(sys.stdin.buffer.read()))
        smtp.quit()
        """
}
