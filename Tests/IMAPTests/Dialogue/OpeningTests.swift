import Foundation
import Testing

@testable import IMAP

@Suite("The beginning of a conversation")
struct OpeningTests {
    private static let password = Credential.password(user: "anna", password: "pä\"ß")
    private static let plain = Data("\0anna\0pä\"ß".utf8).base64EncodedString()

    private func talk(_ credential: Credential = password, _ security: Security = .tls) -> Talk<Watching> {
        Talk(Watching(credential: credential, security: security, position: nil, startedAt: 1_000))
    }

    @Test("AUTHENTICATE PLAIN where it is offered, with the answer in the command where that is allowed")
    func authenticates() throws {
        var talk = talk()
        #expect(
            try talk.say("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] hi") == ["A1 AUTHENTICATE PLAIN \(Self.plain)"]
        )
        #expect(try talk.say("A1 OK [CAPABILITY IMAP4rev1 IDLE] done") == ["A2 EXAMINE INBOX"])

        talk = self.talk()
        #expect(try talk.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi") == ["A1 AUTHENTICATE PLAIN"])
        #expect(try talk.say("+ ") == [Self.plain])
        #expect(try talk.say("A1 OK done") == ["A2 CAPABILITY"])
        #expect(try talk.say("* CAPABILITY IMAP4rev1", "A2 OK done") == ["A3 EXAMINE INBOX"])
    }

    @Test("LOGIN sends user and password as they are, whatever characters are in them")
    func logsIn() throws {
        var talk = talk()
        #expect(try talk.say("* OK hi") == ["A1 CAPABILITY"])
        #expect(try talk.say("* CAPABILITY IMAP4rev1", "A1 OK done") == ["A2 LOGIN {4}"])
        #expect(try talk.say("+ go on") == ["anna {6}"])
        #expect(try talk.say("+ go on") == ["pä\"ß"])
        #expect(try talk.say("* CAPABILITY IMAP4rev1 IDLE", "A2 OK done") == ["A3 EXAMINE INBOX"])
    }

    @Test("no password is sent where the server does not want it so")
    func obeysLoginDisabled() throws {
        var talk = talk()
        #expect(try talk.say("* OK [CAPABILITY IMAP4rev1 LOGINDISABLED] hi") == [])
        #expect(talk.ending == .problem(.noLogin))
    }

    @Test("a token goes as XOAUTH2, and what is said of a bad one is answered with an empty line")
    func sendsToken() throws {
        let response = Data("user=anna\u{1}auth=Bearer t0k\u{1}\u{1}".utf8).base64EncodedString()
        var talk = talk(.token(user: "anna", token: "t0k"))
        #expect(
            try talk.say("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2 AUTH=PLAIN] hi")
                == ["A1 AUTHENTICATE XOAUTH2 \(response)"]
        )
        #expect(try talk.say("+ eyJzdGF0dXMiOiI0MDAifQ==") == [""])
        _ = try talk.say("A1 NO [AUTHENTICATIONFAILED] Bad token")
        #expect(talk.ending == .problem(.loginRefused("Bad token")))

        talk = self.talk(.token(user: "anna", token: "t0k"))
        _ = try talk.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi")
        #expect(talk.ending == .problem(.noLogin))
    }

    @Test("STARTTLS comes before everything, and what was said before it does not count")
    func startsTLS() throws {
        var talk = talk(Self.password, .startTLS)
        #expect(
            try talk.say("* OK [CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED AUTH=XOAUTH2] hi") == ["A1 STARTTLS"]
        )
        #expect(try talk.say("A1 OK go") == ["TLS"])
        #expect(talk.handle(.secured) == ["A2 CAPABILITY"])
        #expect(
            try talk.say("* CAPABILITY IMAP4rev1 STARTTLS AUTH=PLAIN SASL-IR", "A2 OK")
                == ["A3 AUTHENTICATE PLAIN \(Self.plain)"]
        )
    }

    @Test("what comes between the answer to STARTTLS and TLS ends it")
    func refusesWordsBeforeTLS() throws {
        var talk = talk(Self.password, .startTLS)
        _ = try talk.say("* OK [CAPABILITY IMAP4rev1 STARTTLS] hi", "A1 OK go")
        #expect(try talk.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN") == [])
        #expect(talk.ending == .problem(.garbled))
    }

    @Test(
        "without TLS nothing is said where it was asked for",
        arguments: [
            ["* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN] hi"], ["* PREAUTH [CAPABILITY IMAP4rev1 STARTTLS] hi"],
            ["* OK [CAPABILITY IMAP4rev1 STARTTLS] hi", "A1 NO not now"],
        ]
    )
    func insistsOnTLS(lines: [String]) throws {
        var talk = talk(Self.password, .startTLS)
        for line in lines { _ = try talk.say(line) }
        #expect(talk.ending == .problem(.noTLS))
    }

    @Test("who is known already need not log in")
    func acceptsPreAuthentication() throws {
        var talk = talk()
        #expect(try talk.say("* PREAUTH [CAPABILITY IMAP4rev1] hi") == ["A1 EXAMINE INBOX"])
    }

    @Test(
        "a beginning that goes wrong ends with the problem",
        arguments: [
            (["* BYE too many"], MailboxProblem.ended("too many")), (["A1 OK hi"], .garbled), (["* NO hi"], .garbled),
            (["* OK hi", "A7 OK done"], .garbled), (["* OK hi", "A1 OK done"], .garbled),
            (["* OK hi", "+ "], .garbled),
            (["* OK [CAPABILITY X] hi", "* BYE oh"], .ended("oh")),
            (["* OK [CAPABILITY AUTH=PLAIN SASL-IR] hi", "A1 NO Wrong"], .loginRefused("Wrong")),
            (["* OK [CAPABILITY AUTH=PLAIN SASL-IR] hi", "A1 BAD Oh"], .loginRefused("Oh")),
            (["* OK [CAPABILITY AUTH=PLAIN SASL-IR] hi", "A1 NO [UNAVAILABLE] Later"], .ended("Later")),
        ]
    )
    func ends(lines: [String], problem: MailboxProblem) throws {
        var talk = talk()
        for line in lines { _ = try talk.say(line) }
        #expect(talk.ending == .problem(problem))
    }

    @Test("a server that says nothing is left after a minute")
    func doesNotWaitForEver() {
        var talk = talk()
        _ = talk.wait(.seconds(59))
        #expect(talk.ending == nil)
        _ = talk.wait(.seconds(1))
        #expect(talk.ending == .problem(.silent))
    }
}
