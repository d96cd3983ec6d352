import Fuzzing
import Tracker

@testable import Mail

/// Follows the input as an HTML document, and unfollows it again.
///
/// Its first two bytes choose the character set that is said of it and the rules; the document is the rest.
@main struct FuzzRewriter {
    static func main() {
        Fuzzer.run { start, count in
            let bytes = UnsafeBufferPointer(start: start, count: count)
            guard count > 2 else { return -1 }
            FuzzRewriter.check(Array(bytes[2...]), charset: bytes[0], choice: bytes[1])
            return 0
        }
    }

    private static let charsets: [String?] = [
        nil, "utf-8", "windows-1252", "utf-16le", "utf-16be", "utf-32", "iso-2022-jp", "iso-2022-kr", "big5", "gb18030",
        "shift_jis", "euc-jp", "utf-7", "no-such-set",
    ]

    private static let mark = "https://mark.example/"

    private static func check(_ html: [UInt8], charset: UInt8, choice: UInt8) {
        let charset = charsets[Int(charset) % charsets.count]
        var rules = FollowingRules()
        rules.leavesShownAddresses = choice & 1 != 0
        if choice & 2 != 0 { rules.neverRewriteDomains = ["left.example"] }
        if choice & 4 != 0 { rules.carries = { $0.url.utf8.count < 40 } }
        if choice & 8 != 0 { rules.mark = mark }
        let plan = HTMLCopyPlan(html: html, charset: charset, rules: rules)
        rules.know(plan.links)
        // Where a tracker of ours stands already, undoing finds more than was followed.
        guard !HTMLCopyPlan(html: html, charset: charset, rules: rules).holdsTrackers else { return }
        Fuzzer.expect(plan.restored() == html, "restored, the document is another")
        checkFollowed(plan, of: html)
        checkUndone(plan, charset: charset, rules: rules)
        checkText(html, charset: charset)
    }

    /// In a copy stand the trackers, one beacon where there is a body, and otherwise the document's bytes.
    private static func checkFollowed(_ plan: HTMLCopyPlan, of html: [UInt8]) {
        var expected: [UInt8] = []
        var done = 0
        for link in plan.links {
            guard !plan.isWide else { return }
            Fuzzer.expect(link.place.offset >= done, "links are not in order")
            expected += html[done..<link.place.offset]
            Fuzzer.expect(html[link.place.offset...].starts(with: link.raw), "a link stands elsewhere")
            expected += Array(Tracker.url(link).utf8)
            done = link.place.offset + link.raw.count
        }
        expected += html[done...]
        Fuzzer.expect(plan.followed(beacon: nil, link: Tracker.url) == expected, "bytes outside of links changed")
        var followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
        guard plan.hasBody else {
            return Fuzzer.expect(followed == expected, "a beacon where there is no body")
        }
        guard !plan.isWide else { return }
        let beacons = followed.occurrences(of: Tracker.picture) - html.occurrences(of: Tracker.picture)
        Fuzzer.expect(beacons == 1, "\(beacons) beacons")
        if let place = followed.firstRange(of: Tracker.picture) { followed.removeSubrange(place) }
        Fuzzer.expect(followed == expected, "bytes beside the beacon changed")
    }

    private static func checkUndone(_ plan: HTMLCopyPlan, charset: String?, rules: FollowingRules) {
        let followed = plan.followed(beacon: Tracker.beacon, link: Tracker.url)
        let again = HTMLCopyPlan(html: followed, charset: charset, rules: rules)
        // Marked pictures are links only until they have their address, and undoing takes them out: no mark ever goes out.
        guard rules.mark == nil else { return }
        Fuzzer.expect(again.restored() == plan.bytes, "unfollowed, the document is another")
        // Where nothing declares the character set it is guessed, and the copy may lack the byte that had told it.
        let charsets = [plan.bytes, followed].map {
            Charset.of($0, declared: charset, inDocument: HTMLMetaCharset.label(in: $0))
        }
        let isSame = charsets[0] != charsets[1] || again.links.map(\.url) == plan.links.map(\.url)
        Fuzzer.expect(isSame, "followed again, it has other links")
    }

    private static func checkText(_ text: [UInt8], charset: String?) {
        let plan = HTMLCopyPlan(text: text, charset: charset, mark: mark, firstOrdinal: 5)
        Fuzzer.expect(plan.restored() == text, "restored, the text is another")
        _ = plan.followed(beacon: nil, link: Tracker.url)
    }
}
