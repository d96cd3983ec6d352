internal import Foundation
internal import NIOHTTP1
internal import Testing

extension EndToEnd {
    /// What a seller hears of while it happens, and what they must not hear of.
    @Suite(.timeLimit(.minutes(2)))
    struct LiveTests {
        @Test func anOpenIsHeardOnTheStreamAndRaisesACard() async throws {
            try await withWorkspace { workspace in
                let (id, mail) = try await oneMail(in: workspace)

                let (opened, card) = try await workspace.seller.listening { heard in
                    let begin = ContinuousClock.now
                    _ = try await MailProgram.phone.load(mail.pictures[0])
                    let opened = try await heard.wait(for: "interaction") { $0["kind"] == "opened" }
                    let card = try await heard.wait(for: "card")
                    print("stream: an open is heard after \(opened.at - begin), its card after \(card.at - begin)")
                    return (opened, card)
                }

                #expect(opened.data["email"].text == id)
                #expect(opened.data["recipient"]["address"] == "maria@buyer.example")
                #expect(opened.data["verdict"] == "human")
                let cards = try await workspace.seller.get("/cards").json["items"].items
                #expect(cards.count == 1)
                #expect(cards.first?["id"] == card.data["id"])
            }
        }

        @Test func nobodyElseHearsOfIt() async throws {
            try await withWorkspace { workspace in
                let (id, mail) = try await oneMail(in: workspace)

                let others = try await workspace.administrator.listening { heard in
                    _ = try await MailProgram.phone.load(mail.pictures[0])
                    try await eventually("it is told") { try await !workspace.activity(of: id).isEmpty }
                    return await heard.events
                }

                #expect(others.map(\.name) == [])
                #expect(try await workspace.administrator.get("/cards").json["items"].items.isEmpty)
            }
        }

        @Test func aSecondOpenRaisesNoSecondCard() async throws {
            try await withWorkspace { workspace in
                let (id, mail) = try await oneMail(in: workspace)
                _ = try await MailProgram.phone.load(mail.pictures[0])
                _ = try await MailProgram.desk.load(mail.pictures[0])
                _ = try await MailProgram.desk.follow(mail.links[0])

                try await eventually("all three are told") { try await workspace.activity(of: id).count == 3 }

                #expect(try await workspace.seller.get("/cards").json["items"].items.count == 1)
                let totals = try await workspace.seller.get("/emails/\(id)").json["totals"]
                #expect(totals["opens"] == 2)
                #expect(totals["openedBy"] == 1)
                #expect(totals["linksClicked"] == 1)
            }
        }

        @Test func aSilencedEmailStillLeadsOnButTellsNothing() async throws {
            try await withWorkspace { workspace in
                let (silenced, mail) = try await oneMail(in: workspace)
                let (other, otherMail) = try await oneMail(in: workspace)
                #expect(try await workspace.seller.post("/emails/\(silenced)/silence").status == 200)

                #expect(try await MailProgram.desk.follow(mail.links[0]).location == "https://contoso.example/quote")
                #expect(try await MailProgram.phone.load(mail.pictures[0]).bytes.count == 43)
                _ = try await MailProgram.phone.load(otherMail.pictures[0])

                try await eventually("the other one is told") { try await !workspace.activity(of: other).isEmpty }
                #expect(try await workspace.activity(of: silenced).isEmpty)
            }
        }

        @Test func whileFollowingIsOffLinksLeadOnAndNothingIsTold() async throws {
            try await withWorkspace { workspace in
                let (before, mail) = try await oneMail(in: workspace)
                #expect(try await workspace.administrator.patch("/settings", ["following": false]).status == 200)

                #expect(try await MailProgram.desk.follow(mail.links[0]).location == "https://contoso.example/quote")
                let (_, plain) = try await oneMail(in: workspace)

                #expect(plain.links == ["https://contoso.example/quote"])
                #expect(plain.pictures == [])
                #expect(try await workspace.activity(of: before).isEmpty)
            }
        }

        @Test func whoIsInBccIsHiddenAndFollowedAllTheSame() async throws {
            try await withWorkspace { workspace in
                let email = try await workspace.send([
                    "to": [["address": "maria@buyer.example"]], "bcc": [["address": "hidden@buyer.example"]],
                    "subject": "Hello", "html": #"<a href="https://contoso.example/quote">quote</a>"#,
                ])
                let id = try #require(email["id"].text)
                let copies = try await workspace.copies(of: id)

                #expect(Set(copies.map(\.recipient)) == ["maria@buyer.example", "hidden@buyer.example"])
                for copy in copies { #expect(!String(decoding: copy.bytes, as: UTF8.self).contains("hidden@")) }
                let hidden = try #require(copies.first { $0.recipient == "hidden@buyer.example" })
                let mail = try #require(try await MailReader.read(messages: [hidden.bytes]).first)
                _ = try await MailProgram.phone.load(mail.pictures[0])
                try await eventually("the hidden one's open is told") {
                    try await workspace.activity(of: id).first?["recipient"]["address"] == "hidden@buyer.example"
                }
            }
        }

        @Test func theCommandSendsAFile() async throws {
            try await withWorkspace { workspace in
                let message =
                    "From: \(Person.seller.address)\r\nTo: maria@buyer.example\r\nSubject: By command\r\n"
                    + "Content-Type: text/html\r\n\r\n<a href=\"https://contoso.example/quote\">quote</a>\r\n"
                let file = try workspace.server.folder.write(message.utf8, to: "message.eml")

                let run = try await FinishedProgram.run(
                    [Checkout.binary, "send", file, "--data-folder", workspace.server.dataFolder]
                )

                #expect(run.succeeded, "\(run.output)")
                #expect(run.output.contains("followed"))
                let entry = try await workspace.seller.get("/sandbox/messages").json["items"][0]
                #expect(entry["subject"] == "By command")
            }
        }

        // An email to Maria with one link, and how she got it.
        private func oneMail(in workspace: Workspace) async throws -> (id: String, mail: ReadMail) {
            let email = try await workspace.send([
                "to": [["address": "maria@buyer.example", "name": "Maria Ochoa"]], "subject": "Your quote",
                "html": #"<p>Dear Maria, <a href="https://contoso.example/quote">your quote</a>.</p>"#,
            ])
            let id = try #require(email["id"].text)
            let copies = try await workspace.copies(of: id)
            return (id, try #require(try await MailReader.read(messages: copies.map(\.bytes)).first))
        }
    }
}
