import Foundation
import Testing

@testable import Mail

@Suite struct MessageFileTests {
    private static let html = "<html><body><p>Grüße <img src=\"cid:a%251@seller.example\"></p></body></html>"
    private static let block = MessageBlock(html: "<p>Größe.pdf</p>", text: "Größe.pdf\nhttps://x.invalid/f/0\n")

    @Test func findsFilesAndPictures() throws {
        let message = try SubmittedMessage.read(SubmittedMessage.whole(html: Self.html))

        #expect(message.obstacle == nil)
        #expect(message.files.map(\.name) == ["a.gif", "offer.pdf", "notes.txt"])
        #expect(message.files.map(\.contentID) == ["a%1@seller.example", nil, nil])
        #expect(message.files.map(\.canBeTakenOut) == [true, true, true])
        #expect(message.content(of: message.files[1]) == Array("%PDF-1.4\n".utf8))
        #expect(message.content(of: message.files[2]) == Array("--mixed up".utf8))
    }

    @Test func takesThemOutAndChangesNothingElse() throws {
        let source = SubmittedMessage.whole(html: Self.html)
        let message = try SubmittedMessage.read(source)

        let revised = try #require(
            message.without(
                message.files,
                addresses: ["a%1@seller.example": "https://x.invalid/i/0?a=1&b"],
                block: Self.block
            )
        )

        var expected = source
        expected.replace(
            "<img src=\"cid:a%251@seller.example\"></p></body>",
            with: "<img src=\"https://x.invalid/i/0?a=1&amp;b\"></p><p>Gr&#246;&#223;e.pdf</p></body>"
        )
        expected.replace("Hello\n-- \n", with: "Hello\n\nGr__e.pdf\nhttps://x.invalid/f/0\n-- \n")
        for (start, end) in [
            ("--rel\nContent-Type: image/gif", "--rel--"), ("--mix   \nContent-Type: application/pdf", "--mix\n"),
            ("--mix\nContent-Type: text/plain", "--mix\nContent-Type: text/calendar"),
        ] {
            let from = try #require(expected.range(of: start))
            let to = try #require(expected.range(of: end, range: from.upperBound..<expected.endIndex))
            expected.removeSubrange(from.lowerBound..<to.lowerBound)
        }
        #expect(String(decoding: revised.bytes, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    /// Found by the fuzzer: what stood before the file had lost its last byte, and had it back without the file.
    @Test func keepsItsNeighboursWhereLineBreaksDiffer() throws {
        let source =
            SubmittedMessage.header + "Content-Type: multipart/mixed; boundary=b\n\n"
            + "--b\nContent-Type: text/html\n\n<p>a</p>\n--b\nContent-Type: text/calendar\n\nxy\n--b\r\nContent-Type: a/b\nContent-Disposition: attachment\n\nz\n--b--\n"
        let message = try Message(Array(source.utf8))
        let revised = try #require(message.without(message.files, addresses: [:], block: nil))

        let calendars = [message, revised].map { ($0, $0.tree.nodes[2]) }
        #expect(message.files.count == 1)
        for (message, node) in calendars { #expect(message.decoded(node) == Array("xy".utf8)) }
    }

    @Test func theBlockStandsBeforeWhatIsQuoted() throws {
        let quoting = "<p>Hi</p><div class=\"gmail_quote_container\"><p>Old</p></div>"
        let message = try SubmittedMessage.read(SubmittedMessage.whole(html: quoting))

        let revised = try #require(message.without([message.files[0]], addresses: [:], block: Self.block))

        #expect(revised.html?.contains("<p>Hi</p><p>Gr&#246;&#223;e.pdf</p><div class") == true)
    }

    @Test(arguments: [
        "<div style=\"background:url(cid:a%1@seller.example)\"><img src=\"cid:a%251@seller.example\"></div>",
        "<div style='background:url(\"cid:a%251@seller.example\")'><img src=\"cid:a%251@seller.example\"></div>",
        "<a href=\"cid:a%1@seller.example\">a</a>",
    ])
    func aPictureThatIsNamedOtherwiseStays(html: String) throws {
        let message = try SubmittedMessage.read(SubmittedMessage.whole(html: html))

        #expect(message.files.map(\.name) == ["offer.pdf", "notes.txt"])
    }

    @Test(arguments: [
        // The name stands for something else as well, or another begins with it.
        ("logo", "<img src=\"cid:logo\" alt=\"logo\"> Our logo", "logo"),
        ("image1", "<img src=\"cid:image1\"><div style=\"background:url(cid:image10)\">", "image1"),
        ("a%b", "<img src=\"cid:a%25b\" alt=\"cidre: a%b\">", "a%b"),
        ("image1", "<img src=\"cid:image1\"><div style=\"background:url(&quot;CID:image1&quot;)\">", nil),
        ("image1", "<img src=cid:image1 srcset='cid:image1 2x'>", nil),
        ("image1", "<!-- cid:image1 --><img src=cid:image1>", nil),
    ])
    func aPictureIsNamedOnlyBehindItsScheme(id: String, html: String, found: String?) throws {
        let source = SubmittedMessage.whole(html: html).replacing("a%1@seller.example", with: id)
        let message = try SubmittedMessage.read(source)

        #expect(message.files.compactMap(\.contentID) == [found].compactMap(\.self))
        #expect(message.files.filter { $0.contentID == nil }.map(\.name) == ["offer.pdf", "notes.txt"])
    }

    @Test func anAttachmentWhoseNameIsAWordOfTheTextIsAFile() throws {
        let source = SubmittedMessage.whole(html: "<p>Here is your invoice.</p>")
            .replacing("Content-Type: application/pdf", with: "Content-ID: <invoice>\nContent-Type: application/pdf")
        let message = try SubmittedMessage.read(source)

        #expect(message.files.map(\.name) == ["offer.pdf", "notes.txt"])
        #expect(message.files.allSatisfy { $0.contentID == nil && $0.canBeTakenOut })
    }

    @Test func whatAPageNamesThatCanNotBeReadStays() throws {
        let html = "<img src=\"cid:a%251@seller.example\">"
        let source = SubmittedMessage.whole(html: html).replacing("charset=utf-8", with: "charset=utf-7")
        let message = try SubmittedMessage.read(source)

        #expect(message.files.map(\.name) == ["offer.pdf", "notes.txt"])
    }

    @Test func picturesInOutlooksDrawingsAreFoundAsWell() throws {
        let html = """
            <td background=cid:a%251@seller.example><!--[if gte vml 1]><v:imagedata src="cid:a%251@seller.example"/>\
            <![endif]--><![if !vml]><IMG SRC='CID:a%251@seller.example'><![endif]></td>
            """
        let message = try SubmittedMessage.read(SubmittedMessage.whole(html: html))
        let picture = try #require(message.files.first { $0.contentID != nil })
        let mark = "https://x.invalid/"
        let revised = try #require(
            message.without([picture], addresses: ["a%1@seller.example": mark + "i/0"], block: nil)
        )

        let plan = try CopyCheck.plan(revised, rules: FollowingRules(mark: mark))
        let copy = try Message(plan.followed(beacon: Tracker.beacon) { "http://t.example/i/\($0.ordinal)" })

        #expect(plan.links.map(\.url) == Array(repeating: mark + "i/0", count: 3))
        #expect(copy.html?.contains("background=http://t.example/i/0><!--") == true)
        #expect(copy.html?.contains("<v:imagedata src=\"http://t.example/i/1\"/>") == true)
        #expect(copy.html?.contains("<IMG SRC='http://t.example/i/2'>") == true)
    }

    @Test func aMarkBehindOrBeforeALinkIsReplacedInOrder() throws {
        let html = "<v:rect src=\"https://x.invalid/0\" href=\"https://a.example/\" background='https://x.invalid/1'/>"
        let plan = HTMLCopyPlan(html: Array(html.utf8), rules: FollowingRules(mark: "https://x.invalid/"))

        let copy = plan.followed(beacon: nil) { "T\($0.ordinal)" }

        #expect(String(decoding: copy, as: UTF8.self) == "<v:rect src=\"T0\" href=\"T1\" background='T2'/>")
    }

    @Test(arguments: [
        // All parts of a multipart are files.
        "Content-Type: multipart/mixed; boundary=in\n\n--in\nContent-Type: application/pdf; name=a.pdf\n\nx\n--in--\n",
        // Another boundary than expected follows.
        "Content-Type: application/pdf; name=a.pdf\n\nx\n",
    ])
    func whatCanNotGoIsSaidSo(part: String) throws {
        let isCut = !part.contains("multipart")
        let source =
            SubmittedMessage.header + """
                Content-Type: multipart/mixed; boundary=mix

                --mix
                Content-Type: text/html

                <p>Hello</p>
                --mix
                \(part)
                """ + (isCut ? "" : "--mix--\n")
        let message = try SubmittedMessage.read(source)

        #expect(message.files.map(\.name) == ["a.pdf"])
        #expect(message.files.map(\.canBeTakenOut) == [false])
        #expect(message.without(message.files, addresses: [:], block: Self.block) == nil)
    }

    @Test(arguments: [
        ("charset=us-ascii", "7bit", "Gr__e.pdf"), ("charset=utf-8", "7bit", "Gr__e.pdf"),
        ("charset=utf-8", "quoted-printable", "Gr=C3=B6=C3=9Fe.pdf"),
        ("format=flowed", "quoted-printable", "Gr__e.pdf"),
    ])
    func theTextIsKeptInItsEncoding(parameter: String, encoding: String, name: String) throws {
        let source = SubmittedMessage.whole(html: Self.html).replacing(
            "Content-Type: text/plain; charset=us-ascii",
            with: "Content-Type: text/plain; \(parameter)\nContent-Transfer-Encoding: \(encoding)"
        )
        let message = try SubmittedMessage.read(source)

        let revised = try #require(message.without([message.files[1]], addresses: [:], block: Self.block))

        #expect(String(decoding: revised.bytes, as: UTF8.self).contains("\r\n\r\n\(name)\r\nhttps"))
    }

    @Test func aSignedMessageHasNoneThatMayGo() throws {
        let source = SubmittedMessage.whole(html: Self.html).replacing("multipart/mixed", with: "multipart/signed")
        let message = try SubmittedMessage.read(source)

        #expect(message.obstacle == .signed)
        #expect(message.files.isEmpty)
    }

    @Test func aFramesetHasNoPlaceForTheBlock() throws {
        let html = "<html><frameset><frame src=\"https://a.example/\"></frameset></html>"
        let message = try SubmittedMessage.read(SubmittedMessage.whole(html: html))

        #expect(message.without(message.files, addresses: [:], block: Self.block) == nil)
    }

    @Test(.enabled(if: SampleData.isPresent, SampleData.absence))
    func realMessagesLoseTheirFilesAndNothingElse() throws {
        var taken = 0
        var kept = 0
        for file in SampleData.files("mail") + SampleData.files("mime") {
            guard let message = try? Message(try SampleData.bytes(file)), message.obstacle == nil else { continue }
            let files = message.files
            let going = files.filter(\.canBeTakenOut)
            kept += files.count - going.count
            guard !going.isEmpty else { continue }
            var addresses: [String: String] = [:]
            for id in going.compactMap(\.contentID) { addresses[id] = "https://x.invalid/i/\(addresses.count)" }
            guard let revised = message.without(going, addresses: addresses, block: Self.block) else {
                kept += going.count
                continue
            }
            taken += going.count
            let pages = Set(message.tree.bodyLeaves(types: ["text/html", "text/plain"]).map(\.index))
            let numbers = Set(going.map(\.node.index))
            let others = message.tree.nodes.filter { !numbers.contains($0.index) }
            for (before, after) in zip(others, revised.tree.nodes) where !pages.contains(before.index) {
                let same = message.bytes[before.content ?? 0..<0] == revised.bytes[after.content ?? 0..<0]
                #expect(same, "\(file.lastPathComponent): part \(before.index) differs")
            }
            #expect(revised.html?.contains("Gr&#246;&#223;e.pdf") == true, "\(file.lastPathComponent)")
        }
        #expect(taken > 0)
        print("files of real messages: \(taken) taken out, \(kept) kept")
    }
}
