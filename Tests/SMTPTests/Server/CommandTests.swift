import Testing

@testable import SMTP

@Suite("Commands")
struct CommandTests {
    @Test(
        "a line is read as the command that it is",
        arguments: [
            ("EHLO client.test", .ehlo), ("helo [192.0.2.1]", .helo), ("LHLO x", .lhlo), ("Data", .data),
            ("RSET ", .reset),
            ("NOOP whatever", .noop), ("VRFY anna", .verify), ("QUIT", .quit), ("STARTTLS", .startTLS),
            ("BDAT 0 LAST", .chunk(size: 0, isLast: true)), ("bdat 86", .chunk(size: 86, isLast: false)),
            ("AUTH PLAIN", .logIn(mechanism: "PLAIN", initial: nil)),
            ("auth login =", .logIn(mechanism: "LOGIN", initial: "=")),
        ] as [(String, Command)]
    )
    func reads(line: String, command: Command) throws {
        #expect(try Command(Array(line.utf8)) == command)
    }

    @Test(
        "a line that is no command says what is wrong with it",
        arguments: [
            ("", .unknown), ("XYZZY", .unknown), ("EXPN list", .notHere), ("DATA now", .noArguments("DATA")),
            ("EHLO", .usage("EHLO needs the name of your computer behind it")), ("BDAT", .lostChunk),
            ("BDAT -1", .lostChunk), ("BDAT 5 FIRST", .lostChunk), ("BDAT 99999999999999999999", .lostChunk),
            ("NOOP \u{0}", .strangeCharacters), ("NOOP " + String(repeating: "x", count: 2_048), .lineTooLong),
            ("MAIL FROM:<a@b.test> SIZE=1 SIZE=2", .badParameter("SIZE stands there twice; say it once")),
        ] as [(String, CommandFault)]
    )
    func refuses(line: String, fault: CommandFault) {
        #expect(throws: fault) { try Command(Array(line.utf8)) }
    }

    @Test("a line that is no UTF-8 is refused")
    func refusesBytes() {
        #expect(throws: CommandFault.strangeCharacters) { try Command(Array("NOOP ".utf8) + [0xFF]) }
    }

    @Test(
        "a path is read with its parameters",
        arguments: [
            ("FROM:<anna@seller.test>", "anna@seller.test", []),
            ("from: <a@b.test> BODY=8BITMIME", "a@b.test", ["BODY"]),
            ("FROM:<>", nil, []), ("FROM:<@x.test,@y.test:a@b.test>", "a@b.test", []),
            ("FROM:<\"a>b\"@c.test> SMTPUTF8 SIZE=5", "\"a>b\"@c.test", ["SIZE", "SMTPUTF8"]),
            ("FROM:<\"a\\\"> b\"@c.test>", "\"a\\\"> b\"@c.test", []),
        ] as [(String, String?, [String])]
    )
    func readsPath(text: String, address: String?, parameters: [String]) throws {
        let path = try MailPath(text[...], after: "FROM:", mayBeNobody: true)

        #expect(path.address == address)
        #expect(path.parameters.keys.sorted() == parameters)
    }

    @Test(
        "what is no path is refused",
        arguments: ["FROM:", "FROM:a@b.test", "FROM:<a@b.test", "FROM:<a@b.test>x", "TO:<a@b.test>", "FROM <a@b.test>"]
    )
    func refusesPath(text: String) {
        #expect(throws: CommandFault.self) { try MailPath(text[...], after: "FROM:", mayBeNobody: true) }
    }

    @Test(
        "parameters of MAIL are checked",
        arguments: [
            (["SIZE": "5"], nil), (["SIZE": "99999999999999999999"], nil), (["AUTH": "<>"], nil),
            (["BODY": "7bit"], nil), (["SMTPUTF8": nil], nil), (["SIZE": "x"], "501"), (["SIZE": nil], "501"),
            (["SIZE": "999999999999999999999"], "501"), (["BODY": "BINARYMIME"], "501"), (["SMTPUTF8": "yes"], "501"),
            (["RET": "FULL"], "555"),
        ] as [([String: String?], String?)]
    )
    func checksParameters(parameters: [String: String?], code: String?) {
        do throws(CommandFault) {
            _ = try MailParameters(parameters)
            #expect(code == nil)
        } catch {
            #expect("\(error.reply.code)" == code)
        }
    }

    @Test(
        "base64 is read, and nothing else is taken for it",
        arguments: [
            ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar"), ("Zg=", nil), ("Zg", nil),
            ("Zh==", nil), ("Zm9=", nil), ("====", nil), ("Zg==Zg==", nil), ("Zm9*", nil), ("Z m9", nil),
        ] as [(String, String?)]
    )
    func readsBase64(text: String, bytes: String?) {
        #expect(Base64Text.decode(text) == bytes.map { Array($0.utf8) })
    }
}
