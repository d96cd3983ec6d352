import Testing

@testable import IMAP

@Suite("Responses")
struct ResponseParserTests {
    /// What is to be read, and what comes of it.
    struct Fixture: Sendable, CustomTestStringConvertible {
        let text: String
        let expected: Response

        var testDescription: String { text.debugDescription }
    }

    private static func message(_ change: (inout FetchedMessage) -> Void) -> Response {
        var message = FetchedMessage()
        change(&message)
        return .fetch(message)
    }

    private static func status(_ response: StatusResponse) -> Response { .status(response) }

    static let fixtures = [
        Fixture(text: "* OK Ready.\r\n", expected: status(StatusResponse(.ok, nil, "Ready."))),
        Fixture(
            text: "* OK [CAPABILITY IMAP4rev1 idle] Hello\r\n",
            expected: status(StatusResponse(.ok, .capability(["IMAP4REV1", "IDLE"]), "Hello"))
        ),
        Fixture(text: "* PREAUTH hi\r\n", expected: status(StatusResponse(.preAuthenticated, nil, "hi"))),
        Fixture(text: "* bye\r\n", expected: status(StatusResponse(.bye))),
        Fixture(text: "* OK sum is {3}\r\n", expected: status(StatusResponse(.ok, nil, "sum is {3}"))),
        Fixture(
            text: "A1 NO [AUTHENTICATIONFAILED] Wrong\r\n",
            expected: status(StatusResponse(tag: "A1", .no, .other("AUTHENTICATIONFAILED"), "Wrong"))
        ),
        Fixture(
            text: "A2 BAD [ALERT] Oh\n",
            expected: status(StatusResponse(tag: "A2", .bad, .alert, "Oh"))
        ),
        Fixture(
            text: "* OK [UIDVALIDITY 1] x\r\n",
            expected: status(StatusResponse(.ok, .uidValidity(1), "x"))
        ),
        Fixture(text: "* OK [UIDNEXT 9]\r\n", expected: status(StatusResponse(.ok, .uidNext(9)))),
        Fixture(
            text: "A3 OK [APPENDUID 5 7] x\r\n",
            expected: status(StatusResponse(tag: "A3", .ok, .appendUID(5, 7), "x"))
        ),
        Fixture(text: "* OK [UIDNEXT x] y\r\n", expected: status(StatusResponse(.ok, .other("UIDNEXT"), "y"))),
        Fixture(text: "+ go on\r\n", expected: .continuation("go on")),
        Fixture(text: "+\r\n", expected: .continuation("")),
        Fixture(text: "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n", expected: .capability(["IMAP4REV1", "AUTH=PLAIN"])),
        Fixture(text: "* 23 EXISTS\r\n", expected: .exists(23)),
        Fixture(text: "* 5 expunge\r\n", expected: .expunge(5)),
        Fixture(text: "* 5 RECENT\r\n", expected: .other("RECENT")),
        Fixture(text: "* SEARCH 3 1 2\r\n", expected: .search([3, 1, 2])),
        Fixture(text: "* SEARCH\r\n", expected: .search([])),
        Fixture(text: "* FLAGS (\\Seen \\*)\r\n", expected: .other("FLAGS")),
        Fixture(text: "* NAMESPACE ((\"\" \"/\")) NIL NIL\r\n", expected: .other("NAMESPACE")),
        Fixture(
            text: "* LIST (\\HasNoChildren \\Sent) \"/\" \"Sent \\\"x\\\"\"\r\n",
            expected: .list(
                ListedFolder(
                    attributes: ["\\hasnochildren", "\\sent"],
                    separator: "/",
                    name: Array(#"Sent "x""#.utf8)
                )
            )
        ),
        Fixture(
            text: "* LIST () NIL {4}\r\nSent\r\n",
            expected: .list(ListedFolder(attributes: [], separator: nil, name: Array("Sent".utf8)))
        ),
        Fixture(
            text: "* LIST () \".\" NIL\r\n",
            expected: .list(ListedFolder(attributes: [], separator: ".", name: Array("NIL".utf8)))
        ),
        Fixture(
            text: "* 1 FETCH (UID 7 RFC822.SIZE 5000000000 FLAGS (\\Seen $x) MODSEQ (12))\r\n",
            expected: message {
                $0.uid = 7
                $0.size = 5_000_000_000
                $0.flags = ["\\Seen", "$x"]
            }
        ),
        Fixture(
            text: "* 1 FETCH (INTERNALDATE \" 1-Jan-1970 01:00:00 +0100\" UID 7)\r\n",
            expected: message {
                $0.uid = 7
                $0.internalDate = 0
            }
        ),
        Fixture(
            text: "* 1 FETCH (UID 7 BODY[] {9}\r\na\r\n)\r\n{1} FLAGS ())\r\n",
            expected: message {
                $0.uid = 7
                $0.body = Array("a\r\n)\r\n{1}".utf8)
            }
        ),
        Fixture(
            text: "* 1 FETCH (BODY[]<0> {0}\r\n UID 7)\r\n",
            expected: message {
                $0.uid = 7
                $0.body = []
            }
        ),
        Fixture(
            text: "* 1 FETCH (BODY[HEADER.FIELDS (\"From\" To)] \"x\" BODY[] NIL UID 7)\r\n",
            expected: message { $0.uid = 7 }
        ),
    ]

    @Test("a response is read, at once and byte by byte", arguments: fixtures)
    func reads(fixture: Fixture) throws {
        var parser = ResponseParser(maximumLiteral: 100)
        parser.append(Array(fixture.text.utf8))
        #expect(try parser.next() == fixture.expected)
        #expect(try parser.next() == nil && !parser.hasBegun)

        for (place, byte) in fixture.text.utf8.enumerated() {
            parser.append([byte])
            let isLast = place == fixture.text.utf8.count - 1
            #expect(try parser.next() == (isLast ? fixture.expected : nil), "after \(place + 1) bytes")
            #expect(parser.hasBegun == !isLast)
        }
    }

    @Test(
        "what is no response is refused",
        arguments: [
            "\r\n", "*\r\n", "hello\r\n", "* \r\n", "HTTP/1.1 400 Bad Request\r\n", "A1 LIST () NIL x\r\n",
            "* LIST () \"/\"\r\n", "* LIST x y z\r\n", "* 1 FETCH\r\n", "* 1 FETCH (UID)\r\n", "* 1 FETCH (UID 0)\r\n",
            "* 1 FETCH (UID x)\r\n", "* 1 FETCH (UID 99999999999)\r\n", "* 1 FETCH ((UID) 1)\r\n",
            "* 1 FETCH (BODY[ x)\r\n", "* X \"open\r\n", "* X (open\r\n", "* X \"\\\r\n", "* X )\r\n", "* 7\r\n",
            "* X " + String(repeating: "(", count: 5_000) + "\r\n",
        ]
    )
    func refuses(text: String) {
        var parser = ResponseParser(maximumLiteral: 100)
        parser.append(Array(text.utf8))
        #expect(throws: ResponseError.malformed) { try parser.next() }
    }

    @Test("a line without end, and text that grows with literals, is bounded")
    func boundsText() throws {
        var parser = ResponseParser(maximumLiteral: 100)
        parser.append([UInt8](repeating: UInt8(ascii: "x"), count: ResponseParser.maximumText))
        #expect(try parser.next() == nil)
        parser.append([UInt8(ascii: "x")])
        #expect(throws: ResponseError.lineTooLong) { try parser.next() }

        parser = ResponseParser(maximumLiteral: 100)
        parser.append(Array("* X".utf8) + Array(String(repeating: " {0}\r\n", count: 20_000).utf8))
        #expect(throws: ResponseError.lineTooLong) { try parser.next() }
    }

    @Test(
        "literals together are bounded before they come",
        arguments: ["* X {101}\r\n", "* X {99999999999999999999}\r\n", "* X {1}\r\na {100}\r\n"]
    )
    func boundsLiterals(text: String) {
        var parser = ResponseParser(maximumLiteral: 100)
        parser.append(Array(text.utf8))
        #expect(throws: ResponseError.literalTooLarge) { try parser.next() }
    }

    @Test("several responses in one piece come one after the other")
    func readsSeveral() throws {
        var parser = ResponseParser(maximumLiteral: 100)
        parser.append(Array("* 1 EXISTS\r\n* 2 EXI".utf8))
        #expect(try parser.next() == .exists(1))
        #expect(try parser.next() == nil && parser.hasBegun)
        parser.append(Array("STS\r\n+ \r\n".utf8))
        #expect(try parser.next() == .exists(2))
        #expect(try parser.next() == .continuation(""))
        #expect(try parser.next() == nil && !parser.hasBegun)
    }
}
