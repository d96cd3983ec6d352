import Foundation
import Testing

@testable import Mail

/// Nothing that a stranger writes may stop the program.
@Suite struct DamageTests {
    private static let html = """
        <!DOCTYPE html><html><head><title>a&amp;b</title><style>p{}</style><base href=x></head><body class='c'>
        <!--[if mso]><v:rect href="http://x.example/?a=1&amp;b=2"><![endif]--><a href = 'http://ü.example/ü' title=x>w</a>
        <svg><a href=http://x.example/><![CDATA[x]]></a></svg><table><tr><td><font><p>t<textarea></textarea></td></table>
        <area href="https://t.test/0"><img src=https://t.test/o.gif alt="&copy"><script><!--<script></script>--></script>
        <select><option></select><template><b></template></body></html>
        """

    private static let message =
        "From s Mon\r\nFrom: =?utf-8?Q?=C3=BC?= <s@x.example>\r\nTo: g: \"a, b\" <a@x.example>, c;\r\n"
        + "DKIM-Signature: h=bcc\r\nBcc: b@x.example\r\nList-Unsubscribe: <http://x.example/>\r\n"
        + "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html; charset=iso-2022-jp\r\n"
        + "Content-Transfer-Encoding: quoted-printable\r\n\r\n<a href=3D'http://x.example/=1B$B=\"=1B(B'>=\r\n\r\n"
        + "--b\r\nContent-Type: text/html; charset=utf-16\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + "//48AGEAIABoAHIAZQBmAD0AaAB0AHQAcAA6AC8ALwB4AC4AeQA+AA==\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
        + "Subject: x\r\n\r\ny\r\n--b--\r\n"

    /// Damages bytes in ways that are the same in every run.
    private struct Damage {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            // A linear congruential generator by Knuth: enough to choose places.
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % max(limit, 1)
        }

        mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes
            for _ in 0...next(below: 4) {
                let place = next(below: bytes.count)
                switch next(below: 4) {
                case 0: bytes = Array(bytes[..<place])
                case 1: bytes[place...].replaceSubrange(place..<min(place + next(below: 9), bytes.count), with: [])
                case 2: bytes[place] = UInt8(next(below: 256))
                default:
                    bytes.insert(contentsOf: Array("<>\"'&=-!/\r\n: ".utf8).shuffled(by: next(below: 13)), at: place)
                }
                if bytes.isEmpty { bytes = [0x3C] }
            }
            return bytes
        }
    }

    @Test(arguments: 0..<4)
    func survivesInHTML(_ seed: UInt64) {
        var damage = Damage(state: seed)
        for _ in 0..<250 {
            let html = damage.damaged(Array(Self.html.utf8))
            let charset = ["utf-8", "utf-16", "iso-2022-jp", "big5", nil][damage.next(below: 5)]

            let plan = HTMLCopyPlan(html: html, charset: charset, rules: FollowingRules())
            let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
            let rules = Tracker(links: plan.links).rules
            // Where a tracker of ours stood already, undoing finds more than was followed.
            if html.firstIndex(of: "t.test", from: 0) == nil {
                let restored = HTMLCopyPlan(html: followed, charset: charset, rules: rules).restored()
                #expect(restored == html)
            }
            _ = PlainText.from(html: String(decoding: html, as: UTF8.self))
        }
    }

    @Test(arguments: 0..<4)
    func survivesInMessages(_ seed: UInt64) throws {
        var damage = Damage(state: seed &+ 100)
        for _ in 0..<250 {
            let message = try Message(damage.damaged(Array(Self.message.utf8)))

            let plan = try CopyCheck.plan(message, rules: FollowingRules())
            let copy = try Message(plan.followed(beacon: Tracker.beacon, link: Tracker.url))
            #expect(copy.messageID == plan.messageID)
            #expect(copy.headerValues("Bcc").isEmpty)
            _ = (message.html, message.text, message.attachments, message.part(contentID: "x"))
            _ = try? Address.list(String(decoding: message.bytes, as: UTF8.self))
        }
    }
}

extension [UInt8] {
    fileprivate func shuffled(by count: Int) -> [UInt8] { Array(self[Swift.min(count, self.count)...].prefix(3)) }
}
