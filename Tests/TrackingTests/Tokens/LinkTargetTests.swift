import Testing

@testable import Tracking

@Suite struct LinkTargetTests {
    @Test(arguments: [
        "", "contoso.com", "//contoso.com/", "javascript:alert(1)", "ftp://contoso.com/", "mailto:a@contoso.com",
        "https://", "https:///contoso.com/", "https:contoso.com", "https://contoso.com/\r\nSet-Cookie: a=b",
        "https://contoso.com/a b", "https://contoso.com/\u{7F}", "https://contoso.com/é", "https://@/", "http://:80/",
    ])
    func refusesWhatIsNoLocation(_ location: String) {
        #expect(LinkTarget(location: location) == nil)
    }

    @Test func refusesWhatIsTooLong() {
        let path = String(repeating: "x", count: LinkTarget.maximumLength - 20)

        #expect(LinkTarget(location: "https://contoso.com/" + path) != nil)
        #expect(LinkTarget(location: "https://contoso.com/" + path + "x") == nil)
    }

    @Test(arguments: [
        ("https://contoso.com", "contoso.com"), ("HTTP://Contoso.COM:8080/a?b#c", "contoso.com"),
        ("https://user:word@contoso.com/", "contoso.com"), ("https://contoso.com@evil.example/", "evil.example"),
        (#"https://evil.example\@contoso.com/"#, "evil.example"), ("https://[2001:db8::1]:443/", "2001:db8::1"),
        ("https://contoso.com?x=@evil.example", "contoso.com"), ("https://contoso.com./", "contoso.com."),
    ])
    func knowsItsHostAsABrowserDoes(_ location: String, _ host: String) throws {
        #expect(try #require(LinkTarget(location: location)).host == host)
    }

    @Test func keepsAnOriginalThatIsTheLocation() throws {
        // Without an original, "&" is taken to have been written as "&amp;".
        let location = "https://contoso.com/?a&b"
        let link = try Samples.link(location, original: location)
        let ring = try KeyRing(keys: [Samples.key()])

        #expect(try ring.open(ring.seal(link).utf8) == link)
        #expect(try Samples.link(location) != link)
    }

    @Test func refusesAnOriginalThatIsTooFarAway() {
        let original = [UInt8](repeating: UInt8(ascii: "z"), count: 10_000)

        #expect(LinkTarget(location: "https://contoso.com/", original: original) == nil)
    }

    @Test func anOriginalWithReferencesCostsLittle() throws {
        let query = (0..<20).map { "name\($0)=value\($0)" }
        let location = "https://contoso.com/?" + query.joined(separator: "&")
        let original = "https://contoso.com/?" + query.joined(separator: "&amp;")
        let ring = try KeyRing(keys: [Samples.key()])

        let plain = try ring.seal(Samples.link(location))
        let both = try ring.seal(Samples.link(location, original: original))

        #expect(both.count - plain.count < 220)
        #expect(try ring.open(both.utf8) == Samples.link(location, original: original))
    }
}
