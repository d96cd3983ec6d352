import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerFilesTests {
    static let content = Array("0123456789".utf8)
    static let state = EdgeState(files: [Samples.file(): Samples.manifest(of: content, name: "Offer „1“.pdf")])
    static let tag = EntityTag(ObjectID(of: content)).text

    @Test func aFileIsADownloadThatRunsNothingAndAHit() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)), fields: ["User-Agent: Quill/7"])

            #expect(answer.status == 200)
            #expect(answer.body == Self.content)
            #expect(
                answer.fields == [
                    "content-type": "application/pdf", "content-length": "10", "accept-ranges": "bytes",
                    "etag": Self.tag, "content-security-policy": "sandbox; default-src 'none'",
                    "content-disposition":
                        "attachment; filename=\"Offer _1_.pdf\"; filename*=UTF-8''Offer%20%E2%80%9E1%E2%80%9C.pdf",
                    "cross-origin-resource-policy": "same-origin", "cache-control": "no-store",
                    "x-content-type-options": "nosniff", "referrer-policy": "no-referrer",
                ]
            )
            let hit = try #require(site.journal.all().hits.first)
            #expect(hit.kind == .file && hit.copy == Samples.copy && hit.ordinal == 0 && hit.agent == "Quill/7")
            #expect(site.counters.counts.files == 1)
        }
    }

    @Test(arguments: [
        ("bytes=2-4", 206, "234", "bytes 2-4/10"), ("bytes=7-", 206, "789", "bytes 7-9/10"),
        ("bytes=-2", 206, "89", "bytes 8-9/10"), ("bytes=0-99", 206, "0123456789", "bytes 0-9/10"),
        ("bytes=0-1,4-5", 200, "0123456789", nil), ("lines=1-2", 200, "0123456789", nil),
        ("bytes=4-2", 200, "0123456789", nil), ("bytes=10-", 416, "The file has 10 bytes.\n", "bytes */10"),
    ])
    func servesPartsOfAFile(_ range: String, _ status: Int, _ body: String, _ contentRange: String?) async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)), fields: ["Range: \(range)"])

            #expect(answer.status == status && answer.text == body)
            #expect(answer.fields["content-range"] == contentRange)
            #expect(answer.fields["etag"] == (status == 416 ? nil : Self.tag))
            #expect(try site.journal.all().hits.map(\.headers.range) == [range], "each part is a hit")
        }
    }

    @Test(arguments: [
        (["If-None-Match: \(tag)"], 304, ""), (["If-None-Match: W/\(tag), \"x\""], 304, ""),
        (["If-None-Match: *"], 304, ""), (["If-None-Match: \"x\""], 200, "0123456789"),
        (["If-Match: \"x\""], 412, "The file was replaced.\n"), (["If-Match: \(tag)"], 200, "0123456789"),
        (["If-Match: W/\(tag)"], 412, "The file was replaced.\n"),
        (["Range: bytes=8-", "If-Range: \(tag)"], 206, "89"),
        (["Range: bytes=8-", "If-Range: \"of what was there before\""], 200, "0123456789"),
        (["Range: bytes=8-", "If-Range: W/\(tag)"], 200, "0123456789"),
        (["Range: bytes=8-", "If-Range: Wed, 21 Oct 2015 07:28:00 GMT"], 200, "0123456789"),
        (["Range: bytes=80-", "If-None-Match: \(tag)"], 304, ""),
        (["If-Modified-Since: Wed, 21 Oct 2065 07:28:00 GMT"], 200, "0123456789"),
    ])
    func answersConditions(_ fields: [String], _ status: Int, _ body: String) async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)), fields: fields)

            #expect(answer.status == status && answer.text == body)
            #expect(answer.fields["etag"] == (status == 412 ? nil : Self.tag))
            #expect(try site.journal.all().hits.count == 1)
        }
    }

    @Test func headSaysWhatGetWouldAndIgnoresRanges() async throws {
        try await Site.run(state: Self.state, contents: [Self.content]) { site in
            let path = try site.path(.file(ordinal: 0))
            let full = try await site.ask(path)

            let head = try await site.ask(path, method: "HEAD", fields: ["Range: bytes=2-3"])

            #expect(head.status == 200 && head.fields == full.fields && head.body.isEmpty)
            #expect(try site.journal.all().hits.map(\.method) == [.get, .head])
        }
    }

    @Test func anEmptyFileIsServed() async throws {
        let state = EdgeState(files: [Samples.file(): Samples.manifest(of: [])])
        try await Site.run(state: state, contents: [[]]) { site in
            let path = try site.path(.file(ordinal: 0))
            let answer = try await site.ask(path)
            let part = try await site.ask(path, fields: ["Range: bytes=0-"])

            #expect(answer.status == 200 && answer.body.isEmpty && answer.fields["content-length"] == "0")
            #expect(part.status == 416 && part.fields["content-range"] == "bytes */0")
        }
    }

    @Test(arguments: ["text/html\r\nX: y", "html", "", "a/b/c", "text/", "te xt/html", "ümlaut/x"])
    func aTypeThatIsNoneIsServedAsBytes(_ type: String) async throws {
        let state = EdgeState(files: [Samples.file(): Samples.manifest(of: Self.content, type: type)])
        try await Site.run(state: state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.file(ordinal: 0)))

            #expect(answer.fields["content-type"] == "application/octet-stream" && answer.fields["x"] == nil)
        }
    }

    @Test func aReplacedFileHasAnotherTagAndIsSentWhole() async throws {
        let newer = Array("abcdefghijklmnop".utf8)
        let state = EdgeState(files: [Samples.file(): Samples.manifest(of: newer)])
        try await Site.run(state: state, contents: [Self.content, newer]) { site in
            let fields = ["Range: bytes=5-", "If-Range: \(Self.tag)"]

            let answer = try await site.ask(try site.path(.file(ordinal: 0)), fields: fields)

            #expect(answer.status == 200 && answer.body == newer)
            #expect(answer.fields["etag"] == EntityTag(ObjectID(of: newer)).text)
        }
    }
}
