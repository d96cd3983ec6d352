import Foundation
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

@Suite struct AssetsTests {
    @Test func whatAPageIsMadeOfIsKeptForEverUnderItsContentsAddress() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let page = try await caller.ask(.get, "/login")
            let path = try #require(page.asset(ending: ".css"))
            let reply = try await caller.ask(.get, path)

            #expect(reply.status == .ok)
            #expect(reply.headers[.contentType] == "text/css; charset=utf-8")
            #expect(reply.headers[.cacheControl] == "public, max-age=31536000, immutable")
            #expect(reply.text.contains("--paper"))

            let tag = try #require(reply.headers[.eTag])
            let again = try await caller.ask(.get, path, headers: [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.body.isEmpty)
        }
    }

    @Test func aPageOfBeforeAnUpdateGetsTheNewestWithoutKeepingIt() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, Route.asset(hash: "old", name: "app.js").path)

            #expect(reply.status == .ok)
            #expect(reply.headers[.cacheControl] == "no-cache")
        }
    }

    @Test(arguments: [
        "/assets/old/nothing.js", "/assets/old/..%2Fapp.js", "/libraries/editor.js", "/libraries/fonts/Inter.otf",
    ])
    func whatIsNotThereIsNotFound(path: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, path)
            #expect(reply.status == .notFound)
        }
    }

    @Test func theIconIsServed() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/favicon.ico")
            #expect(reply.headers[.contentType] == "image/svg+xml")
        }
    }

    @Test func aLibraryFolderIsReadOnce() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let fonts = folder.appending(path: "fonts")
        try FileManager.default.createDirectory(at: fonts, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("export {}".utf8).write(to: folder.appending(path: "editor.js"))
        try Data("secret".utf8).write(to: folder.appending(path: "notes.txt"))

        let library = LibraryFolder(folder.path)

        #expect(library.names == ["editor.js"])
        #expect(LibraryFolder(nil).names.isEmpty)
        #expect(LibraryFolder("/does/not/exist").names.isEmpty)
    }
}

extension Reply {
    /// The address of something that a page is made of.
    fileprivate func asset(ending: String) -> String? {
        text.split(separator: "\"").first { $0.hasPrefix("/assets/") && $0.hasSuffix(ending) }.map(String.init)
    }
}
