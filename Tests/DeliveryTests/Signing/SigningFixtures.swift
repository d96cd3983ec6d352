import Foundation
import Mail
import Tracking

@testable import Delivery

/// A domain with two keys, and messages that are hard to sign.
struct SigningFixtures {
    let keys: [DKIMKey]
    let signer: DKIMSigner
    let sender: Address

    /// Long ago: a verifier believes no signature of the future.
    static let now = Instant(microseconds: 1_700_000_000_000_000)

    init() throws {
        let names = ["rsa", "ed"].compactMap { DKIMName(domain: "Seller.test", selector: $0) }
        let keys = try zip(names, DKIMAlgorithm.allCases).map { try DKIMKey.new($0, $1) }
        self.keys = keys
        signer = DKIMSigner { keys }
        sender = try Address(name: nil, address: "anna@SELLER.test")
    }

    func signed(_ message: some Sequence<UInt8>) throws -> [UInt8] {
        try signer.signed(Array(message), from: sender, at: Self.now)
    }

    static let header = """
        Received: from a by b; Thu, 26 Nov 2026 11:00:00 +0000\r
        From:  Anna   Keller\r
        \t<anna@seller.test> \r
        To: maria@buyer.test,\r
         jonas@buyer.test\r
        Cc: kirsten@buyer.test\r
        Subject: \t Quote\t for the  line \r
        Date: Thu, 26 Nov 2026 11:00:00 +0000\r
        Message-ID: <1@seller.test>\r
        List-Unsubscribe: <https://seller.test/u>\r
        LIST-Unsubscribe-Post: List-Unsubscribe=One-Click\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: 8bit\r
        References: \(String(repeating: "<0123456789@seller.test>\r\n ", count: 9))<0@seller.test>\r
        X-Other: not signed\r

        """

    /// Bodies by what is hard about them.
    static let bodies: [(what: String, body: String)] = [
        ("a sentence", "Dear Maria,\r\nhere it is.\r\n"),
        ("empty", ""),
        ("one empty line", "\r\n"),
        ("only empty lines", "\r\n \t\r\n\r\n"),
        ("empty lines first", "\r\n\r\nText\r\n"),
        ("empty lines at the end", "Text\r\n\r\n \r\n\r\n"),
        ("no line end", "Text"),
        ("blanks at the ends of lines", "a \r\nb\t\r\n c \t \r\n"),
        ("runs of blanks", "a  b\tc \t d e\r\n  x\r\n"),
        ("8-bit", "Grüße aus Zürich – 東京\r\n"),
        ("not UTF-8", "\r\n"),
        ("a long line", String(repeating: "word ", count: 40_000) + "\r\n"),
        ("a long word", String(repeating: "x", count: 200_000)),
        ("dots", ".\r\n..\r\n.a\r\n"),
    ]

    /// Whole messages: each body under the header, once with CR LF and once with LF.
    static var messages: [(what: String, bytes: [UInt8])] {
        bodies.flatMap { what, body in
            var bytes = Array((header + "\r\n" + body).utf8)
            if what == "not UTF-8" { bytes += [0xFF, 0x80, 0xC3, 0x28, 0x0D, 0x0A] }
            return [(what, bytes), (what + ", with LF", bytes.filter { $0 != 0x0D })]
        }
    }
}
