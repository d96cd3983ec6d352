import Foundation
import Mail
import Testing
import Tracking

@testable import Delivery

/// What `inkling follow` and `inkling unfollow` do with a file.
struct FileFollowerTests {
    private let keys: KeyRing
    private let follower: FileFollower
    private let base: TrackingBase
    private let now = Instant(microseconds: 1_800_000_000_000_000)

    private static let html = "<p><a href='https://x.example/?a&b'>x</a><a href=\"mailto:a@x.example\">y</a>"
    private static let message = """
        From: Anna <anna@seller.example>\r
        To: maria@buyer.example, "Ben" <ben@buyer.example>\r
        Bcc: eva@buyer.example\r
        Subject: x\r
        Content-Type: text/html\r
        \r
        \(html)\r

        """

    init() throws {
        keys = try KeyRing(keys: [.new(id: KeyID(rawValue: 7))])
        follower = FileFollower(keys: keys, neverRewriteDomains: ["left.example"])
        base = try #require(TrackingBase("https://t.example"))
    }

    private func follow(
        _ text: String,
        as form: FileForm,
        for recipient: String? = nil
    ) throws -> (copy: [UInt8], table: FollowingTable) {
        try follower.follow(Array(text.utf8), form: form, recipient: recipient, base: base, now: now)
    }

    private func token(in address: String?) throws -> Token {
        try keys.open(try #require(TrackingAddress(url: address ?? "")).token.utf8)
    }

    @Test func followsAndUnfollowsHTMLToTheByte() throws {
        let (copy, table) = try follow(Self.html, as: .html)

        #expect(table.state == .on)
        #expect(table.links.map(\.ordinal) == [0, nil])
        #expect(table.links.map(\.reason) == [nil, .mail])
        #expect(table.tokenLengths.count == 2)
        #expect(table.copyLength == copy.count)
        #expect(try token(in: table.beacon).kind == .beacon)
        #expect(try token(in: table.links.first?.tracked).kind == .link)
        #expect(String(decoding: copy, as: UTF8.self).contains(try #require(table.beacon)))
        #expect(try follower.unfollow(copy, form: .html) == Array(Self.html.utf8))
    }

    @Test(arguments: [(nil, 0), ("BEN@buyer.example", 1), ("eva@buyer.example", 2), ("new@buyer.example", 3)])
    func makesTheCopyOfTheRecipientNamed(_ sample: (name: String?, ordinal: UInt16)) throws {
        let (_, table) = try follow(Self.message, as: .message, for: sample.name)

        #expect(try token(in: table.beacon).copy.recipient == sample.ordinal)
        #expect(table.notes.isEmpty == (sample.ordinal < 3))
    }

    @Test func tellsWhichHeaderFieldsChanged() throws {
        let long = "<p>\(String(repeating: "x", count: 900))\(Self.html)"
        let (copy, table) = try follow(Self.message.replacing(Self.html, with: long), as: .message)

        let changes = table.headerFields.map { "\($0.name) \($0.change.rawValue)" }.sorted()
        #expect(
            changes == [
                "Bcc removed", "Content-Transfer-Encoding added", "Date added", "MIME-Version added",
                "Message-ID added",
            ]
        )
        let undone = try Message(try follower.unfollow(copy, form: .message))
        #expect(undone.html == long + "\r\n")
    }

    @Test func leavesAloneWhatMayNotBeFollowed() throws {
        let text = Self.message.replacing("text/html", with: "text/plain")

        let (copy, table) = try follow(text, as: .message)

        #expect(copy == Array(text.utf8))
        #expect(table.state == .off)
        #expect(table.reason == "The message has no HTML part.")
        #expect(table.links.isEmpty)
    }

    @Test func leavesAloneWhatNoTokenCanCarry() throws {
        let references = String(repeating: "&#x61;", count: 3_500)
        let html = "<a href=\"https://x.example/\(references)\">x</a><a href=\"https://a.left.example/\">y</a>"

        let (copy, table) = try follow(html, as: .html)

        #expect(table.links.map(\.reason) == [.tooLong, .neverRewriteDomain])
        #expect(String(decoding: copy, as: UTF8.self).hasPrefix(html))
        #expect(try follower.unfollow(copy, form: .html) == Array(html.utf8))
    }

    @Test func writesEveryMemberOfTheTable() throws {
        let (_, table) = try follow(Self.html, as: .html)

        let json = try #require(try JSONSerialization.jsonObject(with: Data(try table.json())) as? [String: Any])
        let links = try #require(json["links"] as? [[String: Any]])

        #expect(
            Set(json.keys) == [
                "links", "beacon", "state", "reason", "recipient", "headerFields", "notes", "tokenLengths", "bytes",
            ]
        )
        #expect(json["reason"] is NSNull)
        #expect(links.allSatisfy { Set($0.keys) == ["ordinal", "url", "tracked", "reason", "where"] })
        #expect(links.last?["ordinal"] is NSNull)
        #expect(links.last?["reason"] as? String == "mail")
        let place = try #require(links.first?["where"] as? [String: Any])
        #expect(Set(place.keys) == ["part", "line", "offset", "conditionalComment"])
    }
}
