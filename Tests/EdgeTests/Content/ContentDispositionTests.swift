import Testing

@testable import Edge
@testable import Tracking

@Suite struct ContentDispositionTests {
    @Test(arguments: [
        ("Offer.pdf", "Offer.pdf", "Offer.pdf"),
        ("Offer 2026 (new).pdf", "Offer 2026 (new).pdf", "Offer%202026%20%28new%29.pdf"),
        ("Préis € 日本 🎉.pdf", "Pr_is _ __ _.pdf", "Pr%C3%A9is%20%E2%82%AC%20%E6%97%A5%E6%9C%AC%20%F0%9F%8E%89.pdf"),
        (#"say "yes".txt"#, "say _yes_.txt", "say%20%22yes%22.txt"),
        (#"C:\x\..\a/b.txt"#, "C:_x_.._a_b.txt", "C%3A_x_.._a_b.txt"),
        (
            "a\r\nSet-Cookie: x=y\r\n\r\n<b>.txt", "a__Set-Cookie: x=y____<b>.txt",
            "a__Set-Cookie%3A%20x%3Dy____%3Cb%3E.txt"
        ),
        ("a\0b\u{7F}c\u{85}d\u{2028}e", "a_b_c_d_e", "a_b_c_d_e"),
        ("gpj.\u{202E}exe", "gpj._exe", "gpj._exe"),
        ("100%41.txt", "100_41.txt", "100%2541.txt"),
        ("; filename=evil.exe", "; filename=evil.exe", "%3B%20filename%3Devil.exe"),
        ("", "file", "file"), ("e\u{301}.txt", "_.txt", "e%CC%81.txt"),
    ])
    func namesADownload(_ name: String, _ plain: String, _ exact: String) {
        #expect(
            ContentDisposition.attachment(name) == "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(exact)"
        )
    }

    @Test func noNameWhateverEndsTheFieldOrItsQuotes() throws {
        var generator = SeededRandom(seed: 11)
        for _ in 0..<5_000 {
            let bytes = generator.bytes(Int.random(in: 0...40, using: &generator))
            let value = ContentDisposition.attachment(String(decoding: bytes, as: UTF8.self))

            #expect(value.utf8.allSatisfy { (0x20...0x7E).contains($0) })
            #expect(value.utf8.count { $0 == UInt8(ascii: "\"") } == 2)
        }
    }
}
