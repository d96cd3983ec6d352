import Testing

@testable import Mail

@Suite struct RewritingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let about: String
        let html: String
        /// `§` stands for the beacon.
        let followed: String
        var testDescription: String { about }

        init(_ about: String, _ html: String, _ followed: String) {
            self.about = about
            self.html = html
            self.followed = followed
        }
    }

    @Test(arguments: [
        Case("double quotes", "<a href=\"http://x.example/\">", "<a href=\"https://t.test/0\">§"),
        Case("single quotes", "<a href='http://x.example/'>", "<a href='https://t.test/0'>§"),
        Case("no quotes", "<a href=http://x.example/ id=b>", "<a href=https://t.test/0 id=b>§"),
        Case("no quotes and a slash", "<a href=http://x.example/>", "<a href=https://t.test/0>§"),
        Case("odd white space", "<A\tHREF \n=\r\n \"http://x.example/\"/>", "<A\tHREF \n=\r\n \"https://t.test/0\"/>§"),
        Case("upper case", "<A HREF=\"HTTP://X.EXAMPLE/\">", "<A HREF=\"https://t.test/0\">§"),
        Case(
            "the first of two",
            "<a href=http://x.example href=http://y.example>",
            "<a href=https://t.test/0 href=http://y.example>§"
        ),
        Case(
            "no space between attributes",
            "<a id=\"a\"href=\"http://x.example/\">",
            "<a id=\"a\"href=\"https://t.test/0\">§"
        ),
        Case("an area", "<map><area href=\"http://x.example/\"></map>", "<map><area href=\"https://t.test/0\"></map>§"),
        Case("not a link element", "<link href=\"http://x.example/a.css\">", "<link href=\"http://x.example/a.css\">§"),
        Case("not other attributes", "<a title=\"href=http://x.example/\">", "<a title=\"href=http://x.example/\">§"),
        Case("not a name that begins like it", "<a hreflang=http://x.example>", "<a hreflang=http://x.example>§"),
        Case("before the end of the body", "<html><body>hi</body></html>", "<html><body>hi§</body></html>"),
        Case("before the last of two ends", "<body>a</body>b</body>c", "<body>a</body>b§</body>c"),
        Case("an end of body in a comment", "<body>a<!-- </body> -->b", "<body>a<!-- </body> -->b§"),
        Case("an end of body in an attribute", "<body><p title=\"</body>\">b", "<body><p title=\"</body>\">b§"),
        Case("an end of body in a script", "<body><script>'</body>'</script>b", "<body><script>'</body>'</script>b§"),
        Case("only an end of html", "<p>a</html>\n", "<p>a§</html>\n"),
        Case("an unclosed comment", "<p>a<!-- b", "<p>a§<!-- b"),
        Case("an unclosed tag", "<p>a<a href=\"http://x.example", "<p>a§<a href=\"http://x.example"),
        Case("a lone end mark", "<p>a</", "<p>a§</"),
        Case("an unclosed text area", "<p>a<textarea>b", "<p>a§<textarea>b"),
        Case("an unclosed select", "<p>a<select><option>b", "<p>a§<select><option>b"),
        Case("an unclosed template", "<p>a<template><p>b", "<p>a§<template><p>b"),
        Case("a fragment", "Hello", "Hello§"),
        Case("nothing", "", "§"),
        Case(
            "a frameset",
            "<html><frameset><frame src=a></frameset></html>",
            "<html><frameset><frame src=a></frameset></html>"
        ),
        Case("plaintext", "<p>a<plaintext></body>", "<p>a§<plaintext></body>"),
        Case(
            "a conditional comment",
            "<!--[if mso]><a href=\"http://x.example/\">b</a></body><![endif]-->",
            "<!--[if mso]><a href=\"https://t.test/0\">b</a></body><![endif]-->§"
        ),
        Case(
            "a revealed conditional comment",
            "<!--[if !mso]><!--><a href=\"http://x.example/\"><!--<![endif]--><![if mso]><a href='http://y.example'><![endif]>",
            "<!--[if !mso]><!--><a href=\"https://t.test/0\"><!--<![endif]--><![if mso]><a href='https://t.test/1'><![endif]>§"
        ),
        Case(
            "a VML button",
            "<!--[if mso]><v:roundrect href=\"http://x.example/\" arcsize=\"1\"><center>b</center></v:roundrect><![endif]-->",
            "<!--[if mso]><v:roundrect href=\"https://t.test/0\" arcsize=\"1\"><center>b</center></v:roundrect><![endif]-->§"
        ),
        Case(
            "an ordinary comment",
            "<!-- <a href=\"http://x.example/\"> -->",
            "<!-- <a href=\"http://x.example/\"> -->§"
        ),
        Case(
            "a title",
            "<title><a href=\"http://x.example/\"></title>",
            "<title><a href=\"http://x.example/\"></title>§"
        ),
        Case(
            "a style in a drawing is no raw text",
            "<svg><style><a href=\"http://x.example/\"></a></style></svg>",
            "<svg><style><a href=\"https://t.test/0\"></a></style></svg>§"
        ),
        Case(
            "character data in a drawing",
            "<svg><![CDATA[<a href=\"http://x.example/\">]]></svg>",
            "<svg><![CDATA[<a href=\"http://x.example/\">]]></svg>§"
        ),
    ])
    func replacesHrefsAndAddsTheBeacon(_ sample: Case) {
        let followed = Tracker.follow(sample.html)

        #expect(followed == sample.followed.replacing("§", with: Tracker.picture))
    }

    @Test func writesTrackingURLsSafelyInEveryQuoting() {
        let html = "<a href=\"http://x.example\"><a href='http://x.example'><a href=http://x.example>"
        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules())

        let followed = plan.followed(beacon: nil) { _ in "http://t.test/?a=\"b\"&c='d' >" }

        #expect(
            String(decoding: followed, as: UTF8.self)
                == "<a href=\"http://t.test/?a=&#34;b&#34;&amp;c='d' >\"><a href='http://t.test/?a=\"b\"&amp;c=&#39;d&#39; >'>"
                + "<a href=http://t.test/?a=\"b\"&amp;c='d'&#32;&#62;>"
        )
    }

    @Test func neverClosesAConditionalComment() {
        let html = "<!--[if mso]><a href=http://x.example>b</a><![endif]-->"
        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules())

        let followed = plan.followed(beacon: nil) { _ in "http://t.test/--" }

        #expect(
            String(decoding: followed, as: UTF8.self)
                == "<!--[if mso]><a href=http://t.test/-&#45;>b</a><![endif]-->"
        )
    }

    @Test(arguments: ["http://x.example/a-", "http://x.example/a--!b", "http://x.example/!"])
    func keepsWhatClosesNoConditionalComment(_ url: String) {
        let html = Array("<!--[if mso]><a href=\(url)>b</a><![endif]-->".utf8)
        let plan = HTMLCopyPlan(html: html, rules: FollowingRules())

        let followed = plan.followed(beacon: nil, link: Tracker.url)
        let restored = HTMLCopyPlan(html: followed, rules: Tracker(links: plan.links).rules).restored()

        #expect(plan.links.map(\.url) == [url])
        #expect(restored == html)
    }

    @Test func closesNoConditionalCommentByItsOtherEnd() {
        let html = "<!--[if mso]><a href=http://x.example>b</a><![endif]-->"
        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules())

        let followed = plan.followed(beacon: nil) { _ in "http://t.test/--!" }

        #expect(
            String(decoding: followed, as: UTF8.self)
                == "<!--[if mso]><a href=http://t.test/--&#33;>b</a><![endif]-->"
        )
    }

    @Test func putsTheBeaconFirstWhereTheEndWouldBeClipped() {
        let words = String(repeating: "word ", count: 20_000)
        let html = "<html><head><title>t</title></head><body class=a><p>\(words)</p></body></html>"

        let followed = Tracker.follow(html)
        let shorter = Tracker.follow(html.replacing("word word word ", with: ""))

        #expect(followed == html.replacing("<body class=a>", with: "<body class=a>" + Tracker.picture))
        #expect(shorter.hasSuffix(Tracker.picture + "</body></html>"))
    }

    @Test func putsTheBeaconBehindAByteOrderMark() {
        let start = "\u{FEFF}<!DOCTYPE html><title>t</title>"
        let html = start + "<p>" + String(repeating: "x", count: 100_000)

        #expect(Tracker.follow(html).hasPrefix(start + Tracker.picture + "<p>"))
        #expect(Tracker.follow("\u{FEFF}") == "\u{FEFF}" + Tracker.picture)
    }

    @Test(arguments: ["<title>t</title><p>", "<!-- c --><meta charset=utf-8>\n<div>", "<html><head></head>\n<table>"])
    func findsTheStartOfABodyThatHasNoTag(_ head: String) {
        let words = String(repeating: "word ", count: 21_000)

        let followed = Tracker.follow(head + words)

        let tag = head.lastIndex(of: "<") ?? head.startIndex
        #expect(followed == head[..<tag] + Tracker.picture + head[tag...] + words)
    }

    struct Place: CustomTestStringConvertible, Sendable {
        let about: String
        /// `§` stands where the beacon is expected.
        let html: String
        var testDescription: String { about }

        init(_ about: String, _ html: String) {
            self.about = about
            self.html = html
        }
    }

    /// A picture makes browsers open formatting elements again that the end of another element closed.
    @Test(arguments: [
        Place("a paragraph closed over an open element", "<body><p>a<u>b§</p></body>"),
        Place("the same, opened again by text", "<body><p>a<u>b</p>c§</body>"),
        Place("the same, opened again by a line break", "<body><p>a<u>b</p>\n§</body>"),
        Place("closed after all", "<body><p>a<u>b</p></u>§</body>"),
        Place("in a cell, whose end closes for good", "<body><table><tr><td><p><b>a</p></td></tr></table>§</body>"),
        Place("a block in it", "<body><font><div>a</font></div>§</body>"),
        Place("another in it, left open", "<body><div><b><i>a§</b></div></body>"),
        Place("a paragraph that the next one closes", "<!DOCTYPE html><body><p><b>a§<p></body>"),
        Place("a heading", "<body><h1><em>a§</h1></body>"),
    ])
    func takesNoOtherElementAlong(_ sample: Place) {
        let html = sample.html.replacing("§", with: "")

        #expect(Tracker.follow(html) == sample.html.replacing("§", with: Tracker.picture))
    }

    @Test(arguments: [
        "<title>t", "<style>p{}", "<script><!-- <script></script>", "<!-- c", "<template><p>", "<!DOCTYPE html",
    ])
    func saysThatADocumentIsSwallowed(_ html: String) {
        let plan = HTMLCopyPlan(html: Array((html + "<a href=http://x.example>").utf8), rules: FollowingRules())

        let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
        #expect(!String(decoding: followed, as: UTF8.self).contains(Tracker.beacon) == !plan.notes.isEmpty)
    }

    @Test func saysThatAFramesetTakesNoBeacon() {
        let plan = HTMLCopyPlan(html: Array("<frameset cols=2><frame></frameset>".utf8), rules: FollowingRules())

        #expect(plan.notes.count == 1)
    }
}
