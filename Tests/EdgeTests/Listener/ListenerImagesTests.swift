import Testing

@testable import Edge
@testable import Tracking

@Suite struct ListenerImagesTests {
    private static let content = Array("a picture".utf8)

    @Test(arguments: ["image/png", "image/jpeg", "image/gif", "image/webp"])
    func anImageIsShownInItsPlaceAndAHit(_ type: String) async throws {
        let state = EdgeState(files: [Samples.file(.image, 2): Samples.manifest(of: Self.content, type: type)])
        try await Site.run(state: state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.image(ordinal: 2)))

            #expect(answer.status == 200 && answer.body == Self.content)
            #expect(answer.fields["content-type"] == type && answer.fields["content-disposition"] == nil)
            #expect(answer.fields["content-security-policy"] == "sandbox; default-src 'none'")
            #expect(answer.fields["cross-origin-resource-policy"] == "cross-origin")
            #expect(answer.fields["cache-control"] == "no-store")
            #expect(answer.fields["x-content-type-options"] == "nosniff")
            let hit = try #require(site.journal.all().hits.first)
            #expect(hit.kind == .image && hit.ordinal == 2)
        }
    }

    @Test(arguments: [
        Samples.manifest(of: content, type: "image/svg+xml"), Samples.manifest(of: content, type: "text/html"),
        Samples.manifest(of: content, type: "image/png", isRevoked: true),
        Samples.manifest(of: content, type: "image/png", expiresAt: Samples.noon),
        Samples.manifest(of: [9, 9, 9], type: "image/png"),
    ])
    func whatCantBeServedIsATransparentDotAndAHit(_ manifest: FileManifest) async throws {
        let state = EdgeState(files: [Samples.file(.image): manifest])
        try await Site.run(state: state, contents: [Self.content]) { site in
            let answer = try await site.ask(try site.path(.image(ordinal: 0)))

            #expect(answer.status == 200 && answer.fields["content-type"] == "image/gif" && answer.body.count == 43)
            #expect(try site.journal.all().hits.map(\.kind) == [.image])
        }
    }

    @Test func anImageThatIsNotKnownOrBlockedIsADot() async throws {
        let manifest = Samples.manifest(of: Self.content, type: "image/png")
        let state = EdgeState(blockedEmails: [Samples.email], files: [Samples.file(.image): manifest])
        try await Site.run(state: state, contents: [Self.content]) { site in
            for ordinal in UInt16(0)..<2 {
                let answer = try await site.ask(try site.path(.image(ordinal: ordinal)))

                #expect(answer.status == 200 && answer.body.count == 43)
            }
        }
    }

    @Test(arguments: ["/i/forged", "/i/", "/i/x/y"])
    func aForgedImageIsADotWithoutAHit(_ path: String) async throws {
        try await Site.run { site in
            let answer = try await site.ask(path)

            #expect(answer.status == 200 && answer.body.count == 43)
            #expect(try site.journal.all().hits.isEmpty)
        }
    }
}
