import Mail
import Testing

@testable import SMTP

@Suite("Messages within a dialogue")
struct ContentTests {
    @Test(
        "no end but the true one ends a message, and whatever others take for an end makes it refused",
        arguments: [
            "\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\n.\r", "\r.\n", "\r\n\u{0}.\r\n",
            "\n\n.\r\n",
            "\r\r\n.\r\r\n", "\r\n.\r\r\n", "\n\r.\r\n", "\r\n\r.\r\n", "\u{0}\r\n.\n", "\r\n.\u{0}\r\n",
            "\r\n.\r\u{0}\n",
            "\r\n.\n\r\n", "\n.\n\n", "\r\n. \n",
        ]
    )
    func neverSplits(ending: String) {
        let smuggled = "MAIL FROM:<eve@evil.test>\r\nRCPT TO:<maria@buyer.test>\r\nDATA\r\nSubject: Smuggled\r\n"
        for size in [Int.max, 1, 2, 3, 7] {
            var talk = Conversation.begun()
            _ = talk.say("DATA")

            let replies = talk.send(
                "Subject: Hello\r\n\r\nx" + ending + smuggled + "\r\n.\r\nNOOP\r\n",
                inPiecesOf: size
            )
            #expect(replies.map { $0.prefix(9) } == ["554 5.6.0", "250 2.0.0"])
            #expect(talk.messages.isEmpty)
        }
    }

    @Test("a dot at the beginning of a line is the message's only if there are two", arguments: [Int.max, 1, 2, 3])
    func takesDotsAway(size: Int) {
        var talk = Conversation.begun()
        _ = talk.say("DATA")

        let text = "..\r\n...x\r\n.y\r\n . \r\n.\t\r\n\r\nz\r\n.\r\n"
        #expect(talk.send(text, inPiecesOf: size) == ["250 2.0.0 Message taken"])
        #expect(
            talk.messages.map { String(decoding: $0.bytes, as: UTF8.self) } == [
                ".\r\n..x\r\ny\r\n . \r\n\t\r\n\r\nz\r\n"
            ]
        )
    }

    @Test("an empty message is one", arguments: [Int.max, 1])
    func takesEmptyMessage(size: Int) {
        var talk = Conversation.begun()
        _ = talk.say("DATA")

        #expect(talk.send(".\r\n", inPiecesOf: size) == ["250 2.0.0 Message taken"])
        #expect(talk.messages.map(\.bytes) == [[]])
    }

    @Test("a line may have 998 octets, and the place of a longer one is told")
    func limitsLines() {
        let line = String(repeating: "x", count: 998)
        for (text, reply) in [
            (line, "250 2.0.0 Message taken"),
            (line + "y", "500 5.6.0 Line 2 of the message has more than 998 octets; break it, or encode it"),
        ] {
            var talk = Conversation.begun()
            _ = talk.say("DATA")
            #expect(talk.say("x", text, "z", ".") == [reply])
        }
    }

    @Test("chunks are counted to the octet and put together", arguments: [Int.max, 1, 2, 5])
    func putsChunksTogether(size: Int) {
        var talk = Conversation.begun()

        let replies = talk.send("BDAT 9\r\nA: b\r\n\r\n.BDAT 3\r\n\r\nxBDAT 3 LAST\r\n\r\n.NOOP\r\n", inPiecesOf: size)
        #expect(replies.map { $0.prefix(3) } == ["250", "250", "250", "250"])
        #expect(talk.messages.map { String(decoding: $0.bytes, as: UTF8.self) } == ["A: b\r\n\r\n.\r\nx\r\n."])
    }

    @Test(
        "what chunks bring is checked like everything else",
        arguments: [
            ("BDAT 3 LAST\r\na\nb", "554"), ("BDAT 3 LAST\r\na\rb", "554"), ("BDAT 2 LAST\r\na\r", "554"),
            ("BDAT 2 LAST\r\na\u{0}", "554"), ("BDAT 0 LAST\r\n", "250"),
        ]
    )
    func checksChunks(text: String, code: String) {
        for size in [Int.max, 1] {
            var talk = Conversation.begun()
            #expect(talk.send(text, inPiecesOf: size).last?.prefix(3) == code[...])
            #expect(talk.messages.isEmpty == (code != "250"))
        }
    }

    @Test("a chunk out of order is thrown away to its last octet", arguments: [Int.max, 1])
    func throwsChunksAway(size: Int) {
        var talk = Conversation()
        _ = talk.say("EHLO c")
        #expect(talk.send("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n", inPiecesOf: size).map { $0.prefix(3) } == ["503", "250"])

        talk = .begun()
        #expect(
            talk.send("BDAT 1\r\nxDATA\r\nBDAT 1 LAST\r\ny", inPiecesOf: size).map { $0.prefix(3) } == [
                "250", "503", "250",
            ]
        )
        #expect(talk.messages.map(\.bytes) == [Array("xy".utf8)])
    }

    @Test("chunks that are too large together are refused, each to its end")
    func limitsChunks() {
        var talk = Conversation.begun()
        let chunk = "BDAT 60000\r\n" + String(repeating: "x\r\n", count: 20_000)

        #expect(
            talk.send(chunk + chunk + "BDAT 0 LAST\r\nNOOP\r\n").map { $0.prefix(3) } == ["250", "552", "552", "250"]
        )
    }

    @Test("a chunk without a length ends the connection: what follows can't be told from commands")
    func losesChunk() {
        var talk = Conversation.begun()

        #expect(talk.codes("BDAT many", "QUIT") == ["501"])
        #expect(talk.isClosed)
    }
}

@Suite("Mail for us")
struct DeliveryModeTests {
    @Test("a server of strangers needs no log-in and may send as nobody; each recipient is asked for")
    func takesStrangers() throws {
        var rules = ServerRules.test
        rules.mode = .delivery
        var talk = Conversation(rules)
        let nobody = try Address(name: nil, address: "nobody@inkling.test")
        talk.refusals[.checkRecipient(nobody)] = Reply(550, EnhancedStatus(5, 1, 1), "Nobody of that name")

        #expect(talk.say("EHLO mx.test").contains { $0.contains("AUTH") } == false)
        #expect(talk.codes("AUTH PLAIN AGFubmEAc2VjcmV0", "MAIL FROM:<>") == ["502", "250"])
        #expect(
            talk.codes("RCPT TO:<nobody@inkling.test>", "RCPT TO:<abc@inkling.test>", "RCPT TO:<Postmaster>") == [
                "550", "250", "250",
            ]
        )
        #expect(talk.codes("DATA", "x", ".") == ["354", "250"])
        #expect(
            talk.messages.map { $0.recipients.map(\.address) } == [["abc@inkling.test", "postmaster@inkling.test"]]
        )
        #expect(talk.messages.first?.sender == nil)
    }

    @Test("LMTP tells of each recipient, and must be greeted as such")
    func tellsEach() {
        var rules = ServerRules.test
        rules.mode = .lmtp
        var talk = Conversation(rules)
        talk.outcome = .each([Reply(250, EnhancedStatus(2, 0, 0), "One"), Reply(452, EnhancedStatus(4, 2, 2), "Full")])

        #expect(talk.codes("EHLO c", "LHLO c").first == "500")
        #expect(
            talk.codes("MAIL FROM:<>", "RCPT TO:<a@b.test>", "RCPT TO:<c@b.test>", "DATA") == [
                "250", "250", "250", "354",
            ]
        )
        #expect(talk.say("x", ".") == ["250 2.0.0 One", "452 4.2.2 Full"])
        #expect(talk.codes("MAIL FROM:<>", "RCPT TO:<a@b.test>", "RCPT TO:<c@b.test>") == ["250", "250", "250"])
        #expect(talk.send("BDAT 1 LAST\r\n\n").map { $0.prefix(3) } == ["554", "554"])
    }
}
