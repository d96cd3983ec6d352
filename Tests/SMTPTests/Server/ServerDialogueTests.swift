import Mail
import Testing

@testable import SMTP

@Suite("The server's side of a dialogue")
struct ServerDialogueTests {
    @Test("a message is taken from its sender to its recipients")
    func takesMessage() throws {
        var talk = Conversation.begun()

        #expect(talk.say("RCPT TO:<tomas@buyer.test>") == ["250 2.1.5 Recipient taken"])
        #expect(talk.codes("DATA") == ["354"])
        #expect(talk.say("Subject: Hello", "", "..dot", ".") == ["250 2.0.0 Message taken"])
        let message = try #require(talk.messages.first)
        #expect(message.sender?.address == "anna@seller.test")
        #expect(message.recipients.map(\.address) == ["maria@buyer.test", "tomas@buyer.test"])
        #expect(String(decoding: message.bytes, as: UTF8.self) == "Subject: Hello\r\n\r\n.dot\r\n")
        #expect(talk.say("QUIT") == ["221 2.0.0 Goodbye"])
        #expect(talk.isClosed)
    }

    @Test("what is offered depends on TLS and on who may listen")
    func offers() {
        var plain = ServerRules.test
        plain.allowsPlainLogIn = false
        let extensions = ["PIPELINING", "SIZE 100000", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "CHUNKING"]

        var talk = Conversation(plain)
        #expect(talk.keywords == extensions + ["STARTTLS"])
        _ = talk.say("STARTTLS")
        talk.secured()
        #expect(talk.keywords == extensions + ["AUTH PLAIN LOGIN"])
        var local = Conversation()
        #expect(local.keywords == extensions + ["STARTTLS", "AUTH PLAIN LOGIN"])
        var wrapped = Conversation(plain, isSecure: true)
        #expect(wrapped.keywords == extensions + ["AUTH PLAIN LOGIN"])
        #expect(wrapped.codes("STARTTLS", "HELO client.test") == ["502", "250"])
    }

    @Test("what came in clear behind STARTTLS is never obeyed, and what was known is forgotten")
    func forgetsWhatCameInClear() {
        var talk = Conversation.begun()

        #expect(talk.send("STARTTLS\r\nRSET\r\nMAIL FROM:<eve@evil.test>\r\n").count == 1)
        #expect(talk.isBeginningTLS)
        #expect(talk.say("QUIT") == [])
        talk.secured()
        #expect(talk.codes("MAIL FROM:<anna@seller.test>", "RCPT TO:<maria@buyer.test>") == ["503", "503"])
        #expect(talk.codes("EHLO client.test").last == "250")
        #expect(talk.say("MAIL FROM:<anna@seller.test>").first?.hasPrefix("530 5.7.0") == true)
        #expect(!talk.isClosed)
    }

    @Test("no password is heard in clear where somebody may listen")
    func refusesPlainLogIn() {
        var rules = ServerRules.test
        rules.allowsPlainLogIn = false
        var talk = Conversation(rules)

        #expect(talk.codes("EHLO c", "AUTH PLAIN AGFubmEAc2VjcmV0").last == "538")
        #expect(talk.say("MAIL FROM:<anna@seller.test>") == ["530 5.7.0 Begin with STARTTLS, then log in"])
        #expect(talk.questions.isEmpty)
    }

    @Test(
        "name and password come in each way that there is",
        arguments: [
            ["AUTH PLAIN AGFubmEAc2VjcmV0"], ["AUTH PLAIN", "AGFubmEAc2VjcmV0"],
            ["AUTH PLAIN YW5uYQBhbm5hAHNlY3JldA=="],
            ["AUTH LOGIN", "YW5uYQ==", "c2VjcmV0"], ["AUTH LOGIN YW5uYQ==", "c2VjcmV0"],
        ]
    )
    func logsIn(lines: [String]) {
        var talk = Conversation()
        _ = talk.say("EHLO c")

        let replies = lines.map { talk.say($0).last ?? "" }
        #expect(replies.dropLast().allSatisfy { $0.hasPrefix("334 ") })
        #expect(replies.last == "235 2.7.0 Welcome")
        #expect(talk.questions == [.authenticate(Credentials(name: "anna", password: "secret"))])
        #expect(talk.codes("AUTH PLAIN AGFubmEAc2VjcmV0", "MAIL FROM:<anna@seller.test>") == ["503", "250"])
    }

    @Test(
        "a log-in that can't be read fails, and may be tried again",
        arguments: [
            (["AUTH PLAIN", "*"], "501"), (["AUTH LOGIN", "YW5uYQ==", "*"], "501"), (["AUTH PLAIN !"], "501"),
            (["AUTH PLAIN ="], "501"), (["AUTH PLAIN YQBiAGM="], "501"), (["AUTH GSSAPI"], "504"), (["AUTH"], "501"),
            (["AUTH LOGIN /w=="], "501"), (["AUTH PLAIN a b"], "501"),
        ]
    )
    func refusesLogIn(lines: [String], code: String) {
        var talk = Conversation()
        _ = talk.say("EHLO c")

        #expect(lines.map { talk.say($0).last ?? "" }.last?.prefix(3) == code[...])
        #expect(talk.questions.isEmpty)
        #expect(talk.codes("AUTH PLAIN AGFubmEAc2VjcmV0") == ["235"])
    }

    @Test("three wrong passwords end the connection")
    func countsLogIns() {
        var talk = Conversation()
        let wrong = Reply(535, EnhancedStatus(5, 7, 8), "Wrong")
        talk.refusals[.authenticate(Credentials(name: "anna", password: "secret"))] = wrong
        _ = talk.say("EHLO c")

        for _ in 0..<2 { #expect(talk.codes("AUTH PLAIN AGFubmEAc2VjcmV0") == ["535"]) }
        #expect(talk.codes("AUTH PLAIN AGFubmEAc2VjcmV0") == ["535", "421"])
        #expect(talk.isClosed)
    }

    @Test("commands out of order are refused")
    func keepsOrder() {
        var talk = Conversation()

        #expect(
            talk.codes("MAIL FROM:<a@b.test>", "AUTH PLAIN AGFubmEAc2VjcmV0", "RCPT TO:<a@b.test>", "DATA", "LHLO c")
                == ["503", "503", "503", "503", "500"]
        )
        talk = .begun()
        #expect(
            talk.codes("MAIL FROM:<a@b.test>", "AUTH PLAIN AGFubmEAc2VjcmV0", "RSET", "DATA") == [
                "503", "503", "250", "503",
            ]
        )
        #expect(talk.codes("MAIL FROM:<a@b.test>", "DATA") == ["250", "554"])
    }

    @Test("a sender who is nobody, or not the user, is refused")
    func refusesSender() throws {
        var talk = Conversation.begun()
        let eve = try Address(name: nil, address: "eve@evil.test")
        talk.refusals[.checkSender(eve)] = Reply(550, EnhancedStatus(5, 7, 1), "Not yours")

        #expect(
            talk.codes("RSET", "MAIL FROM:<>", "MAIL FROM:<eve@evil.test>", "MAIL FROM:<eve>") == [
                "250", "550", "550", "501",
            ]
        )
        #expect(talk.say("RCPT TO:<maria@buyer.test>").first?.hasPrefix("503") == true)
    }

    @Test("limits are told, and nothing is lost by them")
    func keepsLimits() {
        var talk = Conversation.begun()

        #expect(talk.codes("RCPT TO:<b@b.test>", "RCPT TO:<c@b.test>") == ["250", "250"])
        #expect(talk.say("RCPT TO:<d@b.test>").first?.hasPrefix("452 4.5.3") == true)
        #expect(talk.codes("DATA") == ["354"])
        #expect(talk.send(String(repeating: "x\r\n", count: 40_000) + ".\r\n").first?.hasPrefix("552 5.3.4") == true)
        #expect(talk.say("MAIL FROM:<a@b.test> SIZE=100001").first?.hasPrefix("552 5.3.4") == true)
        #expect(talk.codes("MAIL FROM:<a@b.test> SIZE=100000") == ["250"])
        #expect(talk.say("RCPT TO:<e@b.test> NOTIFY=NEVER").first?.hasPrefix("555") == true)
        #expect(talk.messages.isEmpty)
        talk.giveUpMessage()
        #expect(talk.dialogue.heldBytes == 0)
    }

    @Test("a message for which there is no room is read to its end")
    func givesUpMessage() {
        var talk = Conversation.begun()
        _ = talk.say("DATA", "Subject: Hello")

        talk.giveUpMessage()
        #expect(talk.dialogue.heldBytes == 0)
        #expect(talk.say("more", ".").first?.hasPrefix("452 4.3.1") == true)
        #expect(talk.codes("NOOP") == ["250"])
    }

    @Test("addresses beyond ASCII must be announced")
    func takesInternationalAddresses() {
        var talk = Conversation.begun()

        #expect(talk.codes("RCPT TO:<jörg@buyer.test>", "RSET") == ["553", "250"])
        #expect(
            talk.codes("MAIL FROM:<jürgen@seller.test>", "MAIL FROM:<jürgen@seller.test> SMTPUTF8 BODY=8BITMIME") == [
                "553", "250",
            ]
        )
        #expect(talk.codes("RCPT TO:<jörg@büyer.test>") == ["250"])
    }

    @Test("lines that are too long, or end wrongly, are refused whole")
    func refusesLines() {
        var talk = Conversation()

        #expect(talk.send("NOOP\n") == ["500 5.5.2 The line has a CR or LF alone; end lines with CR LF"])
        #expect(talk.codes("NO\rOP") == ["500"])
        let long = String(repeating: "x", count: 30_000)
        #expect(talk.send("NOOP \(long)\r\nNOOP\r\n", inPiecesOf: 1_000).map { $0.prefix(3) } == ["500", "250"])
        #expect(talk.dialogue.heldBytes == 0)
    }

    @Test("whoever gives too many bad commands is sent away")
    func sendsAway() {
        var talk = Conversation()

        let codes = (0...ServerRules.mostMisdeeds).map { _ in talk.codes("XYZZY") }
        #expect(codes.dropLast().allSatisfy { $0 == ["500"] })
        #expect(codes.last == ["500", "421"])
        #expect(talk.say("NOOP") == [])
    }

    @Test("silence ends a dialogue, and so does a message that never ends")
    func endsSilence() {
        var talk = Conversation()
        #expect(talk.pass(.seconds(299)) == [])
        #expect(talk.codes("NOOP") == ["250"])
        #expect(talk.pass(.seconds(301)).first?.hasPrefix("421 4.4.2") == true)

        // A byte now and then is no command.
        talk = Conversation()
        #expect(talk.pass(.seconds(200)) == [])
        #expect(talk.send("N") == [])
        #expect(talk.pass(.seconds(101)).first?.hasPrefix("421") == true)

        talk = .begun()
        _ = talk.say("DATA")
        for _ in 0..<14 {
            #expect(talk.pass(.seconds(250)) == [])
            #expect(talk.send("x") == [])
        }
        #expect(talk.pass(.seconds(250)).first?.hasPrefix("421") == true)
    }

    @Test("a server that stops says so, after the message that is under way")
    func drains() {
        var talk = Conversation()
        #expect(talk.drain().first?.hasPrefix("421 4.3.2") == true)

        talk = .begun()
        _ = talk.say("DATA", "x")
        #expect(talk.drain() == [])
        #expect(talk.codes(".") == ["250", "421"])
        #expect(talk.messages.count == 1)
    }

    @Test("what the house says of a message is passed on")
    func passesReplies() {
        var talk = Conversation.begun()
        talk.outcome = .no(Reply(451, EnhancedStatus(4, 3, 0), "Later"))

        #expect(talk.codes("DATA", ".") == ["354", "451"])
        #expect(talk.codes("RCPT TO:<maria@buyer.test>") == ["503"])
    }
}

extension Conversation {
    /// What EHLO is answered with, the name apart.
    fileprivate var keywords: [String] {
        mutating get { say("EHLO client.test").dropFirst().map { String($0.dropFirst(4)) } }
    }
}
