internal import Mail
internal import Testing

@testable internal import SMTP

@Suite struct RelayDialogueTests {
    private static let open = RelayTerms(security: .none, signIn: nil, helloName: "inkling.test")

    private func message(
        to recipient: String = "maria@buyer.test",
        content: [UInt8] = Transcript.content
    ) throws -> RelayMessage {
        RelayMessage(
            sender: try Address(name: nil, address: "ada@seller.test"),
            recipient: try Address(name: nil, address: recipient),
            content: content
        )
    }

    struct Story: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        var messages = 1
        let handovers: [Handover]
        var failure: RelayFailure?
        var isOver = false
        var testDescription: String { name }
    }

    private static let hello = "S: 220 hi\nC: EHLO inkling.test\nS: 250 relay.test\n"
    private static let pipelined = "S: 220 hi\nC: EHLO inkling.test\nS: 250-relay.test\nS: 250 PIPELINING\n"
    private static let chunked =
        "S: 220 hi\nC: EHLO inkling.test\nS: 250-relay.test\nS: 250-PIPELINING\nS: 250 CHUNKING\n"
    private static let mail = "C: MAIL FROM:<ada@seller.test>\n"
    private static let recipient = "C: RCPT TO:<maria@buyer.test>\n"
    private static let content = "C: Subject: Hi↵↵..One↵Two↵.\n"
    private static let refused = Reply(550, EnhancedStatus(5, 1, 1), "Nobody")
    private static let greylisted = Reply(451, EnhancedStatus(4, 7, 1), "Greylisted")

    static let stories: [Story] = [
        Story(
            name: "one message, step by step",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LEFT\nS: 250 2.0.0 queued as 1",
            handovers: [.accepted(Reply(250, EnhancedStatus(2, 0, 0), "queued as 1"))]
        ),
        Story(
            name: "one message, commands together",
            text: pipelined + mail + recipient + "C: DATA\nS: 250 ok\nS: 250 ok\nS: 354 go\nASKED\n" + content
                + "LEFT\nS: 250 ok",
            handovers: [.accepted(Reply(250, nil, "ok"))]
        ),
        Story(
            name: "answers that come in one piece",
            text: pipelined + mail + recipient + "C: DATA\nS| 250 ok↵250-2.1.5 yes↵250 2.1.5 you↵354 go↵\nASKED\n"
                + content + "LEFT\nS: 250 ok",
            handovers: [.accepted(Reply(250, nil, "ok"))]
        ),
        Story(
            name: "content by its length",
            text: chunked + mail + recipient
                + "S: 250 ok\nS: 250 ok\nASKED\nC: BDAT 26 LAST↵Subject: Hi↵↵.One↵Two\nLEFT\nS: 250 ok",
            handovers: [.accepted(Reply(250, nil, "ok"))]
        ),
        Story(
            name: "a recipient refused, and the next message after a reset",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 550 5.1.1 Nobody\nC: RSET\nS: 250 ok\n" + mail
                + "S: 250 ok\n" + recipient + "S: 451 4.7.1 Greylisted",
            messages: 2,
            handovers: [.permanent(.server(refused)), .temporary(.server(greylisted))]
        ),
        Story(
            name: "a recipient refused among commands together",
            text: pipelined + mail + recipient + "C: DATA\nS: 250 ok\nS: 550 5.1.1 Nobody\nS: 554 no recipients",
            handovers: [.permanent(.server(refused))]
        ),
        Story(
            name: "a recipient refused, the content asked for all the same",
            text: pipelined + mail + recipient
                + "C: DATA\nS: 250 ok\nS: 550 5.1.1 Nobody\nS: 354 go\nC: .\nS: 554 none",
            handovers: [.permanent(.server(refused))]
        ),
        Story(
            name: "the first refusal is the reason",
            text: chunked + mail + recipient + "S: 451 4.7.1 Greylisted\nS: 503 MAIL first",
            handovers: [.temporary(.server(greylisted))]
        ),
        Story(
            name: "the content refused",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LEFT\nS: 552 too much",
            handovers: [.permanent(.server(Reply(552, nil, "too much")))]
        ),
        Story(
            name: "the content refused before it was sent",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "S: 552 too much",
            handovers: [.permanent(.server(Reply(552, nil, "too much")))],
            isOver: true
        ),
    ]

    static let endings: [Story] = [
        Story(name: "no greeting", text: "LOST", handovers: [], failure: .lost, isOver: true),
        Story(
            name: "a greeting that refuses",
            text: "S: 554 go away",
            handovers: [],
            failure: .refused(Reply(554, nil, "go away")),
            isOver: true
        ),
        Story(name: "no SMTP", text: "S: SSH-2.0-x", handovers: [], failure: .garbage("SSH-2.0-x"), isOver: true),
        Story(
            name: "garbage in the middle",
            text: hello + mail + "S: what?",
            handovers: [.notTried(.garbage("what?"))],
            isOver: true
        ),
        Story(
            name: "codes that differ in one reply",
            text: hello + mail + "S: 250-ok\nS: 251 ok",
            handovers: [.notTried(.garbage("ok"))],
            isOver: true
        ),
        Story(
            name: "a line without end",
            text: hello + mail + "S| 250 " + String(repeating: "x", count: 3_000),
            handovers: [.notTried(.garbage("…"))],
            isOver: true
        ),
        Story(
            name: "a reply without end",
            text: hello + mail + String(repeating: "S: 250-x\n", count: 200),
            handovers: [.notTried(.garbage("…"))],
            isOver: true
        ),
        Story(
            name: "closed between two messages",
            text: hello + mail + "S: 421 bye",
            handovers: [.temporary(.server(Reply(421, nil, "bye")))],
            isOver: true
        ),
        Story(
            name: "closed while somebody might begin",
            text: hello + "S: 421 bye",
            messages: 0,
            handovers: [],
            failure: .closing(Reply(421, nil, "bye")),
            isOver: true
        ),
        Story(
            name: "lost before the content",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nLOST",
            handovers: [.notTried(.lost)],
            isOver: true
        ),
        Story(
            name: "lost before the content left whole",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LOST",
            handovers: [.notTried(.lost)],
            isOver: true
        ),
        Story(
            name: "taken before the content left whole",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "S: 250 ok",
            handovers: [.notTried(.garbage("250 ok"))],
            isOver: true
        ),
        Story(
            name: "lost after the dot",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LEFT\nLOST",
            handovers: [.unknown(.lost)],
            isOver: true
        ),
        Story(
            name: "silent after the dot",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LEFT\nSILENT",
            handovers: [.unknown(.silent)],
            isOver: true
        ),
        Story(
            name: "garbage after the dot",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LEFT\nS: moo",
            handovers: [.unknown(.garbage("moo"))],
            isOver: true
        ),
        Story(
            name: "closed as the answer to the content",
            text: hello + mail + "S: 250 ok\n" + recipient + "S: 250 ok\nC: DATA\nS: 354 go\nASKED\n" + content
                + "LEFT\nS: 421 bye",
            handovers: [.temporary(.server(Reply(421, nil, "bye")))],
            isOver: true
        ),
        Story(
            name: "somebody must sign in",
            text: hello + mail + "S: 530 5.7.0 who?",
            handovers: [.notTried(.signInWanted(Reply(530, EnhancedStatus(5, 7, 0), "who?")))],
            isOver: true
        ),
        Story(
            name: "a refused recipient stays refused when the rest is lost",
            text: pipelined + mail + recipient + "C: DATA\nS: 250 ok\nS: 550 5.1.1 Nobody\nLOST",
            handovers: [.permanent(.server(refused))],
            isOver: true
        ),
    ]

    @Test(arguments: stories + endings)
    func everyMessageEndsInOneOutcome(_ story: Story) throws {
        let message = try message()

        let transcript = Transcript(
            story.text,
            terms: Self.open,
            messages: Array(repeating: message, count: story.messages)
        )

        #expect(transcript.differences == [])
        #expect(transcript.handovers == story.handovers)
        #expect(transcript.failure == story.failure)
        #expect(transcript.dialogue.isOver == story.isOver)
    }

    @Test(arguments: [
        ("250 SIZE 10", "maria@buyer.test", "Hello, hello", "too large"),
        ("250 PIPELINING", "märia@buyer.test", "x", "SMTPUTF8"),
        ("250 PIPELINING", "maria@buyer.test", "ä", "8BITMIME"),
    ])
    func aMessageThatTheRelayCantTakeIsNotBegun(offer: String, to: String, content: String, word: String) throws {
        let message = try message(to: to, content: Array(content.utf8))

        let transcript = Transcript(
            "S: 220 hi\nC: EHLO inkling.test\nS: 250-relay.test\nS: \(offer)",
            terms: Self.open,
            messages: [message]
        )

        guard case .permanent(.own(let words))? = transcript.handovers.first else {
            Issue.record("It was begun.")
            return
        }
        #expect(words.contains(word) && transcript.differences == [] && transcript.dialogue.isIdle)
    }

    @Test func saysWhatTheMessageNeedsWhereItIsOffered() throws {
        let message = try message(to: "märia@buyer.test", content: Array("ä\n".utf8))

        let transcript = Transcript(
            """
            S: 220 hi
            C: EHLO inkling.test
            S: 250-relay.test
            S: 250-SIZE 0
            S: 250-8BITMIME
            S: 250 SMTPUTF8
            C: MAIL FROM:<ada@seller.test> SIZE=3 BODY=8BITMIME SMTPUTF8
            S: 250 ok
            C: RCPT TO:<märia@buyer.test>
            """,
            terms: Self.open,
            messages: [message]
        )

        #expect(transcript.differences == [])
    }
}
