import Testing

@testable import Web

@Suite struct LocalPathTests {
    @Test(arguments: ["/", "/emails", "/emails?status=sent&text=a%20b", "/compose", "/people/new"])
    func pagesOfOursAreFine(path: String) {
        #expect(LocalPath.checked(path) == path)
    }

    @Test(arguments: [
        "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "emails", "", "/nothing",
        "/emails\r\nSet-Cookie: a=b", "/ emails", "/api/v1/emails", "/login", "/logout", "/emails/\u{e9}",
        "javascript:alert(1)", "/%2F/evil.example",
    ])
    func anythingElseIsNot(path: String) {
        #expect(LocalPath.checked(path) == nil)
    }

    @Test func nothingIsNot() {
        #expect(LocalPath.checked(nil) == nil)
        #expect(LocalPath.checked("/emails?text=" + String(repeating: "a", count: 3_000)) == nil)
    }
}
