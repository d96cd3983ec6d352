import Testing

@testable import Tracking

@Suite struct TrackingBaseTests {
    @Test(arguments: [
        ("http://127.0.0.1:8025", "http://127.0.0.1:8025/o/T.gif"),
        ("https://T.Contoso.com/", "https://t.contoso.com/o/T.gif"),
        ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443/o/T.gif"),
    ])
    func printsWholeAddresses(_ base: String, _ url: String) throws {
        #expect(try #require(TrackingBase(base)).url(for: .beacon, token: "T") == url)
    }

    @Test(arguments: [
        "", "contoso.com", "ftp://contoso.com", "https://", "https://contoso.com/path", "https://contoso.com?x",
        "https://contoso.com#x", "https://user@contoso.com", "https://contoso.com:0", "https://contoso.com:99999",
        "https://con toso.com", "https://münchen.example", "https://contoso.com\"", "javascript:alert(1)",
    ])
    func refusesWhatIsNoBase(_ base: String) {
        #expect(TrackingBase(base) == nil)
    }

    @Test(arguments: [
        ("https://t.example.com", "example.com", true),
        ("https://EXAMPLE.com:8443", "Example.com", true),
        ("https://badexample.com", "example.com", false),
        ("https://links.example.com", "mail.example.com", true),
        ("https://links.example.co.uk", "example.co.uk", true),
        ("https://links.other.co.uk", "example.co.uk", false),
        ("https://t.example.com", "", false),
    ])
    func belongsToADomainOfTheSameEnd(base: String, domain: String, belongs: Bool) throws {
        #expect(try #require(TrackingBase(base)).belongs(to: domain) == belongs)
    }
}
