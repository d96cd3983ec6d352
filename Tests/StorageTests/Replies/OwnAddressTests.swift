internal import Engagement
internal import Mail
internal import Testing
internal import Tracking

@testable internal import Storage

/// What comes to the own address of a copy, and what else finds its email (product §4.8, §11).
@Suite struct OwnAddressTests {
    private let house: House
    private let email: Email

    init() async throws {
        house = try await House.open()
        email = try await house.sent(to: ["maria@buyer.test", "n@buyer.test"])
    }

    private func name(_ recipient: UInt16) async throws -> String {
        try await house.store.replyName(of: CopyReference(email: email.id, recipient: recipient))
    }

    private func replies(of email: EmailID? = nil) async throws -> [Reply] {
        try await house.store.replies(of: email ?? self.email.id, viewer: house.ada.viewer, limit: 100)
    }

    private func takeIn(_ lines: [String], by store: Store? = nil, to names: [String]) async throws {
        let bytes = Array(lines.joined(separator: "\r\n").utf8)
        try await (store ?? house.store).takeIn(bytes, toCopiesNamed: names)
    }

    @Test func namesAreLookedUpWhateverTheirCase() async throws {
        let name = try await name(0)

        #expect(name.count == 16)
        #expect(try await house.store.hasCopy(named: name.uppercased()))
        for wrong in ["aaaaaaaaaaaaaaaa", "", "ada", name + "a", String(name.dropLast())] {
            #expect(try await !house.store.hasCopy(named: wrong))
        }
    }

    /// Neither id nor To says so: mail of a server may have none of ours.
    @Test func theEnvelopeSaysWhichCopyItIs() async throws {
        let names = try await [name(1), name(1).uppercased(), "aaaaaaaaaaaaaaaa"]
        let answer = ["From: n@buyer.test", "To: ada@seller.test", "Message-ID: <x@buyer.test>", "", "Yes"]

        try await takeIn(answer, to: names)
        try await takeIn(answer, to: names)

        #expect(try await replies().map(\.recipient) == [1])
        #expect(try await house.read(email.id).totals.replies == 1)
    }

    @Test func aBounceToItIsBelievedAboutItsCopyAlone() async throws {
        let report = [
            "From: MAILER-DAEMON@mx.test", "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
            "",
            "--b", "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.test", "",
            "Final-Recipient: rfc822; moved@elsewhere.test", "Action: failed", "Status: 5.1.1", "", "--b--", "",
        ]
        try await takeIn(report, to: ["aaaaaaaaaaaaaaaa"])
        #expect(try await replies().isEmpty)

        try await takeIn(report, to: [try await name(1)])
        #expect(try await replies().map(\.recipient) == [1])
        #expect(try await replies().map(\.kind) == [.bounced])
    }

    @Test func ofSeveralEmailsWithOneIDTheRecipientsIsChosen() async throws {
        let other = try await house.sent(to: ["kim@other.test"])

        try await house.answer(from: "kim@other.test")
        try await house.answer(from: "n@buyer.test", id: "r2@buyer.test")
        try await house.bounce(of: "kim@other.test")

        #expect(Set(try await replies(of: other.id).map(\.kind)) == [.replied, .bounced])
        #expect(try await replies().map(\.recipient) == [1])
    }

    @Test(arguments: [
        ("maria@buyer.test", "ada@seller.test", "AW: your  QUOTE", "X-Test: 1", true),
        ("maria@buyer.test", "ada@seller.test", "Your quote", "X-Test: 1", false),
        ("maria@buyer.test", "ada@seller.test", "Re: Another quote", "X-Test: 1", false),
        ("maria@buyer.test", "ben@seller.test", "Re: Your quote", "X-Test: 1", false),
        ("boss@buyer.test", "ada@seller.test", "Re: Your quote", "X-Test: 1", false),
        ("maria@buyer.test", "ada@seller.test", "Re: Your quote", "In-Reply-To: <of@somebody.else>", false),
    ])
    func subjectAndPeopleFindItWhereThatIsSet(
        from: String,
        to: String,
        subject: String,
        field: String,
        isFound: Bool
    ) async throws {
        let lines = ["From: \(from)", "To: \(to)", "Subject: \(subject)", field, "", "Yes"]
        let bytes = Array(lines.joined(separator: "\r\n").utf8)
        let matching = Store(database: house.store.database, clock: house.clock.wallClock, matchesBySubject: true)

        #expect(try await house.store.takeIn(bytes).email == nil)
        #expect(try await matching.takeIn(bytes).email == (isFound ? email.id : nil))
    }

    @Test func anAnswerAndWhatItAnswersFindOneAnother() async throws {
        try await house.answer(from: "maria@buyer.test")
        let reply = try #require(try await replies().first)
        let viewer = house.ada.viewer
        let answer = try await house.store.createAnswer(to: reply.id, of: email.id, toAll: false, by: viewer)

        let behind = try await house.store.conversation(of: email, replies: [reply])
        let before = try await house.store.conversation(of: answer, replies: [])

        #expect(behind.map(\.id) == [answer.id] && behind.map(\.place) == [.answer])
        #expect(before.map(\.id) == [email.id] && before.map(\.place) == [.answered])
        let others = try await house.sent(to: ["maria@buyer.test"])
        #expect(try await house.store.conversation(of: others, replies: []).isEmpty)
    }
}
