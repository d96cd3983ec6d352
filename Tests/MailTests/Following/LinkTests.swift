import Testing

@testable import Mail

@Suite struct LinkTests {
    struct Left: CustomTestStringConvertible, Sendable {
        let html: String
        let reason: LinkLeftAlone.Reason
        var testDescription: String { "\(reason): \(html.prefix(80))" }

        init(_ html: String, _ reason: LinkLeftAlone.Reason) {
            self.html = html
            self.reason = reason
        }
    }

    @Test(arguments: [
        Left("<a href=\"mailto:m@x.example\">", .mail),
        Left("<a href=\" MailTo:m@x.example\">", .mail),
        Left("<a href=tel:+49301234>", .telephone),
        Left("<a href=sms:+49301234>", .telephone),
        Left("<a href=cid:a@b>", .embedded),
        Left("<a href=data:text/html,hi>", .embedded),
        Left("<a href=javascript:alert(1)>", .otherScheme),
        Left("<a href=ftp://x.example/>", .otherScheme),
        Left("<a href=#top>", .fragment),
        Left("<a href=page.html>", .relative),
        Left("<a href=//x.example/>", .relative),
        Left("<a href=\"\">", .relative),
        Left("<a href>", .relative),
        Left("<base href=\"http://x.example/\"><a href=http:page>", .relative),
        Left("<a href=http://x.example data-inkling=off>", .optedOut),
        Left("<a href=http://never.example/>", .neverRewriteDomain),
        Left("<a href=http://www.NEVER.example:80/>", .neverRewriteDomain),
        Left("<a href=\"{{link}}\">", .mergeMark),
        Left("<a href=\"http://x.example/{{id}}\">", .mergeMark),
        Left("<a href=\"*|ARCHIVE|*\">", .mergeMark),
        Left("<a href=\"http://x.example/?e=%recipient.email%\">", .mergeMark),
        Left("<a href=\"<%= url %>\">", .mergeMark),
        Left("<a href=\"[[url]]\">", .mergeMark),
        Left("<a href=\"http://x.example/" + String(repeating: "a", count: 8_200) + "\">", .tooLong),
        Left("<a href=\"http://x.example/" + String(repeating: "ü", count: 2_000) + "\">", .tooLong),
        Left("<a href=\"http://\">", .notExpressible),
        Left("<a href=\"http://a b.example/\">", .notExpressible),
        Left("<a href=\"http://x.example:99999/\">", .notExpressible),
        Left("<a href=\"http://[::1/\">", .notExpressible),
        Left("<a href=\"http://1.2.3.400/\">", .notExpressible),
    ])
    func leavesAlone(_ sample: Left) {
        let rules = FollowingRules(neverRewriteDomains: ["never.example"])
        let plan = HTMLCopyPlan(html: Array(sample.html.utf8), rules: rules)

        #expect(plan.leftAlone.map(\.reason) == [sample.reason])
        #expect(plan.links.isEmpty)
        #expect(plan.followed(beacon: nil) { _ in "x" } == Array(sample.html.utf8))
    }

    @Test(arguments: [
        "https://bad.example/x", "http://WWW.bad.example:80/", "https://bad.example./", "http://[2001:db8::1]/a",
    ])
    func leavesAloneWhatLeadsToABlockedHost(_ url: String) {
        let rules = FollowingRules(blockedHosts: ["bad.example", "2001:db8::1"])
        let html = Array("<a href='\(url)'>x</a> <a href=https://notbad.example/>y</a>".utf8)

        let plan = HTMLCopyPlan(html: html, rules: rules)

        #expect(plan.leftAlone.map(\.reason) == [.blockedHost])
        #expect(plan.links.map(\.host) == ["notbad.example"])
    }

    struct Shown: CustomTestStringConvertible, Sendable {
        let html: String
        let isLeft: Bool
        var testDescription: String { html }
    }

    @Test(arguments: [
        Shown(html: "<a href=\"https://x.example/a?b=1\">https://x.example/a</a>", isLeft: true),
        Shown(html: "<a href=\"https://www.x.example/\">x.example/offer</a>", isLeft: true),
        Shown(html: "<a href='https://x.example/'> www.x.example", isLeft: true),
        Shown(html: "<map><area href=https://x.example alt=https://x.example></map>", isLeft: true),
        Shown(html: "<a href=https://x.example>our offer</a>", isLeft: false),
        Shown(html: "<a href=https://x.example>see https://x.example</a>", isLeft: false),
    ])
    func leavesLinksThatShowAnAddressAloneWhereToldTo(_ sample: Shown) {
        let other = "<a href=https://other.example>other</a>"
        let html = Array((sample.html + "</a>" + other).utf8)

        let told = HTMLCopyPlan(html: html, rules: FollowingRules(leavesShownAddresses: true))
        let usual = HTMLCopyPlan(html: html, rules: FollowingRules())

        #expect(told.leftAlone.map(\.reason) == (sample.isLeft ? [.showsAddress] : []))
        #expect(told.links.map(\.ordinal) == (sample.isLeft ? [0] : [0, 1]))
        #expect(told.links.last?.label == "other")
        #expect(told.followed(beacon: nil, link: \.url).count == html.count)
        #expect(told.restored() == html)
        #expect(usual.links.count == 2)
    }

    @Test func leavesFurtherLinksOfAFullEmailAlone() {
        let html = String(repeating: "<a href=http://x.example/>", count: 65_540)

        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules())

        #expect(plan.links.count == 65_536)
        #expect(plan.leftAlone.map(\.reason) == Array(repeating: .tooMany, count: 4))
    }

    @Test func followsAMarkedLinkAgainWhereTheMarkSaysOn() {
        let plan = HTMLCopyPlan(html: Array("<a href=http://x.example data-inkling=on>".utf8), rules: FollowingRules())

        #expect(plan.links.count == 1)
    }

    struct Label: CustomTestStringConvertible, Sendable {
        let html: String
        let label: String
        var testDescription: String { html }
    }

    @Test(arguments: [
        Label(html: "<a href=http://x.example>Our <b>new\n  offer</b></a> now", label: "Our new offer"),
        Label(html: "<a href=http://x.example><img src=a alt=\"Buy &amp; save\"></a>", label: "Buy & save"),
        Label(html: "<a href=http://x.example>one<a href=#b>two</a>", label: "one"),
        Label(html: "<a href=http://x.example>&nbsp;</a>", label: ""),
        Label(html: "<map><area href=http://x.example alt=Map></map>", label: "Map"),
        Label(html: "<!--[if mso]><v:rect href=http://x.example><center>Go</center></v:rect><![endif]-->", label: "Go"),
        Label(
            html: "<a href=http://x.example>" + String(repeating: "é", count: 500),
            label: String(repeating: "é", count: 119) + "…"
        ),
    ])
    func readsTheVisibleWords(_ sample: Label) {
        let plan = HTMLCopyPlan(html: Array(sample.html.utf8), rules: FollowingRules())

        #expect(plan.links.first?.label == sample.label)
    }

    @Test(arguments: [
        ("https://x.example/a", true), ("HTTP://other.example", true), ("www.x.example", true), ("x.example", true),
        ("x.example/page", true), ("our offer", false), ("x.example is fine", false), ("m@x.example", false),
        ("Version 2.0", false), ("", false),
    ])
    func tellsWordsThatAreAnAddress(_ sample: (words: String, isAddress: Bool)) throws {
        let html = "<a href=\"https://x.example/target\">\(sample.words)</a>"

        let link = try #require(HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules()).links.first)

        #expect(link.showsAddress == sample.isAddress)
    }

    @Test func saysWhereALinkStands() throws {
        let html = "<p>\n<a\nhref='http://X.example:8080/a?b&amp;c'>"

        let link = try #require(HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules()).links.first)

        #expect(link.place == LinkPlace(part: 0, offset: 13, line: 3, isInComment: false))
        #expect(link.url == "http://X.example:8080/a?b&c")
        #expect(link.host == "x.example")
        #expect(link.raw == Array("http://X.example:8080/a?b&amp;c".utf8))
        #expect(!link.rawIsNeeded)
    }

    struct Raw: CustomTestStringConvertible, Sendable {
        let written: String
        let url: String
        let isNeeded: Bool
        var testDescription: String { written }
    }

    @Test(arguments: [
        Raw(written: "http://x.example/?a=1&amp;b=2", url: "http://x.example/?a=1&b=2", isNeeded: false),
        Raw(written: "http://x.example/?a=1&b=2", url: "http://x.example/?a=1&b=2", isNeeded: true),
        Raw(written: "http://x.example/?a=1&copy=2", url: "http://x.example/?a=1&copy=2", isNeeded: true),
        Raw(written: "http://x.example/&#x61;&#38;b", url: "http://x.example/a&b", isNeeded: true),
        Raw(written: " http://x.example/ ", url: "http://x.example/", isNeeded: true),
        Raw(written: "ht\ntp://x.exa\tmple/a b", url: "http://x.example/a%20b", isNeeded: true),
        Raw(written: "http://x.example/ü?ü#ü", url: "http://x.example/%C3%BC?%C3%BC#%C3%BC", isNeeded: true),
        Raw(written: "http://bücher.example/", url: "http://xn--bcher-kva.example/", isNeeded: true),
        Raw(written: "http://x.example/%z/%20", url: "http://x.example/%z/%20", isNeeded: false),
    ])
    func keepsTheRawValueWhereDecodingLosesSomething(_ sample: Raw) throws {
        let plan = HTMLCopyPlan(html: Array("<a href=\"\(sample.written)\">".utf8), rules: FollowingRules())

        let link = try #require(plan.links.first)
        #expect(link.url == sample.url)
        #expect(link.rawIsNeeded == sample.isNeeded)
        #expect(link.raw == Array(sample.written.utf8))
    }
}
