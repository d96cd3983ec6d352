internal import Testing

extension EndToEnd {
    /// Keys change under a running server: old mail keeps working until its key is revoked.
    @Suite(.timeLimit(.minutes(3)))
    struct KeyTests {
        @Test func oldMailOpensUntilItsKeyIsRevoked() async throws {
            try await withWorkspace { workspace in
                let (old, new) = try await twoLinksAroundARotation(in: workspace)

                #expect(try await MailProgram.desk.follow(old).status == 302)
                #expect(try await MailProgram.desk.follow(new).status == 302)

                try await key(["retire", "1"], of: workspace)
                try await Task.sleep(for: .seconds(2))
                #expect(try await MailProgram.desk.follow(old).status == 302, "a retired key opens")

                try await key(["revoke", "1"], of: workspace)
                try await eventually("the revoked key's link is refused") {
                    let answer = try await MailProgram.desk.follow(old)
                    return answer.status == 403 && answer.location == nil
                }
                #expect(try await MailProgram.desk.follow(new).location == "https://contoso.example/new")
                let audit = try await workspace.administrator.get("/audit?limit=3")
                #expect(audit.json["items"].items.map { $0["action"] } == ["keyRevoked", "keyRetired", "keyMade"])
            }
        }

        // A link that the first key sealed, and one that the key made after it did.
        private func twoLinksAroundARotation(in workspace: Workspace) async throws -> (String, String) {
            let old = try await link(to: "https://contoso.example/old", in: workspace)
            try await key(["rotate"], of: workspace)
            let list = try await key(["list", "--json"], of: workspace)
            #expect(list.split(separator: "\n").count == 2)
            let new = try await eventually("new mail is sealed with the new key") {
                let link = try await link(to: "https://contoso.example/new", in: workspace)
                return number(in: link) == 2 ? link : nil
            }
            #expect(number(in: old) == 1)
            return (old, new)
        }

        // The key's number stands in front of the token, in its first sixteen bits.
        private func number(in link: String) -> Int? {
            let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
            let token = link.split(separator: "/c/").last?.prefix(3) ?? ""
            let bits = token.reduce(0) { $0 << 6 | (signs.firstIndex(of: $1) ?? 0) }
            return token.count == 3 ? bits >> 2 : nil
        }

        private func link(to url: String, in workspace: Workspace) async throws -> String {
            let email = try await workspace.send([
                "from": ["address": .text(Person.seller.address)],
                "to": [["address": "maria@buyer.example"]],
                "subject": "Keys",
                "html": .text("<p><a href=\"\(url)\">Look</a></p>"),
            ])
            let copies = try await workspace.copies(of: try #require(email["id"].text))
            let read = try await MailReader.read(messages: copies.map(\.bytes))
            return try #require(read.first?.links.first)
        }

        @discardableResult
        private func key(_ arguments: [String], of workspace: Workspace) async throws -> String {
            let run = try await FinishedProgram.run(
                [Checkout.binary, "key"] + arguments + ["--data-folder", workspace.server.dataFolder]
            )
            try #require(run.succeeded, "\(run.output)")
            return run.output
        }
    }
}
