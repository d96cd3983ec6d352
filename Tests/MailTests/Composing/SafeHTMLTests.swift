internal import Mail
internal import Testing

@Suite struct SafeHTMLTests {
    private static let cases: [(given: String, safe: String)] = [
        ("<p>Sam <b>Seller</b><br>Contoso</p>", "<p>Sam <b>Seller</b><br>Contoso</p>"),
        ("Sam", "<p>Sam</p>"),
        ("", ""),
        ("   \n", ""),
        ("<div>Sam</div><div>Contoso</div>", "<p>Sam<br>Contoso</p>"),
        ("<table><tr><td>Tel.</td><td>1</td></tr><tr><td>Fax</td></tr></table>", "<p>Tel. 1<br>Fax</p>"),
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<ul><li>b<li>c</ul>", "<p>a</p><ul><li>b</li><li>c</li></ul>"),
        ("<blockquote>a</blockquote>b", "<blockquote><p>a</p></blockquote><p>b</p>"),
        ("<h1>a</h1>b", "<h1>a</h1><p>b</p>"),
        ("Tom &amp; Söhne &lt;x&gt;", "<p>Tom &amp; Söhne &lt;x&gt;</p>"),
        (
            #"<a href="https://contoso.example/?a=1&amp;b=2">us</a>"#,
            #"<p><a href="https://contoso.example/?a=1&amp;b=2">us</a></p>"#
        ),
        (#"<a href=" MAILTO:sam@x.example">me</a>"#, #"<p><a href="MAILTO:sam@x.example">me</a></p>"#),
        (
            #"<a href='https://x.example/"onclick="x'>me</a>"#,
            #"<p><a href="https://x.example/&quot;onclick=&quot;x">me</a></p>"#
        ),
        // A combining mark behind it does not hide a quotation mark.
        (
            "<a href='https://x.example/\"\u{301}onclick=x'>me &lt;\u{338}</a>",
            "<p><a href=\"https://x.example/&quot;\u{301}onclick=x\">me &lt;\u{338}</a></p>"
        ),
        (#"<b onclick="x()" style="color:red">a</b>"#, "<p><b>a</b></p>"),
        ("</b></p>a</blockquote>", "<p>a</p>"),
        ("<p>a</p>\n<p>b</p>\n", "<p>a</p><p>b</p>"),
    ]

    @Test(arguments: cases)
    func harmlessThingsStay(_ given: String, _ safe: String) {
        #expect(SafeHTML.from(given) == safe)
        #expect(SafeHTML.from(safe) == safe, "and again nothing changes")
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x></SCRIPT>", "<img src=x onerror=alert(1)>",
        "<style>p{}</style>", "<iframe srcdoc='<script>1</script>'></iframe>", "<svg><script>alert(1)</script></svg>",
        "<svg/onload=alert(1)>", "<math><mi//xlink:href='data:x,<script>1</script>'>",
        "<a href=javascript:alert(1)>a</a>",
        "<a href='java\nscript:alert(1)'>a</a>", "<a href='&#106;avascript:alert(1)'>a</a>",
        "<a href='data:text/html,x'>a</a>",
        "<p onmouseover=alert(1)>a</p>", "<form action=//evil.example><input name=csrf></form>", "<b<script>alert(1)//",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
        "<!--><img src=x onerror=alert(1)>-->",
        "<textarea></p><script>alert(1)</script></textarea>",
        "<title><p>x</title><link rel=stylesheet href=//evil.example>",
        "<template><script>1</script></template>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
        "<plaintext><script>1</script>", "<object data=x><embed src=x></object>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
    ])
    func nothingHarmfulIsLeft(_ given: String) {
        let safe = SafeHTML.from("Sam " + given)

        let tags = safe.matches(of: /<[^>]*>/).map { String($0.output) }
        let harmless: Set = ["<p>", "</p>", "<b>", "</b>", "<br>", "</a>"]
        #expect(tags.allSatisfy { harmless.contains($0) || $0.hasPrefix(#"<a href="https://"#) }, "\(safe)")
        #expect(safe.hasPrefix("<p>Sam"), "\(safe)")
    }

    @Test func deepNestingIsFlattened() {
        let deep = String(repeating: "<blockquote>", count: 5_000) + "a"

        let safe = SafeHTML.from(deep)

        #expect(safe.contains("a") && safe.matches(of: /<blockquote>/).count <= 20)
    }
}
