import Testing

@testable import Mail

/// The query of an URL in a document of another character set than UTF-8, as Chromium was seen to write it.
@Suite struct QueryTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        let charset: String
        /// What stands behind the `?`.
        let query: [UInt8]
        /// nil where the link is left alone.
        let expected: String?
        var testDescription: String { "\(charset): \(expected ?? "left alone")" }

        init(_ charset: String, _ query: [UInt8], _ expected: String?) {
            self.charset = charset
            self.query = query
            self.expected = expected
        }

        init(_ charset: String, _ query: String, _ expected: String?) {
            self.init(charset, Array(query.utf8), expected)
        }
    }

    @Test(arguments: [
        Sample("utf-8", "q=\u{E9}", "q=%C3%A9"),
        Sample("windows-1252", [0xE9, 0x80], "%E9%80"),
        Sample("iso-8859-1", [0xE9], "%E9"),
        Sample("windows-1252", "&eacute;&#8364;", "%E9%80"),
        Sample("windows-1252", "a=&#26085;&amp;b='", "a=%26%2326085%3B&b=%27"),
        Sample("windows-1252", "&#x1F600;", "%26%23128512%3B"),
        Sample("windows-1251", [0xE9], "%E9"),
        Sample("windows-1251", "&eacute;&#1081;", "%26%23233%3B%E9"),
        Sample("cp1250", [0xB9], "%B9"),
        Sample("iso-8859-2", "&Lstrok;", "%A3"),
        Sample("iso-8859-15", "&euro;", "%A4"),
        Sample("iso-8859-8-i", [0xF9], "%F9"),
        Sample("koi8-r", [0xC1], "%C1"),
        Sample("koi8-u", "&#1118;", nil),
        Sample("windows-1258", "&#195;", "%26%23195%3B"),
        Sample("gb2312", [0xB0, 0xA1], "%B0%A1"),
        Sample("gb2312", "&euro;&#x2000B;", "%80%26%23131083%3B"),
        Sample("gbk", "&#x1F600;", "%26%23128512%3B"),
        Sample("gb18030", "&euro;", "%A2%E3"),
        Sample("gb18030", "&#x1F600;", "%949%FC6"),
        Sample("big5", [0xB3, 0x5C], "%B3\\"),
        Sample("big5", "&#9216;", nil),
        Sample("big5", "&#x1F600;", "%26%23128512%3B"),
        Sample("shift_jis", [0x83, 0x5C], "%83\\"),
        Sample("shift_jis", "&cent;", "%26%23162%3B"),
        Sample("shift_jis", "&yen;", nil),
        Sample("euc-jp", [0xA4, 0xA2], "%A4%A2"),
        Sample("euc-jp", "&#8560;", nil),
        Sample("euc-kr", [0xB0, 0xA1], "%B0%A1"),
        Sample("iso-2022-jp", "\u{1B}$B$\"$\"\u{1B}(B&amp;a", "%1B$B$%22$%22%1B(B&a"),
        Sample("iso-2022-jp", "&eacute;", nil),
        Sample("iso-8859-1", "plain", "plain"),
        Sample("macintosh", [0x8E], nil),
        // What can't be read in the set is no query that anybody could name.
        Sample("windows-1251", [0x98], nil),
        Sample("euc-jp", [0xFF], nil),
    ])
    func isWrittenInTheSetOfTheDocument(_ sample: Sample) {
        let html = Array("<a href=\"http://x.example/p?".utf8) + sample.query + Array("#f\">".utf8)

        let plan = HTMLCopyPlan(html: html, charset: sample.charset, rules: FollowingRules())

        #expect(plan.links.map(\.url) == (sample.expected.map { ["http://x.example/p?\($0)#f"] } ?? []))
        #expect(plan.leftAlone.map(\.reason) == (sample.expected == nil ? [.notExpressible] : []))
        let followed = plan.followed(beacon: nil, link: Tracker.url)
        let again = HTMLCopyPlan(html: followed, charset: sample.charset, rules: Tracker(links: plan.links).rules)
        #expect(again.restored() == html)
    }

    @Test func pathAndFragmentAreUTF8Everywhere() {
        let html =
            Array("<a href='http://x.example/".utf8) + [0xE9] + Array("?".utf8) + [0xE9] + Array("#".utf8) + [
                0xE9, 0x27, 0x3E,
            ]

        let plan = HTMLCopyPlan(html: html, charset: "iso-8859-1", rules: FollowingRules())

        #expect(plan.links.map(\.url) == ["http://x.example/%C3%A9?%E9#%C3%A9"])
    }

    @Test(arguments: [false, true])
    func unitsOfTwoBytesHaveUTF8InTheirQueries(isBigEndian: Bool) {
        let html = "\u{FEFF}<a href='http://x.example/?ü'>".utf16.flatMap { unit in
            isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }

        let plan = HTMLCopyPlan(html: html, charset: "utf-16", rules: FollowingRules())

        #expect(plan.links.map(\.url) == ["http://x.example/?%C3%BC"])
    }
}
