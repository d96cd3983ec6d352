internal import Foundation
internal import Testing

@testable internal import SMTP

/// From the greeting to the moment when a message can be begun.
@Suite struct RelaySetUpTests {
    struct SetUp: Sendable, CustomTestStringConvertible {
        let name: String
        var security = RelayTerms.Security.none
        var signIn: RelaySignIn?
        let text: String
        var failure: RelayFailure?
        var testDescription: String { name }
    }

    private static let password = RelaySignIn.password(user: "ada", password: "pässword")
    private static let token = RelaySignIn.token(user: "ada@x.test", token: "T0k")

    private static func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }

    private static func hello(_ offers: String...) -> String {
        "S: 220 hi\nC: EHLO inkling.test\nS: 250-relay.test\n" + last(offers)
    }

    private static func last(_ offers: [String]) -> String {
        offers.enumerated().map { "S: 250\($0 == offers.count - 1 ? " " : "-")\($1)\n" }.joined()
    }

    static let all: [SetUp] = [
        SetUp(name: "nothing is wanted", text: hello("PIPELINING")),
        SetUp(
            name: "a server that knows only HELO",
            text: "S: 220 hi\nC: EHLO inkling.test\nS: 502 what?\nC: HELO inkling.test\nS: 250 relay.test"
        ),
        SetUp(
            name: "STARTTLS, and everything is asked again",
            security: .startTLS,
            signIn: password,
            text: hello("STARTTLS", "AUTH LOGIN") + "C: STARTTLS\nS: 220 go\nTLS\nC: EHLO inkling.test\n"
                + "S: 250-relay.test\nS: 250 AUTH PLAIN LOGIN\nC: AUTH PLAIN \(base64("\0ada\0pässword"))\nS: 235 in"
        ),
        SetUp(
            name: "no STARTTLS, no word more",
            security: .startTLS,
            signIn: password,
            text: hello("AUTH PLAIN"),
            failure: .noTLS
        ),
        SetUp(
            name: "STARTTLS offered and refused",
            security: .startTLS,
            text: hello("STARTTLS") + "C: STARTTLS\nS: 454 not now",
            failure: .noTLS
        ),
        SetUp(
            name: "no EHLO, no STARTTLS",
            security: .startTLS,
            text: "S: 220 hi\nC: EHLO inkling.test\nS: 500 what?\nC: HELO inkling.test\nS: 250 relay.test",
            failure: .noTLS
        ),
        SetUp(
            name: "a reply put in before TLS",
            security: .startTLS,
            text: hello("STARTTLS") + "C: STARTTLS\nS| 220 go↵250 AUTH PLAIN↵",
            failure: .injected
        ),
        SetUp(
            name: "half a reply put in before TLS",
            security: .startTLS,
            text: hello("STARTTLS") + "C: STARTTLS\nS| 220 go↵25",
            failure: .injected
        ),
        SetUp(
            name: "LOGIN where there is no PLAIN, in the old spelling",
            security: .implicitTLS,
            signIn: password,
            text: hello("AUTH=LOGIN") + "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: \(base64("ada"))\n"
                + "S: 334 UGFzc3dvcmQ6\nC: \(base64("pässword"))\nS: 235 2.7.0 in"
        ),
        SetUp(
            name: "a wrong password",
            security: .implicitTLS,
            signIn: password,
            text: hello("AUTH PLAIN") + "C: AUTH PLAIN \(base64("\0ada\0pässword"))\nS: 535 5.7.8 no",
            failure: .signInRefused(Reply(535, EnhancedStatus(5, 7, 8), "no"))
        ),
        SetUp(
            name: "no way to sign in",
            security: .implicitTLS,
            signIn: password,
            text: hello("AUTH XOAUTH2 CRAM-MD5"),
            failure: .noSignIn(["CRAM-MD5", "XOAUTH2"])
        ),
        SetUp(
            name: "a token",
            security: .implicitTLS,
            signIn: token,
            text: hello("AUTH PLAIN XOAUTH2")
                + "C: AUTH XOAUTH2 \(base64("user=ada@x.test\u{1}auth=Bearer T0k\u{1}\u{1}"))\nS: 235 in"
        ),
        SetUp(
            name: "a token that is refused with a challenge",
            security: .implicitTLS,
            signIn: token,
            text: hello("AUTH XOAUTH2")
                + "C: AUTH XOAUTH2 \(base64("user=ada@x.test\u{1}auth=Bearer T0k\u{1}\u{1}"))\n"
                + "S: 334 eyJzdGF0dXMiOiI0MDAifQ==\nC: \nS: 535 5.7.8 no",
            failure: .signInRefused(Reply(535, EnhancedStatus(5, 7, 8), "no"))
        ),
        SetUp(
            name: "a server that never has enough",
            security: .implicitTLS,
            signIn: password,
            text: hello("AUTH PLAIN") + "C: AUTH PLAIN \(base64("\0ada\0pässword"))\nS: 334 more",
            failure: .garbage("334 more")
        ),
        SetUp(
            name: "closed while signing in",
            security: .implicitTLS,
            signIn: password,
            text: hello("AUTH PLAIN") + "C: AUTH PLAIN \(base64("\0ada\0pässword"))\nS: 421 bye",
            failure: .closing(Reply(421, nil, "bye"))
        ),
    ]

    @Test(arguments: all)
    func isReadyOrSaysWhyNot(_ setUp: SetUp) {
        let terms = RelayTerms(security: setUp.security, signIn: setUp.signIn, helloName: "inkling.test")

        let transcript = Transcript(setUp.text, terms: terms, messages: [])

        #expect(transcript.differences == [])
        #expect(transcript.failure == setUp.failure)
        #expect(transcript.dialogue.isIdle == (setUp.failure == nil))
    }

    @Test(arguments: all)
    func nothingBreaksWhereverTheConnectionEnds(_ setUp: SetUp) {
        let terms = RelayTerms(security: setUp.security, signIn: setUp.signIn, helloName: "inkling.test")
        let lines = setUp.text.split(separator: "\n")
        for end in lines.indices {
            let text = lines[..<end].joined(separator: "\n") + "\nLOST"

            let transcript = Transcript(text, terms: terms, messages: [])

            #expect(transcript.failure != nil && transcript.dialogue.isOver && transcript.handovers.isEmpty)
        }
    }

    @Test func printsNoSecret() {
        let terms = RelayTerms(security: .none, signIn: .password(user: "ada", password: "hush"), helloName: "h")
        var dumped = ""
        dump(terms, to: &dumped)
        #expect(!"\(terms)".contains("hush") && !dumped.contains("hush"))
    }
}
