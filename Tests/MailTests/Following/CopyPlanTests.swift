import Foundation
import Synchronization
import Testing

@testable import Mail

@Suite struct CopyPlanTests {
    private static let html =
        "Content-Type: text/html; charset=utf-8\n\n<p>Hi <a href=\"http://x.example/\">x</a></p>\n"
    private static let head =
        "From: s@x.example\nTo: r@y.example\nDate: Mon, 1 Jun 2026 10:00:00 +0200\n"
        + "Message-ID: <1@x.example>\nMIME-Version: 1.0\n"

    private func plan(_ text: String, rules: FollowingRules = FollowingRules()) throws -> CopyPlan {
        try CopyPlan(
            message: Message(Array(text.utf8)),
            rules: rules,
            missingMessageID: "new@inkling.test",
            missingDate: Date(timeIntervalSince1970: 1_780_000_000)
        )
    }

    private func followed(_ text: String) throws -> String {
        String(decoding: try plan(text).followed(beacon: Tracker.beacon, link: Tracker.url), as: UTF8.self)
    }

    private func plain(_ text: String) throws -> String {
        String(decoding: try plan(text).plain(), as: UTF8.self)
    }

    private func rewritten(_ text: String) -> String {
        text.replacing("http://x.example/\"", with: "https://t.test/0\"").replacing(
            "</p>\n",
            with: "</p>\n" + Tracker.picture
        )
    }

    @Test func changesNothingElseInACompleteMessage() throws {
        let message = Self.head + "X-Odd :  kept\nsubject:=?bogus?=\n" + Self.html

        #expect(try followed(message) == rewritten(message))
        #expect(try plain(message) == message)
    }

    @Test func takesOutBccAndOurOwnFields() throws {
        let secret =
            "Bcc: secret@z.example,\n\tother@z.example\nX-Inkling-Follow: yes\nx-inkling-remind: no-reply\n P3D\nbcc : c@z.example\n"
        let message = Self.head + secret + Self.html

        #expect(try followed(message) == rewritten(Self.head + Self.html))
        #expect(try plain(message) == Self.head + Self.html)
    }

    /// Lines that lost their fold on the way go with their field, so that no hidden recipient shows, and no copy begins with
    /// what is no field: nobody would find its header then.
    @Test func takesOutWhatIsBrokenOffAFieldWithIt() throws {
        let signature = "DKIM-Signature: v=1; h=from\n+bh=2jUSOH9N;\n b=abc\n"
        let message = signature + Self.head + "Bcc: a@z.example,\nsecret@z.example\nX-Odd: kept\nand this\n" + Self.html

        #expect(try followed(message) == rewritten(Self.head + "X-Odd: kept\nand this\n" + Self.html))
        let envelope = "From s@x.example Mon Jun  1 10:00:00 2026\n>From s@x.example\n"
        #expect(try followed(envelope + Self.head + Self.html) == rewritten(Self.head + Self.html))
    }

    @Test func addsWhatIsMissing() throws {
        let message = "From: s@x.example\r\nSubject: hi\r\n\r\nhello\r\n"

        let copy = try plain(message)

        #expect(
            copy == "Date: Thu, 28 May 2026 20:26:40 +0000\r\nMessage-ID: <new@inkling.test>\r\nMIME-Version: 1.0\r\n"
                + message
        )
        #expect(try plan(message).messageID == "new@inkling.test")
    }

    @Test func replacesAMessageIDThatSaysNothing() throws {
        let message = Self.head.replacing("<1@x.example>", with: "<>") + Self.html

        let copy = try plain(message)

        #expect(
            copy == "Message-ID: <new@inkling.test>\n" + Self.head.replacing("Message-ID: <1@x.example>\n", with: "")
                + Self.html
        )
    }

    @Test func givesATextWithoutHeaderOne() throws {
        let copy = try Message(Array(try plain("Just a line.\n\nAnd one more.\n").utf8))

        #expect(copy.text == "Just a line.\n\nAnd one more.\n")
        #expect(copy.messageID == "new@inkling.test")
    }

    @Test(arguments: [
        "Content-Type: text/html\n", "Content-Type: text/html",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/html\n--b--\n",
    ])
    func putsNoBeaconIntoAHeaderThatNothingCloses(_ rest: String) throws {
        let message = Self.head + rest

        #expect(try followed(message) == message)
        #expect(try Message(Array(message.utf8)).obstacle == (rest.contains("--b") ? .noHTML : .placesNotTrusted))
    }

    @Test func dropsTheEnvelopeLineOfAnMbox() throws {
        let message = "From s@x.example Mon Jun  1 10:00:00 2026\n" + Self.head + Self.html

        #expect(try followed(message) == rewritten(Self.head + Self.html))
        #expect(try plain(message) == Self.head + Self.html)
    }

    @Test func takesOutSignaturesThatBecomeFalse() throws {
        let signature = "DKIM-Signature: v=1; a=rsa-sha256; d=x.example;\n h=From:To:\n Bcc; bh=a; b=b\n"
        let other = "DKIM-Signature: v=1; d=y.example; h=from:to; bh=a; b=b\n"
        let message = signature + other + Self.head

        #expect(try followed(message + Self.html) == rewritten(Self.head + Self.html))
        #expect(try plain(message + Self.html) == message + Self.html)
        #expect(try plain(message + "Bcc: b@z.example\n" + Self.html) == other + Self.head + Self.html)
    }

    @Test func leavesASignedMessageAsItIs() throws {
        let message =
            Self.head + "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=b\n\n"
            + "--b\n\(Self.html)\n--b\nContent-Type: application/pgp-signature\n\nx\n--b--\n"

        let plan = try plan(message)

        #expect(plan.links.isEmpty)
        #expect(plan.followed(beacon: Tracker.beacon, link: Tracker.url) == Array(message.utf8))
    }

    @Test func putsOneBeaconIntoTheLastAlternative() throws {
        let alternative =
            "Content-Type: multipart/alternative; boundary=b\n\n--b\n\(Self.html)\n--b\n\(Self.html)\n--b--\n"

        let copy = try followed(Self.head + alternative)

        #expect(copy.ranges(of: Tracker.picture).count == 1)
        #expect(copy.hasSuffix(Tracker.picture + "\n--b--\n"))
        #expect(copy.contains("https://t.test/0") && copy.contains("https://t.test/1"))
    }

    @Test func leavesAttachedDocumentsAlone() throws {
        let message =
            Self.head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\(Self.html)\n"
            + "--b\nContent-Disposition: attachment; filename=a.html\n\(Self.html)\n"
            + "--b\nContent-Type: text/html; name=c.html\n\n<a href=\"http://x.example/\">\n"
            + "--b\nContent-Type: message/rfc822\n\nSubject: inner\n\(Self.html)\n"
            + "--b\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--b--\n"

        let plan = try plan(message)
        let copy = try followed(message)

        #expect(plan.links.count == 1)
        #expect(plan.notes == ["The invitation in it is left as it is."])
        #expect(copy.ranges(of: "http://x.example/").count == 3)
    }

    @Test func leavesTheAMPFormAlone() throws {
        let amp = "--b\nContent-Type: text/x-amp-html\n\n<html amp4email><a href=\"http://x.example/\">x</a></html>\n"
        let message =
            Self.head + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\nHi\n"
            + "\(amp)--b\n\(Self.html)--b--\n"

        let plan = try plan(message)
        let copy = try followed(message)

        #expect(plan.links.count == 1)
        #expect(plan.notes == ["The AMP part in it is left as it is."])
        #expect(copy.contains(amp) && copy.contains("<a href=\"https://t.test/0\">"))
    }

    @Test func leavesTheUnsubscribeLinkAlone() throws {
        let message =
            Self.head
            + "List-Unsubscribe: <mailto:u@x.example>,\n <http://x.example/u?a=1&b=2>\nContent-Type: text/html\n\n"
            + "<a href=\"http://x.example/u?a=1&amp;b=2\">unsubscribe</a> <a href=http://x.example/u>other</a>"

        let plan = try plan(message)

        #expect(plan.leftAlone.map(\.reason) == [.unsubscribe])
        #expect(plan.links.map(\.url) == ["http://x.example/u"])
    }

    @Test func saysOnlyOnceWhatWasRead() throws {
        let plan = try plan(Self.head + Self.html)

        let copies = (0..<3).map { number in
            plan.followed(beacon: "https://t.test/\(number).gif") { "https://t.test/\(number)/\($0.ordinal)" }
        }

        for (number, copy) in copies.enumerated() {
            let text = String(decoding: copy, as: UTF8.self)
            #expect(
                text.contains("\"https://t.test/\(number).gif\"") && text.contains("\"https://t.test/\(number)/0\"")
            )
        }
    }

    /// Reading asks the rules about every link; writing never does.
    @Test func tenThousandCopiesAreMadeOfOneReading() throws {
        let questions = Questions()
        let rules = FollowingRules(
            carries: { _ in questions.count(true) },
            restore: { _ in questions.count(nil) },
            isOwnBeacon: { _ in questions.count(false) }
        )
        let pictures =
            "<p>Hi <img src=a.png><a href=\"http://x.example/\">x</a> <a href=\"http://y.example/\">y</a></p>\n"
        let message = Self.head + "Content-Type: text/html\n\n" + pictures

        let plan = try plan(message, rules: rules)
        let asked = questions.asked
        var different: Set<[UInt8]> = []
        for number in 0..<10_000 {
            let copy = plan.followed(beacon: "https://t.test/\(number).gif") {
                "https://t.test/\(number)/\($0.ordinal)"
            }
            if number % 100 == 0 { different.insert(copy) }
        }

        #expect(asked == 6)
        #expect(questions.asked == asked)
        #expect(different.count == 100)
    }
}

/// Counts what the rules are asked.
private final class Questions: Sendable {
    private let number = Mutex(0)

    var asked: Int { number.withLock { $0 } }

    func count<Answer>(_ answer: Answer) -> Answer {
        number.withLock { $0 += 1 }
        return answer
    }
}
