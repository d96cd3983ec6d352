internal import NIOHTTP1
internal import Testing

/// A sent email to one recipient, with one of each kind of thing that is tracked.
struct Offer: Sendable {
    static let target = "https://contoso.example/"
    static let content = "the offer"

    let id: String
    let beacon: String
    let link: String
    let file: String

    init(in workspace: Workspace) async throws {
        let html = "<p><a href=\"\(Self.target)\">Look</a></p>"
        let draft = try await workspace.seller.post(
            "/emails",
            ["to": [["address": "maria@buyer.example"]], "subject": "Your quote", "html": .text(html)]
        )
        id = try #require(draft.json["id"].text, "\(draft.text)")
        let taken = try await workspace.seller.call(
            .POST,
            "/emails/\(id)/attachments?filename=offer.pdf&followed=true",
            bytes: Array(Self.content.utf8),
            type: "application/pdf"
        )
        try #require(taken.status == 201, "\(taken.text)")
        try #require(try await workspace.seller.post("/emails/\(id)/send").status == 202)
        _ = try await workspace.sent(id)
        let copies = try await workspace.copies(of: id)
        let mail = try #require(try await MailReader.read(messages: copies.map(\.bytes)).first)
        beacon = try #require(mail.pictures.first { $0.contains("/o/") })
        link = try #require(mail.links.first { $0.contains("/c/") })
        file = try #require(mail.links.first { $0.contains("/f/") })
    }

    /// Does with it what its recipient may do, each once, and checks what is answered.
    func isAnswered() async throws {
        #expect(try await MailProgram.phone.load(beacon).bytes.count == 43)
        #expect(try await MailProgram.desk.follow(link).location == Self.target)
        let answer = try await MailProgram.desk.follow(file)
        #expect(answer.status == 200 && answer.text == Self.content)
    }
}
