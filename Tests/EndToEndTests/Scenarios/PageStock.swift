internal import NIOHTTP1
internal import Testing

/// A workspace in which every page has something to show, and the addresses of all pages.
struct PageStock: Sendable {
    private static let fixed = [
        "/emails", "/compose", "/drafts", "/templates", "/templates/new", "/assistant", "/assistant?show=all",
        "/people", "/people/new", "/people/import", "/opportunities/import", "/people/duplicates", "/accounts",
        "/opportunities?show=all",
        "/opportunities/new", "/sandbox", "/settings",
        "/settings/profile", "/settings/password", "/settings/addresses", "/settings/mailbox",
        "/settings/mailbox?owner=workspace&provider=gmail",
        "/settings/tokens", "/settings/programs", "/settings/assistant", "/settings/following", "/settings/users",
        "/settings/teams", "/settings/blocks", "/settings/doctor", "/settings/audit", "/what-counts", "/insights",
    ]

    private let administrator: APIClient
    /// The workspace whose mail is the administrator's.
    private let own: Workspace

    init(_ workspace: Workspace) {
        administrator = workspace.administrator
        own = Workspace(server: workspace.server, administrator: administrator, seller: administrator)
    }

    /// Makes what is to be shown, and gives the addresses of all pages.
    func fill() async throws -> [String] {
        let emails = try await fillEmails()
        let records = try await fillRecords()
        return try await Self.fixed + emails + records + ["/settings/users/\(addTeam())"]
    }

    /// Emails, drafts and templates, with long names where names can be long.
    private func fillEmails() async throws -> [String] {
        let id = try await add(
            "/emails",
            [
                "from": ["address": .text(Person.administrator.address)],
                "to": [
                    ["address": "maria@buyer.example", "name": "Maria Ochoa"],
                    ["address": "a.very.long.address.of.somebody.who.likes.words@a-long-company-name.buyer.example"],
                ],
                "subject": "Your quote for the second quarter, as we discussed on the telephone last Tuesday",
                "html": #"<p>Hello <a href="https://contoso.example/a/rather/long/path/to/the/quote">quote</a></p>"#,
            ]
        )
        try await attach(to: id)
        try #require(try await administrator.post("/emails/\(id)/send").status == 202)
        _ = try await own.sent(id)
        try await open(id)
        try await block(["contoso.example", "a-rather-long-name-of-a-host.somewhere-else.example"])
        let message = try await administrator.get("/sandbox/messages").json["items"][0]["id"].text ?? ""
        let draft = try await add("/emails", ["subject": "Half written", "html": "<p>So far</p>"])
        try await attach(to: draft)
        let template = try await add(
            "/templates",
            [
                "name": "The first quote after a telephone call about a machine that is to be delivered soon",
                "language": "de-AT", "shared": true, "subject": "Your quote, {{recipient.firstName|you}}",
                "html": "<p>{{recipient.phone}} {{recipient.name|}} {{recipient.fristName}}</p>",
            ]
        )
        return [
            "/templates/\(template)", "/compose?template=\(template)", "/emails/\(id)", "/compose/\(draft)",
            "/sandbox/messages/\(message)",
        ]
    }

    /// People who stand there twice, their account and what it may buy, and an email about that.
    private func fillRecords() async throws -> [String] {
        let account = try await add(
            "/accounts",
            ["name": "Ochoa Drinks", "domain": "ochoa.example", "phone": "+49 341 555 0101", "preference": "disallow"]
        )
        let maria = try await add(
            "/contacts",
            [
                "name": "Maria Ochoa", "address": "maria@ochoa.example", "title": "Head of purchasing",
                "phone": "+49 341 5",
            ]
        )
        let other = try await add("/contacts", ["name": "Maria Ochoa", "address": "maria+fair@ochoa.example"])
        let filler = try await add(
            "/opportunities",
            [
                "name": "New filler for the bottling hall", "account": .text(account), "contacts": [.text(maria)],
                "amount": ["amount": "48000", "currency": "EUR"], "stage": "negotiating",
            ]
        )
        _ = try await add("/opportunities", ["name": "Spare parts", "stage": "won"])
        _ = try await own.send([
            "to": [["address": "maria@ochoa.example"]], "subject": "Your quote", "regarding": .text(filler),
            "html": "<p>Hello</p>",
        ])
        return [
            "/people/\(maria)", "/people/\(maria)/merge?with=\(other)", "/accounts/\(account)",
            "/opportunities/\(filler)", "/compose?regarding=\(filler)",
        ]
    }
}

extension PageStock {
    /// Adds a thing by the API, and gives its id.
    private func add(_ path: String, _ body: JSON) async throws -> String {
        let answer = try await administrator.post(path, body)
        return try #require(answer.json["id"].text, "\(answer.text)")
    }

    /// Lets the recipients of an email open it and follow its links.
    private func open(_ id: String) async throws {
        let copies = try await own.copies(of: id)
        for mail in try await MailReader.read(messages: copies.map(\.bytes)) {
            for picture in mail.pictures { _ = try await MailProgram.phone.load(picture) }
            for link in mail.links { _ = try await MailProgram.desk.follow(link) }
        }
        try await eventually("the opens are told") { try await own.activity(of: id).count >= 4 }
    }

    /// One file of each kind, one with a name that is too long for a phone.
    private func attach(to id: String) async throws {
        let name = "The-quote-for-the-second-quarter-with-all-its-appendices-and-drawings-version-7.pdf"
        for query in ["filename=\(name)&followed=true", "filename=NDA.docx&followed=false"] {
            let answer = try await administrator.call(
                .POST,
                "/emails/\(id)/attachments?\(query)",
                bytes: Array(repeating: 37, count: 120_000),
                type: "application/pdf"
            )
            try #require(answer.status == 201, "\(answer.text)")
        }
    }

    /// Blocks some hosts, and lifts the first block again.
    private func block(_ hosts: [String]) async throws {
        let reason: JSON = "It offers a program that takes passwords away, as a customer told us on the telephone"
        for (number, host) in hosts.enumerated() {
            let id = try await add("/blocks", ["kind": "host", "what": .text(host), "reason": reason])
            if number == 0 { try #require(try await administrator.delete("/blocks/\(id)").status == 204) }
        }
    }

    /// A team with a long name; gives the id of somebody who could be in it.
    private func addTeam() async throws -> String {
        let team = try await administrator.post("/teams", ["name": "Everybody who sells machines in the north"])
        try #require(team.status == 201, "\(team.text)")
        return try await administrator.get("/users").json["items"][0]["id"].text ?? ""
    }
}
