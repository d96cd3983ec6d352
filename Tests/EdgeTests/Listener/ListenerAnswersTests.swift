import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerAnswersTests {
    @Test func aBeaconIsThePictureAndAHit() async throws {
        try await Site.run { site in
            let answer = try await site.ask(
                try site.path(.beacon),
                fields: [
                    "User-Agent: Quill/7", "ACCEPT: image/*", "Accept-Language:de", "Sec-Purpose: prefetch", "range: x",
                ]
            )

            #expect(answer.status == 200)
            #expect(answer.fields["content-type"] == "image/gif")
            #expect(answer.body.count == 43 && answer.body.starts(with: Array("GIF89a".utf8)))
            let hit = try #require(site.journal.all().hits.first)
            #expect(hit.kind == .beacon && hit.copy == Samples.copy && hit.at == Samples.noon && hit.method == .get)
            #expect(hit.agent == "Quill/7" && hit.address.isLoopback)
            #expect(hit.headers == HitHeaders(accept: "image/*", language: "de", purpose: "prefetch", range: "x"))
        }
    }

    @Test func aLinkLeadsExactlyWhereItWasSealedTo() async throws {
        let locations = [
            "https://contoso.com", "http://a.example:8080/%C3%A9?x=%0d%0aSet-Cookie:y&z='\"<>#f",
            "HTTPS://X.example/{}|",
        ]
        try await Site.run { site in
            for (number, location) in locations.enumerated() {
                let answer = try await site.ask(try site.link(location, ordinal: UInt16(number)))

                #expect(answer.status == 302)
                #expect(answer.fields["location"] == location)
                #expect(try site.journal.all().hits.last?.ordinal == UInt16(number))
            }
        }
    }

    @Test(arguments: ["", "?utm_source=x", "/", "/other.example/more", "?x=/../"])
    func aLinkLeadsOnWhateverStandsBehindIt(_ ending: String) async throws {
        try await Site.run { site in
            let bare = try site.link().split(separator: "/").prefix(2).joined(separator: "/")

            #expect(try await site.ask("/\(bare)\(ending)").status == 302)
        }
    }

    @Test func headGetsTheSameFieldsAndNoBody() async throws {
        try await Site.run { site in
            for path in [try site.path(.beacon), try site.link(), "/healthz", "/nothing"] {
                let full = try await site.ask(path)
                let head = try await site.ask(path, method: "HEAD")

                #expect(head.status == full.status && head.fields == full.fields)
            }
            #expect(try site.journal.all().hits.map(\.method) == [.get, .head, .get, .head])
        }
    }

    @Test func everyAnswerIsDiscreet() async throws {
        try await Site.run { site in
            let paths = [
                try site.path(.beacon), try site.link(), "/o/x.gif", "/c/x", "/f/x", "/healthz", "/robots.txt", "/",
                "/x",
            ]
            for path in paths {
                let answer = try await site.ask(path, fields: ["Cookie: a=b"])

                #expect(answer.fields["cache-control"] == "no-store")
                #expect(answer.fields["x-content-type-options"] == "nosniff")
                #expect(answer.fields["referrer-policy"] == "no-referrer")
                #expect(answer.fields["set-cookie"] == nil && answer.fields["server"] == nil)
                #expect(!answer.text.contains("inkling") && !answer.text.contains("Swift"))
            }
        }
    }

    @Test(arguments: [
        ("/healthz", 200), ("/healthz?x", 200), ("/robots.txt", 200), ("/", 404), ("/favicon.ico", 404), ("/c/", 404),
        ("/o/", 200), ("/o/.gif", 200), ("/o/a/b", 200), ("/o", 404), ("/o/forged.gif", 200), ("/o/AAEAAAAA.gif", 200),
        ("/c/forged", 404), ("/c/AAEAAAAA/contoso.com", 404),
    ])
    func answersFixedPathsWithoutAHit(_ path: String, _ status: Int) async throws {
        try await Site.run { site in
            let answer = try await site.ask(path)

            #expect(answer.status == status)
            #expect(answer.fields["location"] == nil)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func saysThatItLivesAndThatCrawlersHaveNoBusinessHere() async throws {
        try await Site.run { site in
            let health = try await site.ask("/healthz")
            let robots = try await site.ask("/robots.txt")

            #expect(health.text == "ok\n")
            #expect(robots.text == "User-agent: *\nDisallow: /\n")
        }
    }

    @Test func theRecipientsPageIsNotServedYet() async throws {
        try await Site.run { site in
            let answer = try await site.ask(try site.path(.page))

            #expect(answer.status == 404)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func aTokenOfAnotherKindIsNotGenuine() async throws {
        try await Site.run { site in
            let beacon = try site.ring.seal(Token(copy: Samples.copy, content: .beacon))
            let link = try site.ring.seal(Samples.link("https://contoso.com/"))

            #expect(try await site.ask("/c/\(beacon)").status == 404)
            #expect(try await site.ask("/o/\(link).gif").status == 200)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "get", "X"])
    func otherMethodsAreToldWhichWork(_ method: String) async throws {
        try await Site.run { site in
            let answer = try await site.ask(try site.link(), method: method, fields: ["Content-Length: 0"])

            #expect(answer.status == 405)
            #expect(answer.fields["allow"] == "GET, HEAD")
            #expect(answer.fields["location"] == nil)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }
}
