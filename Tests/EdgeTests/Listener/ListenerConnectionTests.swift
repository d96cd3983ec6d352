import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerConnectionTests {
    @Test func readsARequestHoweverItIsSplit() async throws {
        try await Site.run { site in
            let request = Array(Site.request(try site.link(), fields: ["User-Agent: Quill/7"]).utf8)
            for size in [1, 7, 40] {
                let wire = try await site.connect()
                for start in stride(from: 0, to: request.count, by: size) {
                    try await wire.send(Array(request[start..<min(start + size, request.count)]))
                }
                #expect(try await wire.answer()?.status == 302)
                await wire.close()
            }
            #expect(try site.journal.all().hits.map(\.agent) == ["Quill/7", "Quill/7", "Quill/7"])
        }
    }

    @Test func answersPipelinedRequestsInTheirOrder() async throws {
        try await Site.run { site in
            let wire = try await site.connect()
            var requests = ""
            for number in 0..<200 {
                requests += Site.request(try site.link("https://contoso.com/\(number)", ordinal: UInt16(number)))
                if number % 10 == 0 { requests += Site.request("/nothing") + Site.request("/healthz", method: "HEAD") }
            }

            try await wire.send(requests)

            for number in 0..<200 {
                #expect(try await wire.answer()?.fields["location"] == "https://contoso.com/\(number)")
                guard number % 10 == 0 else { continue }
                #expect(try await wire.answer()?.status == 404)
                #expect(try await wire.answer(toHead: true)?.status == 200)
            }
            #expect(try site.journal.all().hits.map(\.ordinal) == Array(0..<200))
            await wire.close()
        }
    }

    @Test func keepsAConnectionUntilToldOtherwise() async throws {
        try await Site.run { site in
            let wire = try await site.connect()

            for _ in 0..<3 {
                try await wire.send(Site.request("/healthz"))
                #expect(try await wire.answer()?.fields["connection"] == nil)
            }
            try await wire.send(Site.request("/healthz", fields: ["Connection: x, Close"]) + Site.request("/healthz"))

            #expect(try await wire.answer()?.fields["connection"] == "close")
            #expect(await wire.rest() == [], "what follows a closing request is not answered")
            #expect(site.counters.counts.connections == 1)
        }
    }

    @Test func closesAfterOldRequestsUnlessAskedToStay() async throws {
        try await Site.run { site in
            let wire = try await site.connect()

            try await wire.send("GET \(try site.path(.beacon)) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try await wire.answer()?.fields["connection"] == "keep-alive")
            try await wire.send("GET \(try site.path(.beacon)) HTTP/1.0\r\n\r\n")

            let last = try #require(try await wire.answer())
            #expect(last.fields["connection"] == "close" && last.body.count == 43)
            #expect(await wire.rest() == [])
            #expect(try site.journal.all().hits.count == 2)
        }
    }

    @Test func whoAsksForMuchWithoutTakingItGetsAllOfItInTheEnd() async throws {
        try await Site.run { site in
            let wire = try await site.connect()
            let requests = 6_000

            try await wire.send(String(repeating: Site.request("/nothing"), count: requests))
            try await wire.endSending()

            for _ in 0..<requests { try #require(try await wire.answer()?.status == 404) }
            #expect(await wire.rest() == [])
            #expect(site.counters.counts.requests == requests)
        }
    }

    @Test func answersWhoeverEndsTheirSideAfterAsking() async throws {
        try await Site.run { site in
            let wire = try await site.connect()

            try await wire.send(Site.request(try site.link()))
            try await wire.endSending()

            #expect(try await wire.answer()?.status == 302)
            #expect(await wire.rest() == [])
        }
    }

    @Test func aHeadThatIsTooLongIsRefused() async throws {
        try await Site.run { site in
            let wire = try await site.connect()

            try await wire.send("GET / HTTP/1.1\r\nHost: x\r\nX: " + String(repeating: "y", count: 17_000))

            #expect(try await wire.answer()?.status == 431)
            #expect(await wire.rest() == [])
            #expect(site.counters.counts.badRequests == 1)
        }
    }

    @Test func aHeadOfTheGreatestLengthIsRead() async throws {
        try await Site.run { site in
            let bare = Site.request(try site.link(), fields: ["X: "])
            let filling = String(repeating: "y", count: RequestParser.maximumLength - bare.utf8.count)

            let answer = try await site.ask(try site.link(), fields: ["X: " + filling])

            #expect(answer.status == 302)
        }
    }

    @Test func theLongestLinkFitsIntoARequest() async throws {
        try await Site.run { site in
            let location = "https://contoso.com/" + String(repeating: "x", count: LinkTarget.maximumLength - 20)
            let agent = "User-Agent: " + String(repeating: "a", count: 1_000)

            let answer = try await site.ask(try site.link(location), fields: [agent])

            #expect(answer.fields["location"] == location)
        }
    }

    @Test(arguments: [
        "\u{16}\u{3}\u{1}\u{2}\0", "GET  / HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "\0\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n",
    ])
    func bytesThatAreNoRequestAreRefused(_ bytes: String) async throws {
        try await Site.run { site in
            let wire = try await site.connect()

            try await wire.send(bytes + Site.request(try site.link()))

            #expect(try await wire.answer()?.status == 400)
            #expect(await wire.rest() == [])
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func aBodyEndsTheConnectionAndIsNeverTakenForARequest() async throws {
        try await Site.run { site in
            let wire = try await site.connect()
            let inner = Site.request(try site.link())

            try await wire.send(Site.request("/healthz", fields: ["Content-Length: \(inner.utf8.count)"]) + inner)

            #expect(try await wire.answer()?.fields["connection"] == "close")
            #expect(await wire.rest() == [])
            #expect(try site.journal.all().hits.isEmpty)
        }
    }

    @Test func severalLoopsShareAPort() async throws {
        try await Site.run(loops: 2) { site in
            for number in UInt16(0)..<20 {
                let answer = try await site.ask(try site.link(ordinal: number))

                #expect(answer.status == 302)
            }
            #expect(try site.journal.all().hits.map(\.ordinal) == Array(0..<20))
        }
    }
}
