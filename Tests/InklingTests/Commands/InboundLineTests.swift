import Mail
import Testing

@testable import inkling

@Suite struct InboundLineTests {
    private func line(_ text: String) throws -> String {
        try InboundLine(try Message(Array(text.utf8)).read()).json()
    }

    @Test func aReplySaysWhatItAnswers() throws {
        let reply = try line(
            "From: m@y.example\nIn-Reply-To: <1@x.example>\nReferences: <0@x.example> <1@x.example>\n\nYes.\n> No?"
        )

        #expect(
            reply
                == #"{"bounce":null,"inReplyTo":"1@x.example","kind":"reply","references":["0@x.example","1@x.example"],"#
                + #""returnsOn":null,"text":"Yes."}"#
        )
    }

    @Test func aBounceSaysWhomItDidNotReach() throws {
        let bounce = try line(
            "Return-Path: <>\nFrom: mailer-daemon@x.example\nSubject: failure notice\n\n<m@y.example>:\n550 5.1.1 no such user\n\n"
                + "--- Below this line is a copy of the message.\n\nMessage-ID: <1@x.example>\nTo: m@y.example\n\nHello\n"
        )

        #expect(
            bounce.hasPrefix(
                #"{"bounce":{"originalMessageId":"1@x.example","permanent":true,"reason":"userUnknown","#
                    + #""recipient":"m@y.example","status":"5.1.1"},"inReplyTo":null,"kind":"bounce""#
            )
        )
    }
}
