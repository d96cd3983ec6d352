import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct AttachmentTests {
    @Test func takesAFileAsItComesAndGivesItBack() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let content = [UInt8](repeating: 7, count: 200_000)

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments"
            let reply = try await caller.upload(
                content,
                to: path + "?filename=%C3%9Cbersicht%20%22A%22.pdf&followed=true",
                as: house.sam
            )
            #expect(reply.status == .created)
            let file = try reply.json()
            #expect(file["filename"] == .string("Übersicht \"A\".pdf"))
            #expect(file["mediaType"] == .string("application/pdf"))
            #expect(file["size"] == .integer(200_000))
            #expect(file["followed"] == .truth(true) && file["state"] == .string("waiting"))
            let id = try #require(file["id"].string)
            #expect(reply.headers[.location] == "\(path)/\(id)")

            let back = try await caller.ask(.get, "\(path)/\(id)/content", as: house.sam)
            #expect(Array(back.body) == content)
            #expect(back.headers[.contentType] == "application/pdf")
            #expect(
                back.headers[.contentDisposition]
                    == "attachment; filename=\"_bersicht _A_.pdf\"; filename*=UTF-8''%C3%9Cbersicht%20%22A%22.pdf"
            )
            #expect(back.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(back.headers[.xContentTypeOptions] == "nosniff")

            let shown = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()
            #expect(shown["attachments"].array == [file])
            #expect(try await caller.ask(.get, path, as: house.sam).json()["items"].array == [file])
        }
    }

    @Test func changesTakesOutAndPutsBack() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let file = try await house.addFile("offer.pdf", to: email.id)

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments/\(file.id)"
            let body = #"{"filename":"quote.pdf","followed":false}"#
            let changed = try await caller.ask(.patch, path, as: house.sam, body: body)
            #expect(try changed.json()["filename"] == .string("quote.pdf"))
            #expect(try changed.json()["followed"] == .truth(false))

            let removed = try await caller.ask(.delete, path, as: house.sam)
            #expect(removed.status == .ok)
            #expect(try await caller.ask(.get, path, as: house.sam).status == .notFound)
            let undo = try #require(try removed.json()["undo"].string)
            let back = try await caller.ask(.post, path + "/restore", as: house.sam, body: #"{"undo":"\#(undo)"}"#)
            #expect(back.status == .ok)
            #expect(try await caller.ask(.get, path, as: house.sam).status == .ok)
        }
    }

    @Test func offersReplacesAndTakesBackAfterSending() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let file = try await house.addFile("offer.pdf", to: email.id)
        try await house.send(email.id)

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)/attachments/\(file.id)"
            #expect(try await caller.ask(.get, path, as: house.sam).json()["state"] == .string("offered"))

            let replaced = try await caller.upload([1, 2, 3], to: path + "/content", as: house.sam, by: .put)
            #expect(replaced.status == .ok)
            #expect(try replaced.json()["size"] == .integer(3))
            #expect(try replaced.json()["state"] == .string("offered"))
            let undo = try #require(try replaced.json()["undo"].string)
            let back = try await caller.ask(.post, path + "/restore", as: house.sam, body: #"{"undo":"\#(undo)"}"#)
            #expect(try back.json()["size"] == .integer(Int(file.size)))
            let again = try await caller.ask(.post, path + "/restore", as: house.sam, body: #"{"undo":"\#(undo)"}"#)
            #expect(again.status == .notFound)

            let revoked = try await caller.ask(.patch, path, as: house.sam, body: #"{"revoked":true}"#)
            #expect(try revoked.json()["state"] == .string("revoked"))
            let late = try await caller.ask(.patch, path, as: house.sam, body: #"{"followed":false}"#)
            #expect(try late.problem() == "already-sent")
            #expect(try await caller.ask(.delete, path, as: house.sam).problem() == "already-sent")
        }
    }

    @Test func namesTheFileThatWasViewed() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        try await house.addFile("offer.pdf", to: email.id)
        try await house.send(email.id)
        house.clock.advance(by: .seconds(60))
        try await house.record([.file], on: CopyReference(email: email.id, recipient: 0), position: 1)

        try await house.open { caller in
            let activity = try await caller.ask(.get, "/api/v1/emails/\(email.id)/activity", as: house.sam).json()
            #expect(activity["items"].array.map { $0["kind"] } == [.string("viewed")])
            #expect(activity["items"].array.map { $0["file"]["filename"] } == [.string("offer.pdf")])
            let page = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()
            #expect(page["totals"]["views"] == .integer(1))
        }
    }

    @Test func beaconAndImagesOfACopyWithinHalfAMinuteAreOneOpen() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        try await house.addFile("a.png", to: email.id, kind: .image)
        try await house.send(email.id)
        house.clock.advance(by: .seconds(60))
        let copy = CopyReference(email: email.id, recipient: 0)

        try await house.record([.image], on: copy, position: 1)
        house.clock.advance(by: .seconds(20))
        try await house.record([.beacon, .image], on: copy, position: 2)
        #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.totals.opens == 1)

        house.clock.advance(by: .seconds(31))
        try await house.record([.image], on: copy, position: 3)
        #expect(try await house.store.email(email.id, viewer: house.sam.viewer)?.totals.opens == 2)
    }
}
