import Testing

@testable import Web

@Suite struct TypedTextTests {
    @Test(arguments: [
        ("Hello", "<p>Hello</p>"), ("Hello\nMaria", "<p>Hello<br>Maria</p>"),
        ("Hello\r\n\r\n\r\nMaria\n", "<p>Hello</p>\n<p>Maria</p>"), ("", ""), (" \n ", ""),
        ("1 < 2 & \"3\"", "<p>1 &lt; 2 &amp; &quot;3&quot;</p>"),
        (
            "see https://example.com/?a=1&b=2.",
            "<p>see <a href=\"https://example.com/?a=1&amp;b=2\">https://example.com/?a=1&amp;b=2</a>.</p>"
        ),
        ("(http://example.com)", "<p>(<a href=\"http://example.com\">http://example.com</a>)</p>"),
        (
            "https://example.com/\"><script>",
            "<p><a href=\"https://example.com/&quot;&gt;&lt;script\">https://example.com/&quot;&gt;&lt;script</a>&gt;</p>"
        ),
        ("javascript:alert(1)", "<p>javascript:alert(1)</p>"),
    ])
    func whatWasTypedBecomesParagraphs(text: String, expected: String) {
        #expect(TypedText.html(text) == expected)
    }
}
