import Foundation
import Testing

@testable import Mail

@Suite struct LocationTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let url: String
        let location: String?
        var testDescription: String { url.debugDescription }

        init(_ url: String, _ location: String?) {
            self.url = url
            self.location = location
        }

        static func same(_ url: String) -> Case { Case(url, url) }
    }

    @Test(arguments: [
        Case.same("http://x.example"),
        .same("https://X.Example:8443/Path/../a;b=c?q=%20&r=[1]#frag%ment"),
        .same("http://user:pass@x.example/"),
        .same("http://x.example:/"),
        .same("http://[2001:db8::1]:80/"),
        .same("http://127.1/"),
        .same("http://0x7f.0.0.1/"),
        .same("http://a_b.example/"),
        .same("http://x.example./"),
        .same("http://x.example?q#"),
        .same("http://x.example/%zz%2"),
        .same("http://x.example/a|b'c?d|e^f`{g}"),
        Case("  http://x.example/ \n", "http://x.example/"),
        Case("\u{1}http://x.example/\u{1F}", "http://x.example/"),
        Case("ht\ttp://x.exa\r\nmple/a\tb", "http://x.example/ab"),
        Case("http:\\\\x.example\\a\\b?c\\d#e\\f", "http://x.example/a/b?c\\d#e\\f"),
        Case("http:x.example", "http://x.example"),
        Case("http:/x.example/", "http://x.example/"),
        Case("http:////x.example/", "http://x.example/"),
        Case("http://x.example/a b\"<>`{}^c", "http://x.example/a%20b%22%3C%3E%60%7B%7D%5Ec"),
        Case("http://x.example/?a b\"<>'c", "http://x.example/?a%20b%22%3C%3E%27c"),
        Case("http://x.example/#a b\"<>`c", "http://x.example/#a%20b%22%3C%3E%60c"),
        Case("http://x.example/é\u{7F}\u{1}", "http://x.example/%C3%A9%7F"),
        Case("http://us er:p@ss@x.example/", "http://us%20er:p%40ss@x.example/"),
        Case("http://Bücher.example/", "http://xn--bcher-kva.example/"),
        Case("http://faß.example/", "http://xn--fa-hia.example/"),
        Case("http://日本語。jp/", "http://xn--wgv71a119e.jp/"),
        Case("http://ＧＯ.com/", "http://go.com/"),
        Case("http://ex%61mple.com/", "http://example.com/"),
        Case("http://", nil),
        Case("http:///", nil),
        Case("http://:80/", nil),
        Case("http://a b/", nil),
        Case("http://a%20b/", nil),
        Case("http://a<b/", nil),
        Case("http://a^b/", nil),
        Case("http://a%2fb/", nil),
        Case("http://%ff/", nil),
        Case("http://a%b/", nil),
        Case("http://a:80x/", nil),
        Case("http://a:65536/", nil),
        Case("http://[::1/", nil),
        Case("http://[g::1]/", nil),
        Case("http://[::1]x/", nil),
        Case("http://256.1.1.1/", nil),
        Case("http://1.2.3.4.5/", nil),
        Case("http://1.2.3.08/", nil),
        Case("ftp://x.example/", nil),
        Case("//x.example/", nil),
        Case("x.example", nil),
    ])
    func isWhatABrowserWouldRequest(_ sample: Case) {
        #expect(Location(sample.url)?.text == sample.location)
    }

    /// Each case of the web platform's own tests that stands without a base: in an `href`, it leads where browsers go.
    @Test(.enabled(if: SampleData.isPresent, SampleData.absence))
    func agreesWithTheStandardsOwnCases() throws {
        let data = try Data(contentsOf: SampleData.folder.appending(path: "urls/urltestdata.json"))
        let cases = try #require(try JSONSerialization.jsonObject(with: data) as? [Any]).compactMap(URLCase.init)

        for sample in cases {
            let name = Comment(rawValue: sample.input.debugDescription)
            let plan = HTMLCopyPlan(html: Array("<a href=\"\(sample.attribute)\">".utf8), rules: FollowingRules())
            let location = Location(sample.input)?.text

            #expect(location.map(BrowserURL.href) == sample.href, name)
            #expect(plan.links.map { BrowserURL.href($0.url) } == (sample.linkHref.map { [$0] } ?? []), name)
            #expect(plan.leftAlone.count == (sample.linkHref == nil ? 1 : 0), name)
            guard let location else { continue }
            #expect(location.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, name)
            #expect(Location(location)?.text == location, name)
        }

        let accepted = cases.count { $0.href != nil }
        print("urltestdata: \(cases.count) cases, \(accepted) lead where browsers go, the others nowhere")
        #expect(accepted >= 150 && cases.count >= 350)
    }
}

/// A case of the web platform's URL tests that stands on its own with `http` or `https`.
private struct URLCase {
    let input: String
    /// nil where browsers refuse it.
    let href: String?

    init?(_ json: Any) {
        guard let json = json as? [String: Any], let input = json["input"] as? String else { return nil }
        let scheme = String(decoding: Location.trimmed(Array(input.utf8)), as: UTF8.self).lowercased()
        guard scheme.hasPrefix("http:") || scheme.hasPrefix("https:") else { return nil }
        // With a base of the same scheme "http:page" means something else than alone.
        let base = (json["base"] as? String)?.lowercased() ?? ""
        let slashes = scheme.drop { $0 != ":" }.dropFirst().prefix { $0 == "/" || $0 == "\\" }
        if slashes.count < 2, base.hasPrefix(scheme.prefix { $0 != ":" }) { return nil }
        self.input = input
        href = json["failure"] as? Bool == true ? nil : json["href"] as? String
    }

    /// How it is written in an attribute.
    var attribute: String {
        input.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
    }

    /// Where it leads from there: in a document NUL is read as another character, which is no blank either.
    var linkHref: String? {
        input.first == "\0" ? nil : href?.replacing("%00", with: input.contains("\0") ? "%EF%BF%BD" : "%00")
    }
}
