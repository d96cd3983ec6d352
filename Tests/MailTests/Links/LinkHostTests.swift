import Testing

@testable import Mail

@Suite struct LinkHostTests {
    @Test(arguments: [
        ("contoso.com", "contoso.com"), (" WWW.Contoso.COM ", "www.contoso.com"), ("contoso.com.", "contoso.com"),
        ("bücher.example", "xn--bcher-kva.example"), ("XN--BCHER-KVA.example", "xn--bcher-kva.example"),
        ("https://Contoso.com/a?b=c#d", "contoso.com"), ("HTTP://user:pass@contoso.com:8080/", "contoso.com"),
        ("contoso.com/a/b", "contoso.com"), ("contoso.com:8443", "contoso.com"), ("*.contoso.com", "contoso.com"),
        ("https://c%6Fntoso.com", "contoso.com"), ("192.0.2.7", "192.0.2.7"),
        ("http://[2001:DB8::1]:80/", "2001:db8::1"),
        ("2001:db8::1", "2001:db8::1"), ("com", "com"), ("a_b.example", "a_b.example"),
        ("3221225991", "3221225991"), ("0xC0000207", "0xc0000207"),
    ])
    func readsWhatIsTyped(typed: String, host: String) {
        let read = LinkHost(typed: typed)

        #expect(read?.text == host)
        #expect(read.flatMap { LinkHost(typed: $0.text) } == read, "what was read is read as the same")
    }

    @Test(arguments: [
        "", " ", ".", "*", "*.", "a..b", "a b.example", "maria@contoso.com", "mailto:maria@contoso.com",
        "javascript:alert(1)",
        "https://", "http://*.contoso.com", "1.2.3.400", "2.7", "7", "[::1", "1:2:3", "xn--a.example",
        "contoso.com:99999",
        String(repeating: "a.", count: 130) + "example",
    ])
    func whatIsNoHostIsNone(typed: String) {
        #expect(LinkHost(typed: typed) == nil)
    }

    @Test func namesBelowLieInIt() {
        let host = LinkHost(typed: "t.seller.example")

        #expect(host?.lies(in: "t.seller.example") == true)
        #expect(host?.lies(in: "seller.example") == true)
        #expect(host?.lies(in: "eller.example") == false)
        #expect(LinkHost(typed: "com")?.isSingleLabel == true)
        #expect(LinkHost(typed: "::1")?.isSingleLabel == false)
        #expect(LinkHost(typed: "3221225991")?.isSingleLabel == false)
        #expect(LinkHost(typed: "0xc0000207")?.isSingleLabel == false)
        #expect(LinkHost(typed: "0x7")?.isSingleLabel == true)
    }
}
