internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// The API does what its document says, and nothing that it does not say.
    @Suite(
        .enabled(if: Checkout.has(Checkout.tools + "/verifiers/bin"), "scripts/setup test installs the verifiers"),
        .timeLimit(.minutes(15))
    )
    struct DocumentTests {
        private static let verifiers = Checkout.tools + "/verifiers/bin"
        private static let examples = Checkout.figure("INKLING_SCHEMATHESIS_EXAMPLES", standard: 12)

        // No schema can say which bytes are a message from the caller to somebody.
        private static let rules = """
            [[operations]]
            include-path = "/api/v1/messages"
            checks.positive_data_acceptance.enabled = false

            # Whether taking somebody out lets the email be followed hangs on the draft, which no schema says.
            [[operations]]
            include-name = "POST /api/v1/emails/{id}/send"
            checks.positive_data_acceptance.enabled = false

            # What a mail server may be hangs on who asks and on how it is signed in to.
            [[operations]]
            include-name = "PUT /api/v1/mail-servers"
            checks.positive_data_acceptance.enabled = false

            # What a phone number, a time zone, a domain, an amount or a table of people is no schema says.
            [[operations]]
            include-path-regex = "^/api/v1/(contacts|accounts|opportunities)"
            checks.positive_data_acceptance.enabled = false

            # Which records exist no schema says.
            [[operations]]
            include-path-regex = "^/api/v1/emails(/[^/]+)?$"
            checks.positive_data_acceptance.enabled = false

            # Which times are still ahead, and what is a duration of the calendar, no schema says.
            [[operations]]
            include-name = "PUT /api/v1/emails/{id}/reminder"
            checks.positive_data_acceptance.enabled = false

            # That two years at most are shown together, the first day before the last, no schema says.
            [[operations]]
            include-path-regex = "^/api/v1/insights"
            checks.positive_data_acceptance.enabled = false

            # That what was handled is not listed of one record alone no schema says.
            [[operations]]
            include-name = "GET /api/v1/cards"
            checks.positive_data_acceptance.enabled = false

            # How many letters are enough no schema says.
            [[operations]]
            include-name = "POST /api/v1/sender-addresses"
            checks.positive_data_acceptance.enabled = false

            # That quiet hours end at another time than they begin no schema says.
            [[operations]]
            include-name = "PATCH /api/v1/profile"
            checks.positive_data_acceptance.enabled = false

            # Which teams and names there are no schema says.
            [[operations]]
            include-path-regex = "^/api/v1/(users|teams)"
            checks.positive_data_acceptance.enabled = false

            # Which hosts, emails and keys can be blocked no schema says.
            [[operations]]
            include-name = "POST /api/v1/blocks"
            checks.positive_data_acceptance.enabled = false

            # Names with folders or control characters are refused, and contents judged, by rules that no schema says.
            [[operations]]
            include-name = "POST /api/v1/emails/{id}/attachments"
            checks.positive_data_acceptance.enabled = false

            [[operations]]
            include-name = "PATCH /api/v1/emails/{id}/attachments/{file}"
            checks.positive_data_acceptance.enabled = false

            [[operations]]
            include-name = "POST /api/v1/templates/{id}/attachments"
            checks.positive_data_acceptance.enabled = false

            [[operations]]
            include-name = "PATCH /api/v1/templates/{id}/attachments/{file}"
            checks.positive_data_acceptance.enabled = false

            [[operations]]
            include-name = "POST /api/v1/emails/{id}/images"
            checks.positive_data_acceptance.enabled = false
            """

        @Test func isAValidOpenAPIDocument() async throws {
            try await withServer { server in
                let document = try await HTTP.send(.GET, server.web + "/api/v1/openapi.json")
                #expect(document.status == 200)
                #expect(document.json["openapi"].text?.hasPrefix("3.1") == true)
                let file = try server.folder.write(document.bytes, to: "openapi.json")

                let check = try await FinishedProgram.run([Self.verifiers + "/openapi-spec-validator", file])

                #expect(check.succeeded, "\(check.output)")
            }
        }

        @Test(arguments: ["administrator", "seller"])
        func schemathesisFindsNothing(_ role: String) async throws {
            try await withWorkspace { workspace in
                let caller = role == "seller" ? workspace.seller : workspace.administrator
                _ = try await Volley(recipients: 2, links: 2, in: workspace)
                let bearer = try #require(caller.headers.first(name: "Authorization"))

                let rules = try workspace.server.folder.write(Self.rules.utf8, to: "schemathesis.toml")

                let run = try await FinishedProgram.run(
                    [
                        Self.verifiers + "/schemathesis", "--config-file", rules, "run",
                        workspace.server.web + "/api/v1/openapi.json",
                        "--header", "Authorization: \(bearer)", "--max-examples", "\(Self.examples)",
                        "--generation-deterministic", "--suppress-health-check", "all",
                        // It never ends, as it should; its own tests listen to it.
                        "--exclude-path-regex", "stream$", "--request-timeout", "10", "--no-color", "--report-dir",
                        workspace.server.folder.file("schemathesis"),
                    ],
                    within: .seconds(800)
                )

                #expect(run.succeeded, "\(run.output.suffix(12_000))")
                #expect(await workspace.server.isRunning)
                print("schemathesis as \(role):\n\(run.output.suffix(600))")
            }
        }
    }
}
