import Testing
import Tracking

@testable import Edge

@Suite struct RequestParserTests {
    /// What a test looks at of a head.
    struct Seen: Equatable {
        var method = RequestHead.Method.get
        var path = "/"
        var keepsAlive = true
        var hasBody = false
        var agent: String?
        var purpose: String?
    }

    private func parse(_ request: String) -> (finding: RequestParser.Finding, seen: Seen?) {
        let bytes = Array(request.utf8)
        let finding = bytes.withUnsafeBytes { RequestParser.parse($0) }
        guard case .head(let head, _) = finding else { return (finding, nil) }
        func text(_ range: Range<Int>?) -> String? { range.map { String(decoding: bytes[$0], as: UTF8.self) } }
        let seen = Seen(
            method: head.method,
            path: text(head.path) ?? "",
            keepsAlive: head.keepsAlive,
            hasBody: head.hasBody,
            agent: text(head.agent),
            purpose: text(head.purpose)
        )
        return (finding, seen)
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Seen()), ("GET / HTTP/1.0\r\n\r\n", Seen(keepsAlive: false)),
        ("GET / HTTP/1.1\nHost: x\n\n", Seen()), ("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", Seen()),
        ("HEAD /a?b HTTP/1.1\r\nHost: x\r\n\r\n", Seen(method: .head, path: "/a?b")),
        ("get / HTTP/1.1\r\nHost: x\r\n\r\n", Seen(method: .other)),
        ("GET http://x.example/c/T HTTP/1.1\r\nHost: x\r\n\r\n", Seen(path: "/c/T")),
        ("GET https://x.example HTTP/1.1\r\nHost: x\r\n\r\n", Seen(path: "")),
        ("OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", Seen(method: .other, path: "")),
        ("GET / HTTP/1.1\r\nHost:\r\nUSER-agent: \t Quill \t\r\nUser-Agent: second\r\n\r\n", Seen(agent: "Quill")),
        ("GET / HTTP/1.1\r\nHost: x\r\nUser-Agent:\r\n\r\n", Seen(agent: "")),
        ("GET / HTTP/1.1\r\nHost: x\r\nX-Moz: prefetch\r\nPurpose: other\r\n\r\n", Seen(purpose: "prefetch")),
        ("GET / HTTP/1.1\r\nHost: x\r\nX-Purpose: preview\r\n\r\n", Seen(purpose: "preview")),
        ("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", Seen(keepsAlive: false)),
        ("GET / HTTP/1.1\r\nHost: x\r\nConnection: x,, CLOSE ,y\r\n\r\n", Seen(keepsAlive: false)),
        ("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", Seen(keepsAlive: true)),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\nConnection: close\r\n\r\n", Seen(keepsAlive: false)),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 00\r\n\r\n", Seen()),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n", Seen(hasBody: true)),
        ("GET / HTTP/1.1\r\nHost: x\r\nContent-Length:\r\n\r\n", Seen(hasBody: true)),
        ("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n", Seen(hasBody: true)),
    ])
    func readsHeads(_ text: String, _ expected: Seen) {
        let (finding, seen) = parse(text)

        #expect(seen == expected)
        guard case .head(_, let length) = finding else { return }
        #expect(length == text.utf8.count)
    }

    @Test(arguments: [
        ("GET /\r\nHost: x\r\n\r\n", RequestParser.Refusal.malformed), ("GET  HTTP/1.1\r\nHost: x\r\n\r\n", .malformed),
        (" GET / HTTP/1.1\r\nHost: x\r\n\r\n", .malformed), ("GET / HTTP/1.1 \r\nHost: x\r\n\r\n", .malformed),
        ("GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", .malformed), ("GET /\t HTTP/1.1\r\nHost: x\r\n\r\n", .malformed),
        ("GE\u{1}T / HTTP/1.1\r\nHost: x\r\n\r\n", .malformed), ("GET / HTTP/x.1\r\nHost: x\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost : x\r\n\r\n", .malformed), ("GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: x\r\n\tfolded\r\n\r\n", .malformed),
        ("GET / HTTP/1.1\r\nHost: \0\r\n\r\n", .malformed),
        ("\u{16}\u{3}\u{1}", .malformed), ("GET / HTTP/2.0\r\nHost: x\r\n\r\n", .version),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .version),
    ])
    func refusesWhatOthersMightReadOtherwise(_ text: String, _ refusal: RequestParser.Refusal) {
        #expect(parse(text).finding == .refused(refusal))
    }

    @Test func everyBeginningOfAHeadIsIncomplete() {
        let text = "\r\nGET /c/T HTTP/1.1\r\nHost: x\r\nUser-Agent: Quill\r\n\r\n"

        for length in 0..<text.utf8.count {
            #expect(parse(String(decoding: text.utf8.prefix(length), as: UTF8.self)).finding == .incomplete)
        }
    }

    @Test func whatWasLookedAtBeforeChangesNothing() {
        let bytes = Array("GET /c/T HTTP/1.1\r\nHost: x\r\n\r\nGET /next".utf8)
        let whole = bytes.withUnsafeBytes { RequestParser.parse($0) }

        for scanned in 0..<bytes.count - "GET /next".utf8.count {
            #expect(bytes.withUnsafeBytes { RequestParser.parse($0, scanned: scanned) } == whole)
        }
    }

    @Test func aHeadOfMoreThanSixteenKilobytesIsTooLong() {
        let start = "GET / HTTP/1.1\r\nHost: x\r\nX: "
        let room = RequestParser.maximumLength - start.utf8.count - 4

        let fits = parse(start + String(repeating: "y", count: room) + "\r\n\r\n")
        let tooLong = parse(start + String(repeating: "y", count: room + 1) + "\r\n\r\n")
        let endless = parse(start + String(repeating: "y", count: room + 5))
        let blank = parse(String(repeating: "\r\n", count: 9_000))

        #expect(fits.seen == Seen())
        #expect(tooLong.finding == .refused(.tooLong))
        #expect(endless.finding == .refused(.tooLong))
        #expect(blank.finding == .refused(.tooLong))
    }

    @Test func garbledHeadsNeverCrashAndStayWithinTheirBytes() {
        var generator = SeededRandom(seed: 11)
        let head = Array(
            "GET /c/T?x HTTP/1.1\r\nHost: x\r\nConnection: close, x\r\nUser-Agent: Quill\r\nRange: y\r\n\r\n".utf8
        )
        let odd = Array("\r\n\t :/,\0HTTP".utf8)

        for _ in 0..<5_000 {
            var bytes = head
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte = odd.randomElement(using: &generator) ?? 0
                if Bool.random(using: &generator) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            bytes.removeLast(Int.random(in: 0..<8, using: &generator))
            guard case .head(let found, let length) = bytes.withUnsafeBytes({ RequestParser.parse($0) }) else {
                continue
            }
            #expect(length <= bytes.count)
            for range in [found.path, found.agent, found.range].compactMap({ $0 }) {
                #expect(range.upperBound <= length)
            }
        }
    }
}
