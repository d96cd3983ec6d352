internal import Foundation
internal import Mail
internal import Testing

/// A sent email together with what it was before, for comparing the two and for playing its recipients.
struct FollowedEmail {
    let email: JSON
    /// What somebody else's library found in it before it was handed in.
    let original: ReadMail
    let workspace: Workspace

    /// Something that the API tells of the email.
    struct Happening: Hashable, CustomStringConvertible {
        let recipient: String
        let kind: String
        let url: String?
        let verdict: String
        let count: Int

        var description: String { "\(verdict) \(recipient) \(kind) \(url ?? "") ×\(count)" }
    }

    /// Reads the copies, loads the beacon and follows every link as the recipients would, and compares all that is told.
    func isTrackedExactly() async throws {
        let id = try #require(email["id"].text)
        #expect(email["status"] == "sent")
        #expect(email["following"]["verdict"] == true, "\(email["following"])")
        let copies = try await workspace.copies(of: id)
        let read = try await MailReader.read(messages: copies.map(\.bytes))
        try #require(Set(copies.map(\.recipient)) == Self.recipients)
        for (copy, mail) in zip(copies, read) { try isTheSameMail(mail, as: copy) }

        var expected: Set<Happening> = []
        for (copy, mail) in zip(copies, read) where copy.recipient != "kirsten@buyer.example" {
            try await open(mail)
            expected.insert(happening(copy, "opened", nil))
            guard copy.recipient == "maria@buyer.example" else { continue }
            for target in try await follow(mail) { expected.insert(happening(copy, "clicked", target)) }
        }

        try? await eventually("everything is told", within: .seconds(30)) {
            try await workspace.activity(of: id).count >= happenings
        }
        let told = try await workspace.activity(of: id).map(Happening.init)
        #expect(told.count == happenings)
        #expect(Set(told).subtracting(expected) == [], "told, but did not happen")
        #expect(expected.subtracting(told) == [], "happened, but is not told")
    }

    private static let recipients: Set = ["maria@buyer.example", "jonas@buyer.example", "kirsten@buyer.example"]

    private var tracked: [String] { original.links.filter(\.isFollowable) }
    // Two opened it, one of them followed every link.
    private var happenings: Int { tracked.count + 2 }

    private func happening(_ copy: SandboxCopy, _ kind: String, _ url: String?) -> Happening {
        Happening(recipient: copy.recipient, kind: kind, url: url, verdict: "human", count: 1)
    }

    private func isTheSameMail(_ mail: ReadMail, as copy: SandboxCopy) throws {
        #expect(mail.from == [Person.seller.address])
        #expect(mail.to == ["maria@buyer.example", "jonas@buyer.example"])
        #expect(mail.cc == ["kirsten@buyer.example"])
        #expect(!mail.fields.contains("bcc"))
        #expect(mail.links.count == original.links.count)
        for (link, before) in zip(mail.links, original.links) where !before.isFollowable { #expect(link == before) }
        let ours = try Message(copy.bytes)
        #expect(ours.subject == mail.subject)
        #expect(ours.html?.unfolded == mail.html?.unfolded)
    }

    private func open(_ mail: ReadMail) async throws {
        let beacons = mail.pictures.filter { $0.hasPrefix(workspace.server.tracking + "/o/") }
        try #require(beacons.count == 1)
        let answer = try await MailProgram.phone.load(beacons[0])
        #expect(answer.status == 200)
        #expect(answer.header("Content-Type") == "image/gif")
        #expect(answer.header("Cache-Control").contains("no-store"))
        #expect(answer.header("Set-Cookie").isEmpty)
        #expect(answer.bytes.count == 43)
    }

    // Gives the addresses that were reached, which must be those that the seller wrote.
    private func follow(_ mail: ReadMail) async throws -> [String] {
        var reached: [String] = []
        for (link, before) in zip(mail.links, original.links) where before.isFollowable {
            try #require(link.hasPrefix(workspace.server.tracking + "/c/"), "\(before) is not tracked")
            let answer = try await MailProgram.desk.follow(link)
            #expect(answer.status == 302)
            #expect(answer.location == before.asRequested)
            reached.append(before.asRequested)
        }
        return reached
    }
}

extension FollowedEmail.Happening {
    fileprivate init(_ activity: JSON) {
        self.init(
            recipient: activity["recipient"]["address"].text ?? activity["recipient"].text ?? "",
            kind: activity["kind"].text ?? "",
            url: activity["link"]["url"].text,
            verdict: activity["verdict"].text ?? "",
            count: activity["count"].number ?? 0
        )
    }
}

extension String {
    /// Whether it leads to the web, so that it is to be tracked.
    fileprivate var isFollowable: Bool {
        let start = trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }

    /// What a browser asks for: no blanks around, no line breaks inside, ASCII only (product §3.10).
    fileprivate var asRequested: String {
        let kept = trimmingCharacters(in: .whitespacesAndNewlines).unicodeScalars.filter {
            !"\t\r\n".contains(Character($0))
        }
        return String(String.UnicodeScalarView(kept)).utf8.reduce(into: "") { text, byte in
            let isPlain = (0x21...0x7E).contains(byte)
            text += isPlain ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true)
        }
    }

    /// Line ends as one sign: libraries differ in them.
    fileprivate var unfolded: String {
        replacingOccurrences(of: "\r\n", with: "\n").trimmingCharacters(in: .newlines)
    }
}
