import Foundation
import Testing

@testable import Mail

/// Parts of which it is hard to say where they end.
@Suite struct BoundaryTests {
    private static let head =
        "From: s@x.example\nDate: Mon, 1 Jun 2026 10:00:00 +0200\nMessage-ID: <1@x.example>\nMIME-Version: 1.0\n"
        + "Content-Type: multipart/mixed; boundary=b\n\n"

    struct Ending: CustomTestStringConvertible, Sendable {
        let about: String
        /// What stands behind the header of the HTML part, up to the end of the message.
        let content: String
        /// What the part holds.
        let page: String
        var encoding = "7bit"
        var testDescription: String { about }
    }

    @Test(
        arguments: [
            Ending(about: "a boundary at the very end", content: "<p>a</p>\n--b--", page: "<p>a</p>"),
            Ending(about: "a boundary and a line break", content: "<p>a</p>\n\n--b--\n", page: "<p>a</p>\n"),
            Ending(about: "no closing boundary", content: "<p>a</p>\n", page: "<p>a</p>\n"),
            Ending(about: "neither boundary nor line break", content: "<p>a</p>", page: "<p>a</p>"),
            Ending(about: "an empty part", content: "\n--b--\n", page: ""),
            Ending(
                about: "a boundary at the very end, encoded",
                content: "<p>a=\n</p>\n\n--b--",
                page: "<p>a</p>\n",
                encoding: "quoted-printable"
            ),
            Ending(
                about: "base64 with a digit too many",
                content: "PHA+YWI8L3A+A\n--b--\n",
                page: "<p>ab</p>",
                encoding: "base64"
            ),
            Ending(
                about: "quoted-printable that is none",
                content: "<p>a==\n3D =zz =</p>\n--b--\n",
                page: "<p>a==\n3D =zz =</p>",
                encoding: "quoted-printable"
            ),
        ],
        ["\n", "\r\n"]
    )
    func endsWhereItEnds(_ sample: Ending, lineBreak: String) throws {
        let field = "--b\nContent-Type: text/html\nContent-Transfer-Encoding: \(sample.encoding)\n\n"
        let text = (Self.head + field + sample.content).replacing("\n", with: lineBreak)
        let message = try Message(Array(text.utf8))

        let plan = try CopyCheck.plan(message, rules: FollowingRules())
        let copy = try Message(plan.followed(beacon: Tracker.beacon, link: Tracker.url))
        let restored = try CopyCheck.plan(copy, rules: Tracker(links: plan.links).rules).restored()

        let page = sample.page.replacing("\n", with: lineBreak)
        #expect(message.html == page)
        #expect(copy.html == page + Tracker.picture)
        #expect(try Message(restored).html == page)
        if sample.encoding == "7bit" { #expect(restored == message.bytes) }
    }

    /// The parser takes the line break before a boundary to be as long as the one behind it.
    @Test(arguments: ["\n", "\r\n"], ["\n", "\r\n", "\r", " \r\n", ""])
    func endsWhereItEndsWhateverFollowsTheBoundary(before: String, behind: String) throws {
        let text = Self.head + "--b\nContent-Type: text/html\n\n<p>a</p>\(before)--b--\(behind)"
        let message = try Message(Array(text.utf8))

        let copy = try Message(
            CopyCheck.plan(message, rules: FollowingRules()).followed(beacon: Tracker.beacon, link: Tracker.url)
        )

        #expect(message.html == "<p>a</p>")
        #expect(copy.html == "<p>a</p>" + Tracker.picture)
    }

    /// What stood in such a part could not be taken out again: the line break in front of the boundary would stay.
    @Test func leavesAnEmptyPartAloneThatHasNoLineBreakOfItsOwn() throws {
        let message = try Message(Array((Self.head + "--b\nContent-Type: text/html\n\n--b--\n").utf8))

        let plan = try CopyCheck.plan(message, rules: FollowingRules())

        #expect(plan.followed(beacon: Tracker.beacon, link: Tracker.url) == message.bytes)
        #expect(plan.notes.count == 1 && !plan.carriesBeacon)
    }
}
