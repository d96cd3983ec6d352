import Testing

@testable import Mail

/// Messages in many character sets, declared or not: one beacon, right links, and all else the same bytes.
@Suite struct CharsetTests {
    /// How a text becomes the bytes of a document.
    enum Form: Hashable, Sendable {
        case set(String)
        case wide(bytes: Int, isBigEndian: Bool, mark: Bool)

        func bytes(_ text: String) throws -> [UInt8] {
            switch self {
            case .set(let name): return try #require(GMime.encoded(text, charset: name))
            case .wide(let count, let isBigEndian, let mark):
                let text = (mark ? "\u{FEFF}" : "") + text
                let units = count == 2 ? text.utf16.map(UInt32.init) : text.unicodeScalars.map(\.value)
                return units.flatMap { unit in
                    let little = (0..<count).map { UInt8(truncatingIfNeeded: unit >> (UInt32($0) * 8)) }
                    return isBigEndian ? little.reversed() : little
                }
            }
        }
    }

    struct Sample: CustomTestStringConvertible, Sendable {
        let about: String
        /// The parameter of `Content-Type`; nil for none.
        let declared: String?
        let form: Form
        let words: String
        /// How those words are written in a path.
        let path: String
        var testDescription: String { about }

        init(_ about: String, declared: String?, _ form: Form, _ words: String, _ path: String) {
            self.about = about
            self.declared = declared
            self.form = form
            self.words = words
            self.path = path
        }

        static func set(_ label: String, _ iconv: String, _ words: String, _ path: String) -> Sample {
            Sample(label, declared: label, .set(iconv), words, path)
        }

        static func wide(_ label: String?, _ count: Int, isBigEndian: Bool, mark: Bool) -> Sample {
            let order = isBigEndian ? "big end first" : "little end first"
            return Sample(
                "\(label ?? "undeclared"), \(order), \(mark ? "with" : "without") a mark",
                declared: label,
                .wide(bytes: count, isBigEndian: isBigEndian, mark: mark),
                "€丼𝄞",
                "%E2%82%AC%E4%B8%BC%F0%9D%84%9E"
            )
        }
    }

    static let samples: [Sample] = [
        .wide("utf-16", 2, isBigEndian: false, mark: true), .wide("utf-16", 2, isBigEndian: true, mark: true),
        .wide("utf-16", 2, isBigEndian: false, mark: false), .wide("utf-16", 2, isBigEndian: true, mark: false),
        .wide("utf-16le", 2, isBigEndian: false, mark: false), .wide("UTF-16BE", 2, isBigEndian: true, mark: false),
        .wide("utf-16le", 2, isBigEndian: true, mark: true), .wide(nil, 2, isBigEndian: false, mark: true),
        .wide(nil, 2, isBigEndian: true, mark: true), .wide("utf-32", 4, isBigEndian: false, mark: true),
        .set("iso-2022-jp", "iso-2022-jp", "日本語の手紙", "%E6%97%A5%E6%9C%AC%E8%AA%9E%E3%81%AE%E6%89%8B%E7%B4%99"),
        .set("big5", "big5", "許功蓋", "%E8%A8%B1%E5%8A%9F%E8%93%8B"),
        .set("gb18030", "gb18030", "你好𠀀€", "%E4%BD%A0%E5%A5%BD%F0%A0%80%80%E2%82%AC"),
        .set("gb2312", "gb18030", "你好", "%E4%BD%A0%E5%A5%BD"),
        .set("shift_jis", "cp932", "表ソ能①", "%E8%A1%A8%E3%82%BD%E8%83%BD%E2%91%A0"),
        .set("euc-jp", "euc-jp-ms", "表①", "%E8%A1%A8%E2%91%A0"),
        .set("ks_c_5601-1987", "cp949", "똠방각하", "%EB%98%A0%EB%B0%A9%EA%B0%81%ED%95%98"),
        .set("windows-1250", "windows-1250", "Łódź", "%C5%81%C3%B3d%C5%BA"),
        .set("windows-1251", "windows-1251", "Привет", "%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82"),
        .set("windows-1252", "windows-1252", "€ù", "%E2%82%AC%C3%B9"),
        .set("windows-1253", "windows-1253", "Γειά", "%CE%93%CE%B5%CE%B9%CE%AC"),
        .set("windows-1255", "windows-1255", "שלום", "%D7%A9%D7%9C%D7%95%D7%9D"),
        .set("windows-1256", "windows-1256", "مرحبا", "%D9%85%D8%B1%D8%AD%D8%A8%D8%A7"),
        .set("koi8-r", "koi8-r", "Привет", "%D0%9F%D1%80%D0%B8%D0%B2%D0%B5%D1%82"),
        .set("\"utf-8\"", "utf-8", "é日", "%C3%A9%E6%97%A5"),
        Sample("undeclared UTF-8", declared: nil, .set("utf-8"), "é日", "%C3%A9%E6%97%A5"),
        Sample("undeclared windows-1252", declared: nil, .set("windows-1252"), "é€", "%C3%A9%E2%82%AC"),
        Sample("UTF-8 declared as two-byte units", declared: "utf-16", .set("utf-8"), "é日", "%C3%A9%E6%97%A5"),
        Sample("UTF-8 declared as nothing known", declared: "x-unknown", .set("utf-8"), "é日", "%C3%A9%E6%97%A5"),
        Sample("windows-1252 declared as ASCII", declared: "us-ascii", .set("windows-1252"), "é€", "%C3%A9%E2%82%AC"),
        // Browsers believe the declaration, too.
        Sample("UTF-8 declared as ISO-8859-1", declared: "iso-8859-1", .set("utf-8"), "é", "%C3%83%C2%A9"),
        Sample("ISO-8859-1 declared as UTF-8", declared: "utf-8", .set("iso-8859-1"), "é", "%EF%BF%BD"),
    ]

    private static let page = """
        <html><head><title>@</title></head><body title='@'><p>@ &lt; <a class=b href="http://x.example/@?a=1&amp;b=2#@">@ b</a>\
        <a href='mailto:a@x.example'>@</a> <a href=http://y.example/>c</a> @</p>§</body></html>

        """

    @Test(arguments: samples, [TransferEncoding.identity, .base64, .quotedPrintable])
    func isFollowedAndElseTheSame(_ sample: Sample, encoding: TransferEncoding) throws {
        if case .wide = sample.form, encoding == .identity { return }
        let text = Self.page.replacing("@x.example", with: "%40x.example").replacing("@", with: sample.words)
        let html = try sample.form.bytes(text.replacing("§", with: ""))
        let message = try Self.message(html, declared: sample.declared, encoding)

        let plan = try CopyCheck.plan(message, rules: FollowingRules())
        let copy = try Message(plan.followed(beacon: Tracker.beacon, link: Tracker.url))

        let link = "http://x.example/\(sample.path)?a=1&b=2#\(sample.path)"
        #expect(plan.links.map(\.url) == [link, "http://y.example/"])
        #expect(plan.leftAlone.map(\.reason) == [.mail])
        let expected = text.replacing(/"http:..x.example[^"]*"/, with: "\"https://t.test/0\"")
            .replacing("http://y.example/", with: "https://t.test/1").replacing("§", with: Tracker.picture)
        #expect(try Self.page(of: copy) == sample.form.bytes(expected))
        let restored = try Message(CopyCheck.plan(copy, rules: Tracker(links: plan.links).rules).restored())
        #expect(try Self.page(of: restored) == html)
    }

    private static func message(
        _ html: [UInt8],
        declared: String?,
        _ encoding: TransferEncoding
    ) throws -> Message {
        let name = encoding == .base64 ? "base64" : encoding == .identity ? "8bit" : "quoted-printable"
        let head = """
            From: s@x.example
            Date: Mon, 1 Jun 2026 10:00:00 +0200
            Message-ID: <1@x.example>
            MIME-Version: 1.0
            Content-Type: text/html\(declared.map { "; charset=\($0)" } ?? "")
            Content-Transfer-Encoding: \(name)


            """
        var encoder = LeafEncoder(encoding, lineBreak: .lineFeed)
        var bytes = Array(head.utf8)
        encoder.add(html[...], to: &bytes)
        encoder.finish(&bytes)
        return try Message(bytes)
    }

    private static func page(of message: Message) throws -> [UInt8] {
        message.decoded(try #require(message.tree.bodyLeaves(types: ["text/html"]).first))
    }
}
