import Engagement
import HTTPTypes
import SQLite
import Storage
import TestSupport
import Testing
import Tracking

@testable import Web

/// A workspace of a hundredth of the size that Inkling is meant for: `Benchmarks/pages` measures times at full size, here
/// it is looked at how the rows are found.
@Suite struct LargeWorkspaceTests {
    /// What a page may walk through: the workspace's own few lines, values made on the spot, the sandbox's summary, and what
    /// a statement has found by an index before (`spans`, `sums`, `copies`).
    private static let small = [
        "users", "teams", "never_rewrite_domains", "workspace", "schema_migrations", "mail_servers", "sandbox_messages",
        "CONSTANT ROW", "spans", "sums", "copies",
    ]

    @Test func noPageWalksThroughWhatGrows() async throws {
        var watched: PlanWatch?
        let house = try await WebHouse(watchedBy: { database in
            let watch = PlanWatch(database)
            watched = watch
            return watch
        })
        let watch = try #require(watched)
        let hash = try await house.desk.passwords.hash(WebHouse.password)
        try await house.store.fill(ScaleSize(factor: 0.01), passwordHash: hash) { _ in }

        var asked = 0
        for address in ["anna@inkling.example", "manager@inkling.example", "seller@inkling.example"] {
            let user = try #require(try await house.store.user(address: address)).user
            let (_, token) = try await house.desk.makeToken(named: "test", for: user)
            let person = WebHouse.Person(user: user, token: token, viewer: user.viewer)
            let paths = try await Self.paths(for: user, in: house.store)
            watch.forget()
            try await house.open { caller in
                let browser = try await caller.logIn(person)
                for path in paths {
                    let reply = try await caller.ask(.get, path, headers: browser.headers)
                    #expect(reply.status == .ok, "\(path)")
                }
                let body = #"{"to":[{"address":"seller-3@inkling.example"}]}"#
                let advice = try await caller.ask(.post, "/api/v1/delivery-time", as: person, body: body)
                #expect(advice.status == .ok)
            }
            asked += paths.count
            for (statement, plan) in watch.seen {
                let walks = plan.filter { line in
                    line.hasPrefix("SCAN") && !Self.small.contains { line.hasPrefix("SCAN \($0)") }
                }
                #expect(walks == [], "\(statement)")
            }
        }

        #expect(asked > 120)
    }

    /// Every list, tile, record, search, card, template and settings page, and the lists of the API.
    private static func paths(for user: User, in store: Store) async throws -> [String] {
        let staff = user.role == .administrator
        let query = EmailQuery(scope: staff ? .all : .mine, statuses: [.sent], limit: 3)
        let emails = try await store.emails(query, viewer: user.viewer).map(\.id)
        let people = try await store.contacts(matching: "", after: nil, limit: 2)
        let accounts = try await store.accounts(RecordQuery(limit: 2))
        let deals = try await store.opportunities(RecordQuery(limit: 2))
        let templates = try await store.templates(TemplateQuery(), viewer: user.viewer).prefix(2)
        var records = people.map(\.id.description)
        records += accounts.map(\.id.description)
        records += deals.map(\.id.description)
        let lists = [
            "/emails", "/emails?show=all", "/emails?show=failed", "/emails?show=bounced", "/emails?show=answered",
            "/emails?show=unopened", "/emails?show=unanswered&order=opened", "/emails?show=all&order=oldest",
            "/emails?show=all&text=weber", "/emails?show=archived", "/drafts", "/compose", "/templates",
            "/templates?aim=replies", "/assistant", "/assistant?show=all",
            "/assistant/panel", "/people", "/people?text=weber", "/people/duplicates", "/accounts", "/accounts?text=a",
            "/opportunities", "/insights", "/insights?period=season",
            "/api/v1/insights", "/api/v1/insights?by=seller", "/api/v1/insights?by=template", "/sandbox", "/settings",
            "/settings/tokens", "/settings/programs", "/settings/mailbox",
            "/settings/assistant", "/api/v1/emails", "/api/v1/emails?text=weber", "/api/v1/contacts",
            "/api/v1/accounts", "/api/v1/opportunities", "/api/v1/templates", "/api/v1/templates/ranking?aim=opens",
            "/api/v1/cards", "/api/v1/cards?handled=true",
            "/api/v1/contacts/suggestions?text=ma", "/api/v1/records/suggestions?text=we",
            "/api/v1/sandbox/messages",
        ]
        let staffOnly = [
            "/emails?show=everybody", "/emails?show=everybody&text=weber", "/settings/following", "/settings/users",
            "/settings/users/\(user.id)", "/settings/teams", "/settings/blocks", "/settings/audit",
            "/api/v1/emails?scope=all", "/api/v1/users", "/api/v1/teams", "/api/v1/audit", "/api/v1/insights?by=team",
            "/insights?team=\(user.team?.description ?? "")",
        ]
        var paths = lists
        if staff { paths += staffOnly }
        for email in emails {
            paths += ["/emails/\(email)", "/emails/\(email)/timeline", "/api/v1/emails/\(email)/activity"]
        }
        for person in people { paths.append("/people/\(person.id)") }
        for account in accounts { paths.append("/accounts/\(account.id)") }
        for deal in deals { paths.append("/opportunities/\(deal.id)") }
        for template in templates { paths.append("/templates/\(template.id)") }
        for template in templates { paths.append("/insights?template=\(template.id)") }
        for record in records {
            paths += [
                "/api/v1/records/\(record)/emails", "/api/v1/records/\(record)/totals", "/insights?record=\(record)",
            ]
        }
        return paths
    }
}
