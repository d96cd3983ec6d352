internal import Testing

@testable internal import SMTP

@Suite struct WireContentTests {
    @Test(arguments: [
        ("", "", ".\r\n"),
        ("a", "a\r\n", "a\r\n.\r\n"),
        ("a\r\n", "a\r\n", "a\r\n.\r\n"),
        ("a\nb\n", "a\r\nb\r\n", "a\r\nb\r\n.\r\n"),
        ("a\rb", "a\r\nb\r\n", "a\r\nb\r\n.\r\n"),
        (".\r\n", ".\r\n", "..\r\n.\r\n"),
        ("a\r\n.\r\nb", "a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\n.\nb", "a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
        ("a\r.\rb", "a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"),
        ("..a\r\n\r\n", "..a\r\n\r\n", "...a\r\n\r\n.\r\n"),
        ("a\r\r\n.", "a\r\n\r\n.\r\n", "a\r\n\r\n..\r\n.\r\n"),
    ])
    func endsEachLineAndHidesEachDot(content: String, lines: String, stuffed: String) {
        #expect(WireContent.lines(Array(content.utf8)) == Array(lines.utf8))
        #expect(WireContent.stuffed(Array(content.utf8)) == Array(stuffed.utf8))
    }

    @Test(arguments: [
        ("Ok 0102018f1a2b3c4d-0a1b2c3d-1111-2222-3333-0123456789ab-000000", true),
        ("Ok queued", false),
        ("2.0.0 Ok: queued as 4AB", false),
        ("Ok 0102018f1a2b3c4d-0a1b2c3d-1111-2222-3333-0123456789ab", false),
    ])
    func knowsTheNamesThatAmazonGives(text: String, isOne: Bool) {
        #expect((Reply(250, nil, text).amazonMessageID != nil) == isOne)
    }
}
