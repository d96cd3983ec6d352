import Testing

@testable import Mail

@Suite struct PlainTextTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let html: String
        let text: String
        var testDescription: String { html }

        init(_ html: String, _ text: String) {
            self.html = html
            self.text = text
        }
    }

    @Test(arguments: [
        Case("", ""),
        Case("Hello", "Hello\n"),
        Case("<p>One</p>\n<p>Two\n  and <b>a</b> half</p>", "One\n\nTwo and a half\n"),
        Case("a<br>b<br/>c", "a\nb\nc\n"),
        Case("<div>a</div><div>b</div>", "a\nb\n"),
        Case("a &amp; b &lt;c&gt; &eacute; &#8364;&nbsp;5", "a & b <c> é €\u{A0}5\n"),
        Case(
            "<p>See <a href=\"https://x.example/a?b&amp;c\">our offer</a>.</p>",
            "See our offer <https://x.example/a?b&c>.\n"
        ),
        Case("<a href=\"https://x.example/\">https://x.example/</a>", "https://x.example/\n"),
        Case("<a href=\"https://x.example/\">x.example</a>", "x.example\n"),
        Case("<a href=\"mailto:m@x.example\">Maria</a>", "Maria\n"),
        Case("<a href=\"https://x.example/\"><img alt=\"Logo\" src=a></a>", "Logo <https://x.example/>\n"),
        Case(
            "<p>Do:</p><ul><li>one</li><li>two<ul><li>deep</li></ul></li></ul><p>End",
            "Do:\n\n- one\n- two\n  - deep\n\nEnd\n"
        ),
        Case("<ol><li>one<li>two</ol>", "1. one\n2. two\n"),
        Case("<blockquote><p>a</p><p>b</p></blockquote>c", "> a\n\n> b\n\nc\n"),
        Case("<pre>a\n  b\n</pre>c", "a\n  b\n\nc\n"),
        Case("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc\n"),
        Case("<h1>Title</h1>text<hr>more", "Title\n\ntext\n\n---\n\nmore\n"),
        Case("<head><title>t</title><style>p{}</style></head><body>x<script>y</script></body>", "x\n"),
        Case("<head><title>t</title><body>x", "x\n"),
        Case("x<!-- hidden --><!--[if mso]>y<![endif]-->", "x\n"),
        Case("<p>a <span> b</span></p>", "a b\n"),
        Case("<p>a</p><p>&nbsp;</p><p>b</p>", "a\n\n\u{A0}\n\nb\n"),
    ])
    func readsLikeTypedText(_ sample: Case) {
        #expect(PlainText.from(html: sample.html) == sample.text)
    }

    /// 7,000 quotes within one another would else make 100 MB.
    @Test(arguments: ["<blockquote>x", "<ul><li>x"])
    func whatLiesVeryDeepIsMarkedNoFurther(element: String) {
        let text = PlainText.from(html: String(repeating: element, count: 7_000))

        #expect(text.utf8.count < 400_000 && text.utf8.count > 7_000)
    }
}
