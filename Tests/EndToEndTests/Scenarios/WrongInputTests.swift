internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// Each wrong input is refused where it enters, says what is wrong, and leaves nothing behind.
    @Suite(.timeLimit(.minutes(5)))
    struct WrongInputTests {
        /// An email that can't be written so.
        struct WrongEmail: Sendable, CustomTestStringConvertible {
            let testDescription: String
            /// The members that differ from a good one.
            let change: [String: JSON]
            /// Where the answer must point.
            let pointer: String

            var body: JSON {
                let good: [String: JSON] = [
                    "from": ["address": .text(Person.seller.address)],
                    "to": [["address": "maria@buyer.example", "name": "Maria"]],
                    "subject": "Hello",
                    "html": "<p>Hello</p>",
                ]
                return .object(good.merging(change) { _, new in new })
            }

            init(_ description: String, _ change: [String: JSON], at pointer: String) {
                testDescription = description
                self.change = change
                self.pointer = pointer
            }
        }

        static let wrongEmails = [
            WrongEmail("no address at all", ["to": [["address": "maria"]]], at: "/to/0/address"),
            WrongEmail("two at signs", ["cc": [["address": "a@b@c.example"]]], at: "/cc/0/address"),
            WrongEmail("nothing before the at sign", ["bcc": [["address": "@c.example"]]], at: "/bcc/0/address"),
            WrongEmail("an address with a space", ["to": [["address": "ma ria@c.example"]]], at: "/to/0/address"),
            WrongEmail("a name for an address", ["to": [["address": "Maria <m@c.example>"]]], at: "/to/0/address"),
            WrongEmail("a missing address", ["to": [["name": "Maria"]]], at: "/to/0/address"),
            WrongEmail(
                "a header in the subject",
                ["subject": "Hello\r\nBcc: thief@evil.example"],
                at: "/subject"
            ),
            WrongEmail("a line feed in the subject", ["subject": "Hello\nX-Evil: 1"], at: "/subject"),
            WrongEmail("a NUL in the subject", ["subject": "Hello\u{0}"], at: "/subject"),
            WrongEmail(
                "a header in a recipient's name",
                ["to": [["address": "m@c.example", "name": "Maria\r\nBcc: thief@evil.example"]]],
                at: "/to/0/name"
            ),
            WrongEmail(
                "a header in the sender's name",
                ["from": ["address": .text(Person.seller.address), "name": "Sam\nX-Evil: 1"]],
                at: "/from/name"
            ),
            WrongEmail(
                "a header in an address",
                ["to": [["address": "m@c.example\r\nBcc: thief@evil.example"]]],
                at: "/to/0/address"
            ),
            WrongEmail("somebody else's address", ["from": ["address": "boss@bank.example"]], at: "/from/address"),
            WrongEmail("a member that does not exist", ["sujbect": "Hello"], at: "/sujbect"),
            WrongEmail("a number for a subject", ["subject": 7], at: "/subject"),
        ]

        @Test func everyWrongEmailIsRefusedAtItsPlace() async throws {
            try await withWorkspace { workspace in
                for wrong in Self.wrongEmails {
                    let answer = try await workspace.seller.post("/emails", wrong.body)

                    #expect((400..<500).contains(answer.status), "\(wrong.testDescription): \(answer.status)")
                    #expect(answer.header("Content-Type").hasPrefix("application/problem+json"))
                    let pointers = answer.json["errors"].items.compactMap(\.["pointer"].text)
                    #expect(pointers.contains(wrong.pointer), "\(wrong.testDescription): \(answer.text)")
                }
                #expect(try await workspace.seller.get("/emails").json["items"].items.isEmpty)
            }
        }

        @Test func anEmailWithoutRecipientsStaysADraft() async throws {
            try await withWorkspace { workspace in
                let draft = try await workspace.seller.post(
                    "/emails",
                    ["subject": "To nobody", "html": "<p>Hello</p>"]
                )
                let id = try #require(draft.json["id"].text)

                let answer = try await workspace.seller.post("/emails/\(id)/send")

                #expect(answer.status == 409, "\(answer.text)")
                #expect(answer.json["detail"].text?.contains("no recipients") == true)
                #expect(try await workspace.seller.get("/emails/\(id)").json["status"] == "draft")
            }
        }

        @Test func aMessageOver25MiBIsRefused() async throws {
            try await withWorkspace { workspace in
                let head = "From: \(Person.seller.address)\r\nTo: m@buyer.example\r\nSubject: Big\r\n\r\n"
                let body = Data(repeating: 0x0A, count: 26 << 20)

                // The server may answer and close before it has taken everything, which a client sees as either.
                let answer = try? await workspace.seller.submit(Array(head.utf8) + body)

                if let answer {
                    #expect(answer.status == 413)
                    #expect(answer.header("Content-Type").hasPrefix("application/problem+json"))
                }
                let kept = try await workspace.seller.get("/emails").json["items"].items
                #expect(kept.isEmpty)
                #expect(await workspace.server.isRunning)
            }
        }

        @Test(arguments: [
            "/emails/0198b5a0-0000-7000-8000-000000000000", "/emails/0198b5a0-0000-7000-8000-000000000000/activity",
            "/contacts/0198b5a0-0000-7000-8000-000000000000", "/emails/nonsense",
            "/sandbox/messages/0198b5a0-0000-7000-8000-000000000000",
        ])
        func anUnknownIDIsNotFound(_ path: String) async throws {
            try await withWorkspace { workspace in
                let answer = try await workspace.seller.get(path)

                #expect(answer.status == 404)
                #expect(answer.header("Content-Type").hasPrefix("application/problem+json"))
            }
        }

        @Test func aForgedTokenLeadsNowhere() async throws {
            try await withWorkspace { workspace in
                let shot = try #require(try await Volley(recipients: 1, links: 1, in: workspace).shots.first)
                let path = String(shot.url.dropFirst(workspace.server.tracking.count))
                let token = try #require(path.split(separator: "/").dropFirst().first.map(Array.init))
                var forged = [
                    "/c/", "/c/x", "/c/https://evil.example", "/c/%68ttps://evil.example", "/c//evil.example",
                ]
                for place in stride(from: 0, to: token.count, by: 3) {
                    var other = token
                    other[place] = other[place] == "A" ? "B" : "A"
                    forged.append("/c/" + String(other))
                    forged.append("/c/" + String(token.prefix(place)))
                }

                for path in forged {
                    let answer = try await MailProgram.desk.follow(workspace.server.tracking + path)
                    #expect(answer.status == 404, "\(path)")
                    #expect(answer.location == nil)
                }
                let beacon = try await MailProgram.phone.load(workspace.server.tracking + "/o/\(String(token)).gif")
                #expect(beacon.status == 200)
                #expect(beacon.bytes.count == 43)
                #expect(try await MailProgram.desk.follow(shot.url).location == shot.target)
            }
        }
    }
}
