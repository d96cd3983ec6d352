import Testing

@testable import Tracking

@Suite struct TrackingAddressTests {
    @Test(arguments: HitKind.allCases, [nil, "contoso.com"])
    func parsesWhatItPrints(_ kind: HitKind, _ hint: String?) throws {
        let path = TrackingAddress.path(for: kind, token: "AQ_x-9", hint: hint)

        let (parsed, token) = try #require(TrackingAddress.parse(path.utf8))

        #expect(parsed == kind)
        #expect(String(Substring(token)) == "AQ_x-9")
    }

    @Test(arguments: [
        (HitKind.beacon, "/o/T.gif"), (.link, "/c/T/contoso.com"), (.file, "/f/T"), (.image, "/i/T"), (.page, "/p/T"),
    ])
    func printsTheAddressesOfTheDesign(_ kind: HitKind, _ path: String) {
        #expect(TrackingAddress.path(for: kind, token: "T", hint: "contoso.com") == path)
    }

    @Test(arguments: ["", "a/b", "a b", "é.example", "a?b", "a#b", "a\r\nb", "\"><script>"])
    func leavesOutHintsThatAreNoPlainHost(_ hint: String) {
        #expect(TrackingAddress.path(for: .link, token: "T", hint: hint) == "/c/T")
    }

    @Test(arguments: [
        ("/c/T?utm_source=x", HitKind.link), ("/c/T/", .link), ("/c/T/contoso.com/more?x=/y", .link), ("/c/T#x", .link),
        ("/o/T", .beacon), ("/o/T.gif?x", .beacon),
    ])
    func findsTheTokenInWhatProgramsMakeOfAnAddress(_ path: String, _ kind: HitKind) throws {
        let (parsed, token) = try #require(TrackingAddress.parse(path.utf8))

        #expect(parsed == kind)
        #expect(Array(token) == Array("T".utf8))
    }

    @Test(arguments: [
        "", "/", "/c", "/c/", "/c//x", "c/T", "/x/T", "/cc/T", "/o/T.gif/x", "/f/T/x", "/C/T", "/?/c/T", "/o/.gif",
    ])
    func findsNothingInOtherPaths(_ path: String) {
        #expect(TrackingAddress.parse(path.utf8) == nil)
    }

    @Test(arguments: ["https://t.contoso.com/c/T/x.example", "http://127.0.0.1:8025/c/T"])
    func readsWholeAddressesOfAnyHost(_ url: String) {
        #expect(TrackingAddress(url: url) == TrackingAddress(kind: .link, token: "T"))
    }

    @Test(arguments: ["/c/T", "ftp://contoso.com/c/T", "https://contoso.com", "https://contoso.com/x/c/T", ""])
    func readsNoOtherAddresses(_ url: String) {
        #expect(TrackingAddress(url: url) == nil)
    }
}
