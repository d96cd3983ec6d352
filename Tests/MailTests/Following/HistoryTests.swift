import Testing

@testable import Mail

/// Our own trackers in quoted text (product §3.4).
@Suite struct HistoryTests {
    private let original = "<body><a href=\"http://x.example/?a&b\">b</a><img src=logo.png></body>"

    private func quoted() -> (html: String, rules: FollowingRules) {
        let plan = HTMLCopyPlan(html: Array(original.utf8), rules: FollowingRules())
        let followed = plan.followed(beacon: Tracker.beacon) { "https://t.test/\($0.ordinal)" }
        let html = String(decoding: followed, as: UTF8.self)
        return ("<p>Thanks!</p><blockquote>\(html)</blockquote>", Tracker(links: plan.links).rules)
    }

    @Test func comesBackWithTheOriginals() {
        let (html, rules) = quoted()

        let restored = HTMLCopyPlan(html: Array(html.utf8), rules: rules).restored()

        #expect(String(decoding: restored, as: UTF8.self) == "<p>Thanks!</p><blockquote>\(original)</blockquote>")
    }

    @Test func isFollowedAfreshWithOneBeacon() {
        let (html, rules) = quoted()
        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: rules)

        let followed = String(
            decoding: plan.followed(beacon: "https://t.test/new.gif") { _ in "https://t.test/new" },
            as: UTF8.self
        )

        #expect(plan.links.map(\.url) == ["http://x.example/?a&b"])
        #expect(followed.contains("href=\"https://t.test/new\""))
        #expect(!followed.contains(Tracker.beacon))
        #expect(followed.ranges(of: "https://t.test/new.gif").count == 1)
    }

    @Test func givesBackAnOriginalThatIsNotFollowedAnyMore() {
        let (html, rules) = quoted()
        var stricter = rules
        stricter.neverRewriteDomains = ["x.example"]

        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: stricter)

        #expect(plan.leftAlone.map(\.reason) == [.neverRewriteDomain])
        let followed = String(decoding: plan.followed(beacon: nil) { _ in "" }, as: UTF8.self)
        #expect(followed == "<p>Thanks!</p><blockquote>\(original)</blockquote>")
    }

    @Test func isGoneFromPlainCopiesToo() throws {
        let (html, rules) = quoted()
        let head = "Date: Mon, 1 Jun 2026 10:00:00 +0200\nMessage-ID: <1@x.example>\nMIME-Version: 1.0\n"
        let signature = "DKIM-Signature: h=from\n"
        let type = "Content-Type: text/html\n\n"

        let plan = try CopyCheck.plan(Message(Array((head + signature + type + html).utf8)), rules: rules)

        let expected = head + type + "<p>Thanks!</p><blockquote>\(original)</blockquote>"
        #expect(String(decoding: plan.plain(), as: UTF8.self) == expected)
        #expect(
            String(decoding: plan.restored(), as: UTF8.self)
                == head + signature + type + "<p>Thanks!</p><blockquote>\(original)</blockquote>"
        )
    }

    @Test(arguments: [
        ("<a href='https://t.test/0'>", "<a href='http://x.example/?q=&#39;a&#39;'>"),
        ("<a href=https://t.test/0>", "<a href=http://x.example/?q='a'>"),
        ("<a href=\"https://t.test/0\">", "<a href=\"http://x.example/?q='a'\">"),
    ])
    func fitsTheQuotesThatAnotherProgramChose(_ sample: (quoted: String, restored: String)) {
        let rules = FollowingRules(restore: { _ in Array("http://x.example/?q='a'".utf8) })

        let restored = HTMLCopyPlan(html: Array(sample.quoted.utf8), rules: rules).restored()

        #expect(String(decoding: restored, as: UTF8.self) == sample.restored)
    }

    @Test func takesOutABeaconThatAnotherProgramRewrote() {
        let html = "<div><IMG alt='' height=1 width=1\nsrc='https://t.test/o.gif'/> x</div>"
        let rules = FollowingRules(isOwnBeacon: { $0.elementsEqual(Tracker.beacon.utf8) })

        let restored = HTMLCopyPlan(html: Array(html.utf8), rules: rules).restored()

        #expect(String(decoding: restored, as: UTF8.self) == "<div> x</div>")
    }
}
