internal import Foundation
internal import Testing

/// Many tracked links, each different from all others, so that no two hits can be taken for one another.
struct Volley: Sendable {
    /// One link of one recipient's copy.
    struct Shot: Hashable, Sendable {
        let recipient: String
        /// Where it leads.
        let target: String
        /// What stands in the copy.
        let url: String
    }

    /// The email that they are of.
    let id: String
    let shots: [Shot]

    /// Sends one email to so many recipients, with so many links each.
    init(recipients: Int, links: Int, in workspace: Workspace) async throws {
        let text = (0..<links).map { #"<p><a href="https://contoso.example/page/\#($0)">page \#($0)</a></p>"# }.joined()
        let email = try await workspace.send([
            "from": ["address": .text(Person.seller.address)],
            "to": .list((0..<recipients).map { ["address": .text("reader\($0)@buyer.example")] }),
            "subject": "A volley",
            "html": .text(text),
        ])
        id = try #require(email["id"].text)
        let copies = try await workspace.copies(of: id)
        let mails = try await MailReader.read(messages: copies.map(\.bytes))
        shots = zip(copies, mails).flatMap { copy, mail in
            mail.links.enumerated().map {
                Shot(recipient: copy.recipient, target: "https://contoso.example/page/\($0)", url: $1)
            }
        }
        try #require(shots.count == recipients * links)
        try #require(Set(shots.map(\.url)).count == shots.count)
    }

    /// What the timeline tells: how often each link was followed.
    func told(in workspace: Workspace) async throws -> [Shot: Int] {
        let byWhom = Dictionary(uniqueKeysWithValues: shots.map { ([$0.recipient, $0.target], $0) })
        return try await workspace.activity(of: id).reduce(into: [:]) { told, line in
            let place = [line["recipient"]["address"].text ?? "", line["link"]["url"].text ?? ""]
            told[try #require(byWhom[place], "\(line)"), default: 0] += line["count"].number ?? 0
        }
    }
}

extension Volley {
    /// The shots that are left, for several who shoot at once.
    actor Rest {
        private var shots: ArraySlice<Shot>

        init(_ shots: [Shot]) { self.shots = shots[...] }

        func next() -> Shot? { shots.popFirst() }
    }
}
