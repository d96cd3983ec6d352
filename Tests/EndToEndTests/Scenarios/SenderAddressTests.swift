internal import Foundation
internal import Testing

extension EndToEnd {
    /// An address to send from, from the question to the first email, by the letter in the sandbox.
    @Suite(.timeLimit(.minutes(2)))
    struct SenderAddressTests {
        private static let sales = "sales@seller.example"

        @Test func itIsConfirmedByTheLetterAndSendsAtOnce() async throws {
            try await withWorkspace { workspace in
                var seller = Visitor(base: workspace.server.web)
                _ = try await seller.logIn(.seller)
                let settings = try await seller.get("/settings/addresses")
                let csrf = try #require(settings.hiddenField("csrf"))
                let asked = try await seller.post("/settings/addresses", ["csrf": csrf, "address": Self.sales])
                #expect([302, 303].contains(asked.status), "\(asked.text)")

                // Who asked finds it nowhere: neither in their sandbox nor among their emails.
                let link = try await link(in: workspace)
                #expect(try await workspace.seller.get("/sandbox/messages").json["items"].items.isEmpty)
                #expect(try await workspace.seller.get("/emails").json["items"].items.isEmpty)

                var other = Visitor(base: workspace.server.web)
                _ = try await other.logIn(.administrator)
                #expect(try await other.get(link).status == 403)
                let draft: JSON = ["from": ["address": .text(Self.sales)]]
                #expect(try await workspace.seller.post("/emails", draft).status == 403)

                let page = try await seller.get(link)
                #expect(page.text.contains("Send from \(Self.sales)?"))
                let confirmed = try await seller.post(link, ["csrf": csrf])
                #expect([302, 303].contains(confirmed.status), "\(confirmed.text)")
                #expect(try await workspace.seller.post("/emails", draft).status == 201)

                let sent = try await workspace.seller.submit(Self.message)
                #expect(sent.status == 202, "\(sent.text)")
            }
        }

        // The path of the link, as a reader of the mailbox finds it.
        private func link(in workspace: Workspace) async throws -> String {
            let message = try await eventually("the letter leaves") {
                try await workspace.administrator.get("/sandbox/messages?recipient=sales%40seller.example")
                    .json["items"].items.first
            }
            let id = try #require(message["id"].text)
            let bytes = try await workspace.administrator.get("/sandbox/messages/\(id)").bytes
            let mail = try #require(try await MailReader.read(messages: [bytes]).first)
            #expect(mail.to == [Self.sales])
            #expect(mail.from == [Person.administrator.address])
            let web = workspace.server.web
            let line = mail.text?.split(whereSeparator: \.isNewline).first { $0.hasPrefix(web + "/settings/") }
            return try #require(line.map { String($0.dropFirst(web.count)) })
        }

        private static let message = Array(
            [
                "From: sales@seller.example", "To: maria@buyer.example", "Subject: Your quote", "", "Here it is.", "",
            ].joined(separator: "\r\n").utf8
        )
    }
}
