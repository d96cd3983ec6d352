internal import Foundation
internal import Testing

extension EndToEnd {
    /// The whole way of mail between real programs: a mail program, Inkling, Postfix, the mailboxes of Dovecot, and back.
    @Suite(
        .enabled(if: PostfixServer.isThere && SMTPClient.areThere, "scripts/setup test installs the servers"),
        .timeLimit(.minutes(5))
    )
    struct RoundTripTests {
        private let recipient = "maria@buyer.example"

        @Test func aReplyComesBackAndStaysUnread() async throws {
            try await withHouse { house in
                let id = try await house.handOver("Your quote", to: [recipient])
                let copy = try await house.arrival(at: recipient)
                try await visit(copy, of: house, email: id)
                try await isFiledClean(in: house)

                try await house.reply(to: copy, "That is fine with us.")
                let shown = try await house.isShown("<strong>Maria Ochoa</strong> answered", on: id)
                print("A reply was on the page \(shown) after Postfix took it.")

                #expect(shown < .seconds(2))
                let replies = try await house.administrator.get("/emails/\(id)/replies").json["items"]
                #expect(replies.items.count == 1)
                #expect(replies[0]["kind"] == "replied" && replies[0]["text"] == "That is fine with us.", "\(replies)")
                #expect(try await house.administrator.get("/emails/\(id)").json["totals"]["replies"] == 1)
                let flags = try await house.mailboxes.fetch("flags", of: house.site.user)
                #expect(!flags.contains("\\Seen"), "it is still unread: \(flags)")
            }
        }

        @Test func aReportOfPostfixIsShownAsABounce() async throws {
            try await withHouse { house in
                // Postfix takes it, and hears from Dovecot later that there is nobody of that name.
                let id = try await house.handOver("Your quote", to: [recipient, "nobody@buyer.example"])
                let email = try await house.administrator.get("/emails/\(id)").json
                #expect(email["status"] == "sent", "\(email["recipients"])")

                let shown = try await house.isShown("not reach <strong>nobody@buyer.example</strong>", on: id)
                print("A bounce was on the page \(shown) after Inkling took the email.")

                let replies = try await house.administrator.get("/emails/\(id)/replies").json["items"]
                #expect(replies.items.count == 1 && replies[0]["kind"] == "bounced", "\(replies)")
                #expect(replies[0]["report"]["status"].text?.hasPrefix("5.1.") == true, "\(replies)")
                #expect(try await house.administrator.get("/emails/\(id)").json["totals"]["bouncedBy"] == 1)
                let flags = try await house.mailboxes.fetch("flags", of: house.site.user)
                #expect(!flags.contains("\\Seen"), "it is still unread: \(flags)")
            }
        }

        /// Loads the beacon and follows the link as the recipient would.
        private func visit(_ copy: ReadMail, of house: House, email: String) async throws {
            let tracking = house.site.workspace.server.tracking
            let beacon = try #require(copy.pictures.first { $0.hasPrefix(tracking + "/o/") }, "\(copy)")
            let link = try #require(copy.links.first { $0.hasPrefix(tracking + "/c/") }, "\(copy)")
            #expect(try await MailProgram.phone.load(beacon).status == 200)
            #expect(try await MailProgram.desk.follow(link).location == "https://contoso.example/quote")
            try await eventually("both are told") {
                let activity = try await house.administrator.get("/emails/\(email)/activity").json["items"].items
                return Set(activity.compactMap(\.["kind"].text)).isSuperset(of: ["opened", "clicked"])
            }
        }

        /// The folder for sent mail has the email once, as it was before there were trackers in it.
        private func isFiledClean(in house: House) async throws {
            let sent = try await eventually("it is filed") {
                let sent = try await house.mailboxes.messages(of: house.site.user, folder: "Verschickt")
                return sent.isEmpty ? nil : sent
            }
            #expect(sent.count == 1)
            let read = try #require(try await MailReader.read(messages: sent.map { Array($0.utf8) }).first)
            #expect(read.links == ["https://contoso.example/quote"] && read.pictures.isEmpty, "\(read)")
            let flags = try await house.mailboxes.fetch("flags", folder: "Verschickt", of: house.site.user)
            #expect(flags.contains("\\Seen"), "\(flags)")
        }

        private func withHouse(_ body: (House) async throws -> Void) async throws {
            try await DovecotServer.run(users: [Person.administrator.address, recipient]) { mailboxes in
                try await PostfixServer.run(deliveringTo: mailboxes) { relay in
                    try await withTemporaryFolder { folder in
                        let ports = FreePorts.choose(2)
                        let trusted = try [relay.certificate, mailboxes.certificate].map {
                            try #require(FileText.read($0))
                        }
                        let certificates = try folder.write(trusted.joined(separator: "\n").utf8, to: "trusted.pem")
                        let options = try await SubmissionSite.options(ports, in: folder)
                        try await withWorkspace(options + ["--mail-trusted-certificates", certificates]) { workspace in
                            let made = try await workspace.administrator.post("/program-passwords", ["name": "swaks"])
                            let site = SubmissionSite(
                                workspace: workspace,
                                folder: folder,
                                ports: ports,
                                password: try #require(made.json["password"].text, "\(made.text)"),
                                person: .administrator
                            )
                            let house = House(site: site, relay: relay, mailboxes: mailboxes)
                            try await house.setUp()
                            try await body(house)
                        }
                    }
                }
            }
        }
    }
}

/// Somebody whose mail leaves through Postfix and whose mailbox lies at Dovecot.
///
/// It is the administrator, since only they may set mail servers at private addresses up.
private struct House {
    let site: SubmissionSite
    let relay: PostfixServer
    let mailboxes: DovecotServer

    var administrator: APIClient { site.workspace.administrator }

    /// Sets relay and mailbox up, and waits until the mailbox is watched.
    func setUp() async throws {
        try await set("relay", relay.submissionPort, "startTLS", PostfixServer.user, PostfixServer.password)
        try await set("mailbox", mailboxes.tlsPort, "implicitTLS", site.user, DovecotServer.password)
        try await eventually("the mailbox is watched") {
            try await mailboxes.command(["who"]).contains(site.user)
        }
    }

    /// Hands an email over as a mail program does, waits until it left, and gives its id.
    func handOver(_ subject: String, to recipients: [String]) async throws -> String {
        var errand = try site.errand(.wrapped, subject: subject)
        errand.recipients = recipients
        let run = try await SMTPClient.swaks.send(errand)
        try #require(run.succeeded, "\(run.output)")
        let emails = try await administrator.get("/emails")
        let id = try #require(emails.json["items"][0]["id"].text, "\(emails.text)")
        return try await eventually("the email leaves") {
            try await administrator.get("/emails/\(id)").json["status"] == "sending" ? nil : id
        }
    }

    /// What somebody else's library reads in a recipient's mailbox.
    func arrival(at recipient: String) async throws -> ReadMail {
        let messages = try await eventually("the copy arrives") {
            let messages = try await mailboxes.messages(of: recipient)
            return messages.isEmpty ? nil : messages
        }
        let read = try await MailReader.read(messages: messages.map { Array($0.utf8) })
        try #require(read.count == 1)
        return read[0]
    }

    /// Answers as the recipient of a copy, through Postfix.
    func reply(to copy: ReadMail, _ text: String) async throws {
        let lines = [
            "From: Maria Ochoa <\(copy.to[0])>", "To: \(site.user)", "Subject: Re: \(copy.subject)",
            "Message-ID: <\(UUID().uuidString)@buyer.example>", "In-Reply-To: \(copy.messageID)",
            "References: \(copy.messageID)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", text,
            "",
            "On Thursday \(site.user) wrote:", "> Here is the quote.", "",
        ]
        let errand = SMTPClient.Errand(
            way: .startTLS,
            port: relay.submissionPort,
            certificates: relay.certificate,
            user: PostfixServer.user,
            password: PostfixServer.password,
            sender: copy.to[0],
            recipients: [site.user],
            message: try site.folder.write(lines.joined(separator: "\r\n").utf8, to: "reply.eml")
        )
        let run = try await SMTPClient.smtplib.send(errand)
        try #require(run.succeeded, "\(run.output)")
    }

    /// Waits until the email's page says it, and tells how long that took.
    func isShown(_ words: String, on email: String) async throws -> Duration {
        let begin = ContinuousClock.now
        var visitor = Visitor(base: site.workspace.server.web)
        _ = try await visitor.logIn(site.person)
        try await eventually("the page says “\(words)”") {
            try await visitor.get("/emails/\(email)").text.contains(words)
        }
        return ContinuousClock.now - begin
    }

    private func set(
        _ purpose: String,
        _ port: Int,
        _ security: String,
        _ user: String,
        _ password: String
    ) async throws {
        let answer = try await administrator.put(
            "/mail-servers",
            [
                "purpose": .text(purpose), "owner": "own", "host": "localhost", "port": .number(Double(port)),
                "security": .text(security), "signIn": "password", "userName": .text(user),
                "password": .text(password), "allowsPrivateAddress": true,
            ]
        )
        try #require(answer.status == 200, "\(answer.text)")
    }
}
