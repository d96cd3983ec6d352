internal import Engagement
internal import Mail
internal import Storage
internal import Testing
internal import Tracking

/// The rules for whole messages, whichever way they come.
@Suite struct RawSubmissionTests {
    private static func message(_ header: String...) throws -> Message {
        try Message(Array((header.joined(separator: "\r\n") + "\r\n\r\nHello\r\n").utf8))
    }

    private static func submission(
        _ message: Message,
        envelope: Envelope = .header(and: []),
        wish: Bool? = nil,
        userWishes: Bool = true,
        maximumSize: Int = RawSubmission.maximumSize
    ) throws -> RawSubmission {
        let now = Instant(microseconds: 0)
        return try RawSubmission(
            message,
            by: User(
                id: .new(at: now),
                name: "Ada",
                address: "ada@seller.test",
                role: .seller,
                wishesFollowing: userWishes,
                createdAt: now
            ),
            ownAddresses: ["ada@seller.test", "sales@seller.test"].map { try Address(name: "Ada", address: $0) },
            at: now,
            envelope: envelope,
            wish: wish,
            maximumSize: maximumSize
        )
    }

    @Test(arguments: [
        "From: ada@seller.test", "From: Ada Byte <ADA@Seller.test>", "From: \"Ada @ Contoso\" <ada@seller.test>",
        "From: Ada <ada@seller.test>, Sales <sales@seller.test>\r\nSender: ada@seller.test",
        "From: =?utf-8?q?Byte=2C_Ada?= <ada@seller.test> (at work)", "From: \"ada@seller.test\" <ada@seller.test>",
        "Sender: Ada <sales@seller.test>\r\nFrom: Ada\r\n <ada@seller.test>", "From: ada @ seller.test",
    ])
    func takesMailFromOnesOwnAddresses(header: String) throws {
        let submission = try Self.submission(Self.message(header, "To: a@x.test"))

        #expect(submission.content.from.key == "ada@seller.test")
    }

    @Test(arguments: [
        "From: boss@seller.test", "From: Ada <ada@seller.test>, Boss <boss@seller.test>",
        "From: Boss <boss@seller.test>, Ada <ada@seller.test>", "From: ada@seller.test, boss@seller.test@x",
        "From: \"boss@seller.test\" <ada@seller.test>", "From: =?utf-8?q?boss=40seller.test?= <ada@seller.test>",
        "From: boss @ seller.test, ada@seller.test", "From: ada@seller.test (boss@seller.test)",
        "From: Ada <ada@seller.test> <boss@seller.test", "From: Us: ada@seller.test, boss@seller.test;",
    ])
    func refusesAFromThatNamesSomebodyElse(header: String) throws {
        #expect(throws: SubmissionError.senderNotAllowed(header: "From")) {
            try Self.submission(Self.message(header, "To: a@x.test"))
        }
    }

    @Test(arguments: ["boss@seller.test", "ada@seller.test, boss@seller.test", "Ada <ada@seller.test>, b@c.test@x"])
    func refusesASenderWhoIsSomebodyElse(sender: String) throws {
        #expect(throws: SubmissionError.senderNotAllowed(header: "Sender")) {
            try Self.submission(Self.message("From: ada@seller.test", "Sender: \(sender)", "To: a@x.test"))
        }
    }

    @Test(arguments: ["From", "Sender", "FROM "])
    func refusesAFieldThatStandsTwice(name: String) throws {
        let header = ["From: ada@seller.test", "Sender: ada@seller.test", "\(name): ada@seller.test", "To: a@x.test"]

        #expect(throws: SubmissionError.repeated(header: name == "Sender" ? "Sender" : "From")) {
            try Self.submission(Self.message(header.joined(separator: "\r\n")))
        }
    }

    @Test(arguments: ["Subject: Hi\rFrom: boss@seller.test", "Subject: \u{0}"])
    func refusesWhatOtherProgramsMightReadAsAnotherField(header: String) throws {
        #expect(throws: SubmissionError.strayControl) {
            try Self.submission(Self.message("From: ada@seller.test", header, "To: a@x.test"))
        }
    }

    @Test func takesLinesThatEndInLineFeedOnly() throws {
        let text = "From: ada@seller.test\nTo: a@x.test\n\nA lone \r is text here.\n"

        #expect(try Self.submission(Message(Array(text.utf8))).content.to.map(\.address) == ["a@x.test"])
    }

    @Test func asksForASenderAndARecipient() throws {
        #expect(throws: SubmissionError.noSender) { try Self.submission(Self.message("To: a@x.test")) }
        #expect(throws: SubmissionError.noRecipients) { try Self.submission(Self.message("From: ada@seller.test")) }
    }

    @Test func refusesRecipientsThatItCanNotReadUnlessTheEnvelopeNamesAll() throws {
        let message = try Self.message("From: ada@seller.test", "To: a@x.test, nonsense")
        let other = try Address(name: nil, address: "b@x.test")

        #expect(throws: SubmissionError.unreadableRecipient("nonsense")) {
            try Self.submission(message, envelope: .header(and: [other]))
        }
        #expect(try Self.submission(message, envelope: .only([other])).content.bcc == [other])
    }

    @Test func refusesMoreThanAHundredRecipients() throws {
        let people = (0..<101).map { "p\($0)@x.test" }.joined(separator: ", ")

        #expect(throws: SubmissionError.tooManyRecipients(limit: 100, given: 101)) {
            try Self.submission(Self.message("From: ada@seller.test", "To: \(people)"))
        }
    }

    @Test func refusesWhatIsTooLarge() throws {
        let message = try Self.message("From: ada@seller.test", "To: a@x.test")
        let size = message.bytes.count

        #expect(throws: Never.self) { try Self.submission(message, maximumSize: size) }
        #expect(throws: SubmissionError.tooLarge(limit: size - 1)) {
            try Self.submission(message, maximumSize: size - 1)
        }
    }

    struct Wish: Sendable, CustomTestStringConvertible {
        var header: String?
        var told: Bool?
        var user = true
        let wish: Bool

        var testDescription: String { "header \(header ?? "-"), told \(told.map(String.init) ?? "-"), user \(user)" }
    }

    @Test(arguments: [
        Wish(wish: true), Wish(user: false, wish: false), Wish(header: "YES ", user: false, wish: true),
        Wish(header: "no", wish: false), Wish(header: "no", told: true, wish: true),
        Wish(header: "yes", told: false, wish: false), Wish(told: true, user: false, wish: true),
    ])
    func whatIsToldGoesBeforeTheHeaderAndThatBeforeTheDefault(_ example: Wish) throws {
        let header = example.header.map { "X-Inkling-Follow: \($0)" } ?? "Subject: Hi"
        let message = try Self.message("From: ada@seller.test", "To: a@x.test", header)

        let submission = try Self.submission(message, wish: example.told, userWishes: example.user)

        #expect(submission.content.wish == example.wish)
    }

    @Test(arguments: [
        ("X-Inkling-Follow: perhaps", SubmissionError.neitherYesNorNo),
        ("X-Inkling-Follow:", .neitherYesNorNo),
        ("X-Inkling-Follow: yes\r\nx-inkling-follow: yes", .neitherYesNorNo),
        ("x-inkling-send-at: 2026-12-01T09:00:00", .noMoment),
        ("X-Inkling-Remind : no-reply", .noReminder),
        ("X-Inkling-Template: 1", .noTemplate),
        ("X-Inkling-Template:", .noTemplate),
        (
            "X-Inkling-Template: 01980000-0000-7000-8000-000000000000\r\nX-Inkling-Template: no", .noTemplate
        ),
        ("X-Inkling-Regarding: 1", .noRecord), ("X-Inkling-Regarding:", .noRecord),
        ("X-Inkling-Regarding: \(RegardedRecord.text)\r\nX-Inkling-Regarding: \(RegardedRecord.text)", .noRecord),
        ("X-Inkling-Folow: no", .unknownHeader("X-Inkling-Folow")),
    ])
    func ignoresNoHeaderOfOurs(header: String, error: SubmissionError) throws {
        let message = try Self.message("From: ada@seller.test", "To: a@x.test", header)

        #expect(throws: error) { try Self.submission(message, wish: true) }
        #expect(error.place?.hasPrefix("X-Inkling-") == true)
        #expect(error.description.contains("X-Inkling-"))
    }

    @Test func readsTheTemplateThatItCountsFor() throws {
        let id = "01980000-0000-7000-8000-00000000000a"
        let header = "x-inkling-template:  \(id.uppercased()) "

        let submission = try Self.submission(Self.message("From: ada@seller.test", "To: a@x.test", header))

        #expect(submission.content.template == TemplateID(id))
    }

    @Test func readsWhatItIsAbout() throws {
        let header = "x-inkling-regarding:  \(RegardedRecord.text.uppercased()) "
        let message = try Self.message("From: ada@seller.test", "To: a@x.test", header)

        #expect(try Self.submission(message).content.regarding?.description == RegardedRecord.text)
    }

    private enum RegardedRecord {
        static let text = "01980000-0000-7000-8000-000000000000"
    }

    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let envelope: [String]?
        var more: [String] = []
        let to: [String]
        let cc: [String]
        let bcc: [String]
    }

    @Test(arguments: [
        Example(testDescription: "none: the header", envelope: nil, to: ["a@x.test"], cc: ["b@x.test"], bcc: []),
        Example(
            testDescription: "the header and more",
            envelope: nil,
            more: ["A@x.test", "c@x.test"],
            to: ["a@x.test"],
            cc: ["b@x.test"],
            bcc: ["c@x.test"]
        ),
        Example(testDescription: "only some", envelope: ["B@x.test"], to: [], cc: ["b@x.test"], bcc: []),
        Example(testDescription: "others", envelope: ["c@x.test"], to: [], cc: [], bcc: ["c@x.test"]),
        Example(
            testDescription: "all and one more",
            envelope: ["a@x.test", "b@x.test", "c@x.test"],
            to: ["a@x.test"],
            cc: ["b@x.test"],
            bcc: ["c@x.test"]
        ),
    ])
    func takesTheRecipientsFromTheEnvelope(_ example: Example) throws {
        let message = try Self.message("From: ada@seller.test", "To: a@x.test", "Cc: b@x.test", "Subject: Hi")
        let addresses = { (texts: [String]) in try texts.map { try Address(name: nil, address: $0) } }
        let envelope = try example.envelope.map { Envelope.only(try addresses($0)) }

        let submission = try Self.submission(message, envelope: envelope ?? .header(and: addresses(example.more)))

        #expect(submission.content.to.map(\.address) == example.to)
        #expect(submission.content.cc.map(\.address) == example.cc)
        #expect(submission.content.bcc.map(\.address) == example.bcc)
        #expect(submission.content.subject == "Hi")
        #expect(submission.obstacle != nil)
        #expect(submission.bytes == message.bytes)
    }
}
