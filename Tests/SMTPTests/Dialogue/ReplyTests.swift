import Testing

@testable import SMTP

@Suite("Replies")
struct ReplyTests {
    @Test("a reply of several lines has the code on each")
    func printsLines() {
        let reply = Reply(250, nil, lines: ["inkling.test", "SIZE 1000", "PIPELINING"])

        #expect(reply.bytes == Array("250-inkling.test\r\n250-SIZE 1000\r\n250 PIPELINING\r\n".utf8))
    }

    @Test("an enhanced status stands before the text")
    func printsStatus() {
        #expect(Reply(552, EnhancedStatus(5, 3, 4), "Too large").bytes == Array("552 5.3.4 Too large\r\n".utf8))
    }

    @Test(
        "an enhanced status is read, and nothing else is taken for one",
        arguments: [
            ("5.7.1", EnhancedStatus(5, 7, 1)), ("4.10.999", EnhancedStatus(4, 10, 999)), ("3.1.1", nil), ("5.7", nil),
            ("5.7.1.2", nil), ("5.7.1000", nil), ("5.-7.1", nil), ("5..1", nil), ("", nil),
        ]
    )
    func readsStatus(text: String, status: EnhancedStatus?) {
        #expect(EnhancedStatus(text) == status)
    }
}
