internal import Testing

extension EndToEnd {
    /// What the doctor finds in installations that are well and that are not, by the command line and on its page.
    @Suite(
        .enabled(if: PostfixServer.isThere, "Postfix and Dovecot are not installed"),
        .enabled(if: DNSServer.isThere, "scripts/setup test installs dnsmasq"),
        .timeLimit(.minutes(5))
    )
    struct DoctorTests {
        private static let domain = "seller.example"
        private static let user = Person.administrator.address

        @Test func aHealthyInstallationHasNoProblem() async throws {
            try await withServers { workspace, relay, mailboxes, options in
                try await set("relay", relay.submissionPort, "startTLS", PostfixServer.user, in: workspace)
                try await set("mailbox", mailboxes.tlsPort, "implicitTLS", Self.user, in: workspace)
                let key = try await key("a", in: workspace)
                let records = [
                    key, "txt-record=\(Self.domain),\"v=spf1 include:relay.example -all\"",
                    "mx-host=reply.\(Self.domain),mx.\(Self.domain),10",
                ]
                try await DNSServer.run(records) { dns in
                    let run = try await doctor(options + ["--name-server", dns.address], workspace)

                    let tracking = workspace.server.tracking
                    #expect(run.ending == .exited(0), "\(run.output)")
                    let lines = run.output.split(separator: "\n").map {
                        $0.split(separator: "\t").prefix(2).joined(separator: ": ")
                    }
                    let free = lines.filter { $0.hasSuffix("MiB are free where the data are.") }
                    #expect(free.count == 1)
                    #expect(
                        lines.filter { !free.contains($0) } == [
                            "warning: Links lead to \(tracking), which only this machine can open.",
                            "ok: The data folder \(workspace.server.dataFolder) is closed to others.",
                            "ok: 1 keys for links can be read; they must be in your backup.",
                            "warning: 127.0.0.1 does not belong to \(Self.domain), from which mail is sent.",
                            "ok: Mail of \(Self.domain) is signed with a.",
                            "ok: \(Self.domain) has an SPF record. Whether it names your relay was not looked at.",
                            "ok: The DKIM record at a._domainkey.\(Self.domain) is that of the key that signs.",
                            "ok: Mail for the reply domain reply.\(Self.domain) goes to mx.\(Self.domain).",
                            "ok: The relay of a seller, localhost:\(relay.submissionPort), can be used.",
                            "ok: The mailbox of a seller, localhost:\(mailboxes.tlsPort), can be used.",
                            "ok: \(tracking)/healthz is answered by Inkling.",
                            "ok: \(tracking)/o/doctor is answered by Inkling.",
                            "ok: \(tracking)/c/doctor is answered by Inkling.",
                            "ok: \(tracking)/f/doctor is answered by Inkling.",
                        ]
                    )
                    #expect(try await workspace.administrator.get("/emails?scope=all").json["items"].items.isEmpty)
                }
            }
        }

        @Test func aBrokenOneIsToldWhatToMend() async throws {
            try await withServers { workspace, relay, mailboxes, options in
                let closed = FreePorts.choose(1)[0]
                try await set("relay", relay.submissionPort, "startTLS", PostfixServer.user, "wrong", in: workspace)
                try await set("mailbox", closed, "implicitTLS", Self.user, in: workspace)
                _ = try await key("a", in: workspace)
                let other = "txt-record=a._domainkey.\(Self.domain),\"v=DKIM1; k=rsa; p=AAAA\""
                try await DNSServer.run([other]) { dns in
                    try await workspace.server.stop()
                    let run = try await doctor(options + ["--name-server", dns.address], workspace)

                    #expect(run.ending == .exited(1))
                    let problems = run.output.split(separator: "\n").filter { $0.hasPrefix("problem\t") }
                    let expected = [
                        "The DKIM record at a._domainkey.\(Self.domain) is for another key than the one that signs.",
                        "The reply domain reply.\(Self.domain) has no MX record, so nothing comes back.",
                        "The relay of a seller, localhost:\(relay.submissionPort), can’t be used: The server refused the user",
                        "The mailbox of a seller, localhost:\(closed), can’t be used: localhost does not answer at port",
                        "\(workspace.server.tracking) can’t be reached",
                    ]
                    #expect(problems.count == expected.count, "\(run.output)")
                    for (problem, words) in zip(problems, expected) {
                        #expect(problem.dropFirst("problem\t".count).hasPrefix(words))
                        #expect(problem.split(separator: "\t").count == 3, "each has its remedy")
                    }
                    #expect(run.output.contains("warning\t\(Self.domain) has no SPF record"))
                }
            }
        }

        @Test func whereThereIsNoDNSThatIsNoFault() async throws {
            try await withWorkspace { workspace in
                _ = try await key("a", in: workspace)
                let nobody = "127.0.0.1:\(FreePorts.choose(1)[0])"
                let run = try await doctor(
                    ["--name-server", nobody, "--reply-domain", "reply.seller.example"],
                    workspace
                )

                #expect(run.ending == .exited(0), "\(run.output)")
                #expect(
                    run.output.split(separator: "\n").filter { $0.hasPrefix("unchecked\t") } == [
                        "unchecked\tThe SPF record of \(Self.domain) was not checked: no name server answers.",
                        "unchecked\tWhere mail for the reply domain reply.\(Self.domain) goes was not checked: "
                            + "no name server answers.",
                    ]
                )
                #expect(run.output.contains("warning\tThere is no relay: mail lands in the sandbox."))
            }
        }

        @Test(.enabled(if: Browser.isThere, "scripts/setup test installs Chromium and its driver"))
        func anAdministratorExaminesOnThePage() async throws {
            try await DNSServer.run(["txt-record=\(Self.domain),\"v=spf1 mx -all\""]) { dns in
                try await withWorkspace(["--libraries", Checkout.libraries, "--name-server", dns.address]) {
                    workspace in
                    try await set("relay", FreePorts.choose(1)[0], "startTLS", PostfixServer.user, in: workspace)
                    for size in [Browser.Size.desk, .phone] {
                        try await withBrowser(size) { browser in
                            try await Seller(browser: browser, web: workspace.server.web).logIn(as: .administrator)
                            try await browser.open(workspace.server.web + "/settings/doctor")
                            // What an examination before this one found stands there until then.
                            try await browser.run("document.body.dataset.before = 'yes'")
                            try await browser.click("section[aria-labelledby=doctor] form button")
                            let summary = "document.querySelector('#findings + p')?.innerText"
                            try await browser.wait(
                                "it is over",
                                until: "!document.body.dataset.before && \(summary)?.includes('1 problem and')"
                            )
                            let first = try await browser.text(of: "#findings ~ ul > li:first-child")
                            #expect(first.contains("Problem") && first.contains("Settings, Mailbox"), "\(first)")
                            let all = try await browser.text(of: "#findings ~ ul")
                            #expect(all.contains("\(Self.domain) has an SPF record"))
                            #expect(try await browser.overhang() <= 0)
                            for theme in Browser.Theme.allCases where Browser.canCheckAccessibility {
                                try await browser.use(theme)
                                #expect(try await browser.barriers() == [], "\(theme)")
                            }
                        }
                    }
                }
            }
        }

        private func doctor(_ options: [String], _ workspace: Workspace) async throws -> FinishedProgram {
            let server = workspace.server
            let ports = ["--web-port", "\(server.webPort)", "--tracking-port", "\(server.trackingPort)"]
            return try await FinishedProgram.run(
                [Checkout.binary, "doctor", "--data-folder", server.dataFolder] + ports + options,
                within: .seconds(60)
            )
        }

        /// Makes a key that signs, and gives its record as dnsmasq takes it.
        private func key(_ selector: String, in workspace: Workspace) async throws -> String {
            let data = ["--data-folder", workspace.server.dataFolder]
            let run = try await FinishedProgram.run(
                [Checkout.binary, "dkim", "new", "--domain", Self.domain, "--selector", selector] + data
            )
            try #require(run.succeeded, "\(run.output)")
            let strings = run.output.matches(of: /"[^"]*"/).map { String($0.output) }
            return "txt-record=\(selector)._domainkey.\(Self.domain)," + strings.joined(separator: ",")
        }

        private func set(
            _ purpose: String,
            _ port: Int,
            _ security: String,
            _ user: String,
            _ password: String? = nil,
            in workspace: Workspace
        ) async throws {
            let usual = purpose == "relay" ? PostfixServer.password : DovecotServer.password
            let answer = try await workspace.administrator.put(
                "/mail-servers",
                [
                    "purpose": .text(purpose), "owner": "own", "host": "localhost", "port": .number(Double(port)),
                    "security": .text(security), "signIn": "password", "userName": .text(user),
                    "password": .text(password ?? usual), "allowsPrivateAddress": true,
                ]
            )
            try #require(answer.status == 200, "\(answer.text)")
        }

        private func withServers(
            _ body: (Workspace, PostfixServer, DovecotServer, [String]) async throws -> Void
        ) async throws {
            try await DovecotServer.run(users: [Self.user]) { mailboxes in
                try await PostfixServer.run(deliveringTo: mailboxes) { relay in
                    try await withTemporaryFolder { folder in
                        let trusted = try [relay.certificate, mailboxes.certificate].map {
                            try #require(FileText.read($0))
                        }
                        let path = try folder.write(trusted.joined(separator: "\n").utf8, to: "trusted.pem")
                        let options = ["--mail-trusted-certificates", path, "--reply-domain", "reply.\(Self.domain)"]
                        try await withWorkspace(options) { try await body($0, relay, mailboxes, options) }
                    }
                }
            }
        }
    }
}
