import Engagement
import Files
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct AttachmentRefusalTests {
    @Test(arguments: [
        ("", "?filename"), ("?filename=a%2Fb.pdf", "?filename"), ("?filename=a%0D%0Ab", "?filename"),
        ("?filename=a.exe&followed=true", "?filename"), ("?filename=a.pdf&followed=perhaps", "?followed"),
        ("?filename=a.pdf&size=3", "?size"),
    ])
    func refusesWrongQueriesBeforeTheContent(query: String, pointer: String) async throws {
        let house = try await WebHouse()
        let email = try await house.draft()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments\(query)"
            let reply = try await caller.upload([1], to: path, as: house.sam)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
        }
        #expect(house.objects.count == 0)
    }

    @Test func refusesProgramsByContentAndKeepsNothing() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments?filename=offer.pdf&followed="
            let followed = try await caller.upload(Array("#!/bin/sh\n".utf8), to: path + "true", as: house.sam)
            #expect(followed.status == .unprocessableContent)
            #expect(try await house.store.releasedObjects(limit: 9).count == 1)
            let attached = try await caller.upload(Array("#!/bin/sh\n".utf8), to: path + "false", as: house.sam)
            #expect(attached.status == .created)
        }
    }

    @Test func namesTheLimitOfWhatIsTooLarge() async throws {
        let house = try await WebHouse(maximumMessageSize: 100_000)
        let email = try await house.draft()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments?filename=offer.pdf"
            let reply = try await caller.upload([UInt8](repeating: 1, count: 80_000), to: path, as: house.sam)
            #expect(reply.status == .contentTooLarge)
            #expect(try reply.problem() == "too-large")
            let followed = try await caller.upload(
                [UInt8](repeating: 1, count: 80_000),
                to: path + "&followed=true",
                as: house.sam
            )
            #expect(followed.status == .created)
        }
        #expect(house.objects.count == 1)
    }

    @Test func theSameUploadWithTheSameKeyIsDoneOnce() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments?filename=offer.pdf"
            let first = try await caller.upload([1, 2], to: path, as: house.sam, key: "k")
            let second = try await caller.upload([1, 2], to: path, as: house.sam, key: "k")
            #expect(first.status == .created && second.body == first.body)
            #expect(second.headers[.location] == first.headers[.location])
            let other = try await caller.upload([3], to: path, as: house.sam, key: "k")
            #expect(try other.problem() == "key-used-otherwise")
            let list = try await caller.ask(.get, "/api/v1/emails/\(email.id)/attachments", as: house.sam)
            #expect(try list.json()["items"].array.count == 1)
        }
    }

    @Test func takesPicturesByContentOnly() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/images"
            let reply = try await caller.upload(WebHouse.png, to: path, as: house.sam, type: "text/html")
            #expect(reply.status == .created)
            let image = try reply.json()
            #expect(image["mediaType"] == .string("image/png"))
            let src = try #require(image["src"].string)
            #expect(src == reply.headers[.location])
            let shown = try await caller.ask(.get, src, as: house.sam)
            #expect(shown.headers[.contentType] == "image/png")
            #expect(Array(shown.body) == WebHouse.png)

            let vector = Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
            let refused = try await caller.upload(vector, to: path, as: house.sam, type: "image/png")
            #expect(refused.status == .unsupportedMediaType)
            #expect(try await caller.ask(.delete, src, as: house.sam).status == .ok)
            #expect(try await caller.ask(.get, src, as: house.sam).status == .notFound)
        }
    }

    @Test func everyErrorOfTheStoreIsAnAnswer() {
        #expect(Problem(ObjectStoreError.full).kind.status.code == 507)
        #expect(Problem(ObjectStoreError.tooLarge(limit: 9)).kind == .tooLarge)
        #expect(Problem(ObjectStoreError.missing).kind == .notFound)
    }
}
