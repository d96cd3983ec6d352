import Synchronization
import Testing

@testable import Edge
@testable import Tracking

/// The recipient's own page, handed over to whoever makes it.
struct ListenerPageTests {
    private static let html = "<!doctype html><title>Yours</title>"

    /// Pages that only say what they were asked for.
    private func pages(_ status: PageReply.Status = .ok, asked: Asked = Asked()) -> RecipientPages {
        RecipientPages(style: "body { margin: 0 }") { request in
            asked.requests.withLock { $0.append(request) }
            return PageReply(status, html: status == .ok ? Self.html : "")
        }
    }

    /// What the pages were asked for.
    private final class Asked: Sendable {
        let requests = Mutex<[PageRequest]>([])
        var all: [PageRequest] { requests.withLock { $0 } }
    }

    @Test func showsThePageAndRecordsNothing() async throws {
        let asked = Asked()

        try await Site.run(pages: pages(asked: asked)) { site in
            let path = try site.path(.page)
            let answer = try await site.ask(path)

            #expect(answer.status == 200)
            #expect(answer.text == Self.html)
            #expect(answer.fields["content-type"] == "text/html; charset=utf-8")
            #expect(answer.fields["cache-control"] == "no-store")
            #expect(answer.fields["x-robots-tag"] == "noindex, nofollow")
            #expect(answer.fields["set-cookie"] == nil)
            #expect(answer.fields["referrer-policy"] == "same-origin")
            let policy = answer.fields["content-security-policy"] ?? ""
            #expect(policy.hasPrefix("default-src 'none'; style-src 'self'; form-action 'self'"))
            #expect(site.counters.counts.recordedHits == 0)
            let request = try #require(asked.all.first)
            #expect(request == PageRequest(copy: Samples.copy, token: String(path.dropFirst("/p/".count))))
        }
    }

    @Test func headHasNoBody() async throws {
        try await Site.run(pages: pages()) { site in
            let answer = try await site.ask(try site.path(.page), method: "HEAD")
            #expect(answer.status == 200)
            #expect(answer.fields["content-length"] == "\(Self.html.utf8.count)")
        }
    }

    @Test func whatIsPressedIsHandedOverWithWhereItCameFrom() async throws {
        let asked = Asked()

        try await Site.run(pages: pages(.done, asked: asked)) { site in
            let path = try site.path(.page)
            let fields = ["Origin: http://t.example", "Sec-Fetch-Site: same-origin", "Content-Length: 0"]
            let answer = try await site.ask(path + "?do=stop&form=abc", method: "POST", fields: fields)

            #expect(answer.status == 303)
            #expect(answer.fields["location"] == path)
            let request = try #require(asked.all.first)
            #expect(request.isPost)
            #expect(request.query == "do=stop&form=abc")
            #expect(request.origin == "http://t.example")
            #expect(request.site == "same-origin")
        }
    }

    @Test func requestsBehindItAreAnsweredInTheirOrder() async throws {
        try await Site.run(pages: pages()) { site in
            let wire = try await site.connect()
            let page = Site.request(try site.path(.page))
            try await wire.send(Site.request("/healthz") + page + page + Site.request("/healthz"))

            var texts: [String] = []
            for _ in 0..<4 { texts.append(try #require(try await wire.answer()).text) }
            await wire.close()
            #expect(texts == ["ok\n", Self.html, Self.html, "ok\n"])
        }
    }

    @Test(arguments: [
        (PageReply.Status.refused, 403), (.notFound, 404), (.tooOften, 429), (.unavailable, 503),
    ])
    func saysWhatItCanNotShow(status: PageReply.Status, code: Int) async throws {
        try await Site.run(pages: pages(status)) { site in
            let answer = try await site.ask(try site.path(.page))
            #expect(answer.status == code)
            if status == .unavailable { #expect(answer.text.contains("nothing was changed")) }
        }
    }

    @Test func aForgedTokenIsNoPage() async throws {
        let asked = Asked()

        try await Site.run(pages: pages(asked: asked)) { site in
            let path = try site.path(.page)
            let beacon = try site.path(.beacon).dropFirst(3).prefix { $0 != "." }
            for forged in [path + "A", "/p/x", "/p/\(beacon)"] {
                #expect(try await site.ask(forged).status == 404)
                #expect(try await site.ask(forged, method: "POST").status == 404)
            }
            #expect(asked.all.isEmpty)
        }
    }

    @Test func nothingElseTakesWhatIsPosted() async throws {
        try await Site.run(pages: pages()) { site in
            for path in [try site.link(), try site.path(.beacon), "/healthz", "/page.css"] {
                #expect(try await site.ask(path, method: "POST").status == 405)
            }
            #expect(site.counters.counts.recordedHits == 0)
        }
    }

    @Test func itsStyleStandsBesideIt() async throws {
        try await Site.run(pages: pages()) { site in
            let answer = try await site.ask("/page.css")
            #expect(answer.status == 200)
            #expect(answer.text == "body { margin: 0 }")
            #expect(answer.fields["content-type"] == "text/css; charset=utf-8")
        }
    }

    @Test func whereNobodyMakesPagesThereAreNone() async throws {
        try await Site.run { site in
            let path = try site.path(.page)
            #expect(try await site.ask(path).status == 404)
            #expect(try await site.ask(path, method: "POST").status == 405)
            #expect(try await site.ask("/page.css").status == 404)
        }
    }
}
