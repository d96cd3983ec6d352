import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Walks every route that exists as somebody who must not see what is there.
@Suite struct AccessTests {
    /// One method of one route.
    struct Step: Sendable, CustomStringConvertible {
        let pattern: RoutePattern
        let method: HTTPRequest.Method

        var description: String { "\(method.rawValue) \(pattern.rawValue)" }
        static let all = RoutePattern.allCases.flatMap { pattern in
            pattern.methods.map { Step(pattern: pattern, method: $0) }
        }
    }

    @Test(arguments: Step.all.filter { !$0.pattern.isPublic })
    func nobodyGetsInWithoutLoggingIn(step: Step) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(step.method, step.pattern.filled(with: Self.ids), body: "{}")

            if step.pattern.isAPI {
                #expect(reply.status == .unauthorized)
                #expect(try reply.problem() == "not-signed-in")
                #expect(reply.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
            } else if step.method == .get {
                #expect(reply.status == .seeOther)
                #expect(reply.headers[.location]?.hasPrefix("/login") == true)
            } else {
                #expect(reply.status == .unauthorized)
            }
        }
    }

    @Test(arguments: Step.all.filter { $0.pattern.rawValue.contains("{id}") && !Self.shared.contains($0.pattern) })
    func whatIsSomebodyElsesIsNotThere(step: Step) async throws {
        let house = try await WebHouse()
        let values = try await Self.thingsOfSam(house, for: step.pattern)

        try await house.open { caller in
            let path = step.pattern.filled(with: values)
            let reply: Reply
            if step.pattern.isAPI {
                let body = step.method == .get ? nil : Self.body(for: step.pattern)
                reply = try await caller.ask(step.method, path, as: house.eve, body: body)
            } else {
                let browser = try await caller.logIn(house.eve)
                reply =
                    step.method == .get
                    ? try await caller.ask(.get, path, headers: browser.headers)
                    : try await caller.post(path, form: ["csrf": browser.csrfToken], cookies: browser.cookies)
            }

            #expect(reply.status == .notFound)
            #expect(!reply.text.contains("maria@contoso.example"))
            #expect(!reply.text.contains("Your quote"))
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/api/v1/users"), (.post, "/api/v1/users"), (.patch, "/api/v1/settings"),
        (.get, "/api/v1/teams"), (.post, "/api/v1/teams"),
        (.get, "/api/v1/audit"), (.get, "/api/v1/blocks"), (.post, "/api/v1/blocks"),
    ])
    func onlyAdministratorsSetTheRules(method: HTTPRequest.Method, path: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(method, path, as: house.sam, body: method == .get ? nil : "{}")
            #expect(reply.status == .forbidden)
            #expect(try reply.problem() == "not-allowed")
        }
    }

    @Test(arguments: [HTTPRequest.Method.get, .post])
    func theDoctorIsThereForAdministratorsAlone(method: HTTPRequest.Method) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(method, "/api/v1/doctor", as: house.sam, body: method == .get ? nil : "{}")
            #expect(reply.status == .notFound)
            let browser = try await caller.logIn(house.sam)
            let page =
                method == .get
                ? try await caller.ask(.get, Route.doctor.path, headers: browser.headers)
                : try await caller.post(Route.doctor.path, form: ["csrf": browser.csrfToken], cookies: browser.cookies)
            #expect(page.status == .notFound && !page.text.contains("Examine"))
        }
    }

    @Test func listsShowOnlyTheirOwn() async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            for path in ["/emails", "/emails?scope=all", "/cards", "/sandbox/messages"] {
                let own = try await caller.ask(.get, "/api/v1\(path)", as: house.sam)
                let others = try await caller.ask(.get, "/api/v1\(path)", as: house.eve)
                #expect(try own.json()["items"].array.count == 1, "\(path)")
                #expect(try others.json()["items"].array.isEmpty, "\(path)")
            }
            let administrator = try await caller.ask(.get, "/api/v1/emails?scope=all", as: house.ada)
            #expect(try administrator.json()["items"].array.count == 1)
        }
    }

    @Test func anAdministratorMayOpenEverythingAndThatIsAudited() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.ada)
            #expect(reply.status == .ok)
            let audit = try await caller.ask(.get, "/api/v1/audit", as: house.ada).json()
            let entries = audit["items"].array.filter { $0["action"] == .string("emailOpenedByAdministrator") }
            #expect(entries.map { $0["subject"] } == [.string(email.id.description)])
        }
    }

    /// People are shared by everybody.
    private static let shared: Set<RoutePattern> = [.person, .apiContact]

    private static let ids = ["01980000-0000-7000-8000-000000000000", "01980000-0000-7000-8000-000000000001"]

    private static func body(for pattern: RoutePattern) -> String {
        [.apiRestore, .apiAttachmentRestore, .apiTemplateRestore, .apiTemplateAttachmentRestore].contains(pattern)
            ? #"{"undo":"\#(String(repeating: "A", count: 32))"}"# : "{}"
    }

    /// The id of something that is really there, but Sam's.
    private static func thingsOfSam(_ house: WebHouse, for pattern: RoutePattern) async throws -> [String] {
        let path = pattern.rawValue
        if path.contains("cards/") || path.contains("assistant/") {
            _ = try await house.openedEmail()
            let cards = try await house.store.cards(of: house.sam.viewer, includingHandled: true, limit: 1)
            return [try #require(cards.first).card.id.description]
        }
        if path.contains("sandbox/") {
            _ = try await house.openedEmail()
            let messages = try await house.store.sandboxMessages(viewer: house.sam.viewer, limit: 1)
            return [try #require(messages.first).id.description]
        }
        if path.contains("/templates/") {
            let template = try await house.addTemplate("Your quote", file: "Your quote.pdf")
            return [template.id.description, try #require(template.files.first).id.description]
        }
        if path.contains("users/") { return [house.sam.user.id.description] }
        if path.contains("teams/") { return [try await house.store.addTeam(name: "Your quote").id.description] }
        if path.contains("blocks/") {
            return [try await house.block(.host, "bad.example").id.description]
        }
        if path.contains("mail-servers/") || path.contains("mailbox/") {
            let settings = MailServerSettings(host: "relay.example", port: 25, security: .startTLS)
            let (store, sam) = (house.store, house.sam)
            return [
                try await store.setMailServer(.relay, of: sam.user.id, to: settings, by: sam.viewer).id.description
            ]
        }
        if path.contains("tokens/") {
            return [try #require(try await house.store.apiTokens(of: house.sam.user.id).first).id.description]
        }
        if path.contains("program") {
            let (program, _) = try await house.desk.makeProgramPassword(named: "Thunderbird", for: house.sam.user)
            return [program.id.description]
        }
        if path.contains("{consent}") {
            return [try await house.openedEmail().id.description, ids[1]]
        }
        if path.contains("{file}") {
            let email = try await house.draft()
            let kind: FileReference.Kind = path.contains("images/") ? .image : .file
            let file = try await house.addFile("Your quote.pdf", to: email.id, kind: kind)
            return [email.id.description, file.id.description]
        }
        let isAboutDrafts = path.contains("compose") || path.contains("drafts") || pattern == .apiSend
        return [(isAboutDrafts ? try await house.draft() : try await house.openedEmail()).id.description]
    }
}
