import Testing

@testable import Mail

/// What Outlook alone reads, and what it alone does not: no link comes or goes, whoever reads.
@Suite struct ConditionalCommentTests {
    struct Document: CustomTestStringConvertible, Sendable {
        let about: String
        let html: String
        /// Where its links lead, in order; those in comments begin with `http://mso.`.
        let links: [String]
        var testDescription: String { about }

        init(_ about: String, _ html: String, _ links: [String]) {
            self.about = about
            self.html = html
            self.links = links
        }
    }

    private static let button = """
        <!--[if mso]>
        <v:roundrect xmlns:v="urn:schemas-microsoft-com:vml" href="http://mso.example/?a=1&amp;b=2" arcsize="10%"
          style="height:40px;v-text-anchor:middle;width:200px;" stroke="f" fillcolor="#d62828">
          <w:anchorlock/>
          <center>Buy <b>now</b></center>
        </v:roundrect>
        <![endif]--><![if !mso]><a href="http://x.example/?a=1&amp;b=2">Buy <b>now</b></a><![endif]>
        """

    static let documents = [
        Document(
            "downlevel-hidden",
            "<p>a<!--[if mso]><a href=\"http://mso.example/\">b</a><![endif]-->",
            ["http://mso.example/"]
        ),
        Document(
            "downlevel-hidden with an expression",
            "<!--[if (gte mso 9)|(IE)]><table><tr><td><a href='http://mso.example/'>b</a></td></tr></table><![endif]-->c",
            ["http://mso.example/"]
        ),
        Document(
            "downlevel-revealed",
            "<![if !mso]><a href=\"http://x.example/1\">b</a><![endif]><a href=http://x.example/2>c</a>",
            ["http://x.example/1", "http://x.example/2"]
        ),
        Document(
            "downlevel-revealed so that it is valid",
            "<!--[if !mso]><!--><a href=\"http://x.example/1\">b</a><!--<![endif]-->",
            ["http://x.example/1"]
        ),
        Document(
            "downlevel-revealed, the older way",
            "<!--[if !mso]>--><a href=\"http://x.example/1\">b</a><!--<![endif]-->",
            ["http://x.example/1"]
        ),
        Document("a VML button", button, ["http://mso.example/?a=1&b=2", "http://x.example/?a=1&b=2"]),
        Document(
            "other shapes",
            "<!--[if vml]><v:rect href=http://mso.example/1 ><v:shape HREF='http://mso.example/2'/></v:rect>"
                + "<V:OVAL href=\"http://mso.example/3\"></V:OVAL><v:imagedata src=\"http://mso.example/\"/><![endif]-->",
            ["http://mso.example/1", "http://mso.example/2", "http://mso.example/3"]
        ),
        Document(
            "nested tables around columns",
            "<table><tr><td><!--[if mso]><table><tr><td><![endif]--><a href=http://x.example/1>a</a>"
                + "<!--[if mso]></td><td><a href=http://mso.example/>b</a><![endif]--><table><tr><td>"
                + "<a href=http://x.example/2>c</a></td></tr></table><!--[if mso]></td></tr></table><![endif]-->"
                + "</td></tr></table>",
            ["http://x.example/1", "http://mso.example/", "http://x.example/2"]
        ),
        Document(
            "a comment in a comment ends with the inner one",
            "<!--[if mso]><!-- b --><a href=http://x.example/>a</a><![endif]-->",
            ["http://x.example/"]
        ),
        Document(
            "one that never ends",
            "<p>a</p><!--[if mso]><a href=\"http://mso.example/\">b</a>",
            ["http://mso.example/"]
        ),
        Document(
            "one that never ends, in the midst of a tag",
            "<p>a</p><!--[if mso]><a href=\"http://mso.example/1\">b</a><a href=\"http://mso.example/2",
            ["http://mso.example/1"]
        ),
        Document("a condition that never ends", "<p>a</p><!--[if mso <a href=\"http://mso.example/\">b</a>-->", []),
        Document("an ordinary comment", "<p>a</p><!-- if mso]><a href=\"http://x.example/\">b</a> -->", []),
        Document("one in raw text", "<style><!--[if mso]><a href=\"http://x.example/\"><![endif]--></style><p>a", []),
    ]

    @Test(arguments: documents)
    func linksAreTheSameBeforeAndAfter(_ document: Document) {
        let html = Array(document.html.utf8)
        let plan = HTMLCopyPlan(html: html, rules: FollowingRules())

        let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)

        #expect(plan.links.map(\.url) == document.links)
        #expect(plan.leftAlone.isEmpty)
        #expect(plan.links.map(\.place.isInComment) == document.links.map { $0.hasPrefix("http://mso.") })
        let after = HTMLCopyPlan(html: followed, rules: FollowingRules())
        #expect(after.links.map(\.url) == document.links.indices.map { "https://t.test/\($0)" })
        #expect(after.links.map(\.label) == plan.links.map(\.label))
        let again = HTMLCopyPlan(html: followed, rules: Tracker(links: plan.links).rules)
        #expect(again.links.map(\.url) == document.links)
        #expect(again.restored() == html)
    }

    /// What Outlook takes for shown must hold one beacon, and so must what all others do.
    @Test(arguments: documents)
    func beaconIsOneAndInNoComment(_ document: Document) {
        let followed = Tracker.follow(document.html)

        #expect(followed.ranges(of: Tracker.picture).count == 1)
        let shown = followed.replacing(/<!--.*?(-->|$)/.dotMatchesNewlines(), with: "")
        #expect(shown.contains(Tracker.picture))
    }
}
