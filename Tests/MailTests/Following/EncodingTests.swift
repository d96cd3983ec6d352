import Foundation
import Testing

@testable import Mail

/// What transfer encodings and character sets do to a copy.
@Suite struct EncodingTests {
    private static let head =
        "From: s@x.example\nDate: Mon, 1 Jun 2026 10:00:00 +0200\nMessage-ID: <1@x.example>\nMIME-Version: 1.0\n"

    /// Follows a message of one HTML leaf; gives the copy and its HTML as a mail program would see it.
    private func follow(_ fields: String, _ body: [UInt8]) throws -> (copy: Message, html: String, links: [Link]) {
        let message = try Message(Array((Self.head + fields + "\n").utf8) + body)
        let plan = try CopyCheck.plan(message, rules: FollowingRules())
        let copy = try Message(plan.followed(beacon: Tracker.beacon, link: Tracker.url))
        return (copy, copy.html ?? "", plan.links)
    }

    @Test func keepsQuotedPrintable() throws {
        let body = "<p title=3D\"=FC\">a<a href=3D\"http://x.example/=\n?a=3D1\">b</a>\t=\n\n  =20\n</p>=0D=0A.\n"

        let (copy, html, links) = try follow(
            "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n",
            Array(body.utf8)
        )

        #expect(links.map(\.url) == ["http://x.example/?a=1"])
        #expect(html == "<p title=\"ü\">a<a href=\"https://t.test/0\">b</a>\t\n   \n</p>\r\n.\n" + Tracker.picture)
        #expect(copy.headerValues("Content-Transfer-Encoding") == ["quoted-printable"])
        #expect(copy.bytes.split(separator: 10).allSatisfy { $0.count <= 76 || !$0.contains(0x3D) })
    }

    @Test func keepsBase64() throws {
        let html = "<p>a<a href=\"http://x.example/\">b</a>ü</p>"

        let (copy, found, _) = try follow(
            "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n",
            Base64Lines(lineBreak: .lineFeed).encode(Array(html.utf8)) + [10]
        )

        #expect(found == html.replacing("http://x.example/", with: "https://t.test/0") + Tracker.picture)
        #expect(copy.headerValues("Content-Transfer-Encoding") == ["base64"])
        #expect(copy.bytes.last == 10)
    }

    @Test func leavesBase64WithForeignTextAlone() throws {
        let html = Base64Lines(lineBreak: .lineFeed).encode(Array("<a href=\"http://x.example/\">".utf8))

        let (copy, _, links) = try follow(
            "Content-Type: text/html\nContent-Transfer-Encoding: base64\n",
            html + Array("\n-- \nThe list: write to list@x.example!\n".utf8)
        )

        #expect(links.isEmpty)
        #expect(String(decoding: copy.bytes, as: UTF8.self).hasSuffix("list@x.example!\n"))
    }

    @Test(arguments: ["", "Content-Transfer-Encoding: 7bit\n", "content-transfer-encoding:\n 8bit\n"])
    func changesTheEncodingWhereALineGetsTooLong(_ field: String) throws {
        let links = String(repeating: "<a href=\"http://x.example/\">b</a>", count: 29)

        let (copy, html, _) = try follow("Content-Type: text/html\n" + field, Array(links.utf8))

        #expect(copy.headerValues("Content-Transfer-Encoding") == ["quoted-printable"])
        #expect(html.ranges(of: "https://t.test/").count == 30)
        #expect(copy.bytes.split(separator: 10).allSatisfy { $0.count <= 998 })
    }

    @Test func keepsBinary() throws {
        let links = String(repeating: "<a href=\"http://x.example/\">b</a>", count: 40)

        let (copy, _, _) = try follow(
            "Content-Type: text/html\nContent-Transfer-Encoding: binary\n",
            Array(links.utf8)
        )

        #expect(copy.headerValues("Content-Transfer-Encoding") == ["binary"])
    }

    struct Set: CustomTestStringConvertible, Sendable {
        let charset: String
        let html: [UInt8]
        let url: String
        var testDescription: String { charset }

        init(_ charset: String, _ html: [UInt8], _ url: String) {
            self.charset = charset
            self.html = html
            self.url = url
        }

        static func wide(_ charset: String, mark: Bool, isBigEndian: Bool) -> Set {
            let text = (mark ? "\u{FEFF}" : "") + "<p>€ 丼 <a href='http://x.example/ü'>ü<</a>"
            let bytes = text.utf16.flatMap { unit in
                isBigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
            }
            return Set(charset, bytes, "http://x.example/%C3%BC")
        }
    }

    /// Behind such an end the beacon would be characters of another set, for mail programs and for undoing alike.
    @Test(arguments: ["\u{1B}$B<a", "\u{1B}$ab", "\u{0E}ab", "a\u{1B}", "a\u{1B}$", "a\u{1B}("])
    func leavesAloneWhatNeverComesBackToASCII(end: String) {
        let html = Array(("<p><a href='http://x.example/'>x</a></p>" + end).utf8)

        let plan = HTMLCopyPlan(html: html, charset: "iso-2022-jp", rules: FollowingRules())

        #expect(!plan.isReadable)
        #expect(plan.followed(beacon: Tracker.beacon, link: Tracker.url) == html)
    }

    /// A line break ends every shift.
    @Test func followsWhatComesBackToASCII() {
        for end in ["\u{1B}$B<a\n", "\u{1B}$B<a\u{1B}(B", "\u{0E}ab\u{0F}"] {
            let html = Array(("<p><a href='http://x.example/'>x</a></p>" + end).utf8)
            #expect(HTMLCopyPlan(html: html, charset: "iso-2022-jp", rules: FollowingRules()).isReadable)
        }
    }

    @Test(arguments: [
        Set("utf-8", Array("<p>€<a href='http://x.example/€'>€".utf8), "http://x.example/%E2%82%AC"),
        Set(
            "iso-8859-1",
            Array("<a href='http://x.example/".utf8) + [0xE9, 0x80] + Array("'>".utf8),
            "http://x.example/%C3%A9%E2%82%AC"
        ),
        Set(
            "windows-1251",
            Array("<a href='http://x.example/".utf8) + [0xE9] + Array("'>".utf8),
            "http://x.example/%D0%B9"
        ),
        Set("koi8-r", Array("<a href='http://x.example/".utf8) + [0xC1] + Array("'>".utf8), "http://x.example/%D0%B0"),
        // In these two the second bytes look like letters and marks.
        Set(
            "shift_jis",
            [0x83, 0x5C, 0x95, 0x7C] + Array("<a href='http://x.example/".utf8) + [0x83, 0x5C] + Array("'>".utf8),
            "http://x.example/%E3%82%BD"
        ),
        Set(
            "big5",
            [0xA4, 0x40, 0xB3, 0x5C] + Array("<a href='http://x.example/".utf8) + [0xB3, 0x5C] + Array("'>".utf8),
            "http://x.example/%E8%A8%B1"
        ),
        Set(
            "gb2312",
            [0xB0, 0xA1] + Array("<a href='http://x.example/".utf8) + [0xB0, 0xA1] + Array("'>".utf8),
            "http://x.example/%E5%95%8A"
        ),
        // ESC $ B leads into a set where "<a " can be a character and a half.
        Set(
            "iso-2022-jp",
            Array("\u{1B}$B<a >\u{1B}(B<a href='http://x.example/\u{1B}$B$\"\u{1B}(B'>".utf8),
            "http://x.example/%E3%81%82"
        ),
        Set.wide("utf-16", mark: true, isBigEndian: false),
        Set.wide("utf-16", mark: true, isBigEndian: true),
        Set.wide("utf-16", mark: false, isBigEndian: true),
        Set.wide("utf-16le", mark: false, isBigEndian: false),
        Set.wide("utf-16be", mark: false, isBigEndian: true),
        Set("utf-16", Array("<a href='http://x.example/ü'>".utf8), "http://x.example/%C3%BC"),
        Set("no-such-set", Array("<a href='http://x.example/ü'>".utf8), "http://x.example/%C3%BC"),
        Set("\"utf-8", Array("<a href='http://x.example/ü'>".utf8), "http://x.example/%C3%BC"),
    ])
    func followsInEveryCharacterSet(_ sample: Set) throws {
        let plan = HTMLCopyPlan(html: sample.html, charset: sample.charset, rules: FollowingRules())

        let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
        let rules = Tracker(links: plan.links).rules
        let restored = HTMLCopyPlan(html: followed, charset: sample.charset, rules: rules).restored()

        #expect(plan.links.map(\.url) == [sample.url])
        #expect(restored == sample.html)
        let again = HTMLCopyPlan(html: followed, charset: sample.charset, rules: FollowingRules())
        #expect(again.links.map(\.url) == ["https://t.test/0"])
    }

    // A declaration of two or four bytes is believed or not by what is in the document; the same must come out for its copy.
    @Test(arguments: [
        Set("utf-16", Set.wide("", mark: false, isBigEndian: false).html + [0x20], "http://x.example/%C3%BC"),
        Set("utf-16", Array("<a href='http://x.example/ü'>".utf8) + [0, 0, 0, 0, 0, 0], "http://x.example/%C3%BC"),
        Set(
            "utf-16",
            "<p>\(String(repeating: "丼", count: 900))<a href='http://x.example/ü'>".utf16.flatMap {
                [UInt8($0 & 255), UInt8($0 >> 8)]
            },
            "http://x.example/%C3%BC"
        ),
        Set(
            "utf-32",
            "<p><a href='http://x.example/ü'>".unicodeScalars.flatMap { [UInt8($0.value), 0, 0, 0] } + [0x20, 0, 0],
            "http://x.example/%C3%BC"
        ),
    ])
    func readsACopyAsItsDocument(_ sample: Set) throws {
        try followsInEveryCharacterSet(sample)
    }

    @Test func leavesALinkAloneThatCouldNotBePutBack() {
        // Half of a pair of surrogates is no text.
        let html = "<a href='http://x.example/".utf16 + [0xD800] + "'>".utf16
        let bytes = html.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }

        let plan = HTMLCopyPlan(html: bytes, charset: "utf-16le", rules: FollowingRules())

        #expect(plan.leftAlone.map(\.reason) == [.notExpressible])
        #expect(plan.followed(beacon: nil, link: Tracker.url) == bytes)
    }

    @Test func believesTheDocumentWhereTheMessageSaysNothing() {
        let html =
            Array(
                "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><a href='http://x.example/"
                    .utf8
            )
            + [0xE9] + Array("'>".utf8)

        let plan = HTMLCopyPlan(html: html, rules: FollowingRules())

        #expect(plan.links.map(\.url) == ["http://x.example/%D0%B9"])
    }

    @Test(arguments: ["utf-7", "hz-gb-2312", "ibm037", "iso-2022-cn"])
    func leavesSetsAloneInWhichMarkupCannotBeFound(_ charset: String) {
        let html = Array("<a href='http://x.example/'>".utf8)

        let plan = HTMLCopyPlan(html: html, charset: charset, rules: FollowingRules())

        #expect(plan.followed(beacon: Tracker.beacon, link: Tracker.url) == html)
        #expect(plan.notes.count == 1)
    }
}
