import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct TemplateTests {
    private static let body = #"""
        {"name":"First quote","language":"en","subject":"Your quote, {{recipient.firstName|}}",
        "html":"<p>Dear {{recipient.firstName|colleague}}, call {{recipient.phone}}.</p><p>{{sender.firstName}}</p>"}
        """#

    @Test func aTemplateIsMadeShownChangedDeletedAndBroughtBack() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let made = try await caller.ask(.post, "/api/v1/templates", as: house.sam, body: Self.body)
            #expect(made.status == .created)
            let path = try #require(made.headers[.location])
            let shown = try await caller.ask(.get, path, as: house.sam).json()
            #expect(shown == (try made.json()))
            #expect(shown["shared"] == .truth(false))
            #expect(
                shown["placeholders"].array.map { $0["name"].string } == [
                    "recipient.firstName", "recipient.firstName", "recipient.phone", "sender.firstName",
                ]
            )
            #expect(
                shown["placeholders"].array.map { $0["default"] } == [
                    .string(""), .string("colleague"), .null, .null,
                ]
            )
            #expect(shown["figures"]["sent"] == .integer(0))
            #expect(shown["figures"]["opened"]["rate"] == .null)

            let changed = try await caller.ask(.patch, path, as: house.sam, body: #"{"shared":true,"version":1}"#)
                .json()
            #expect(changed["shared"] == .truth(true))
            #expect(changed["name"] == .string("First quote"))
            #expect(changed["version"] == .integer(2))
            let late = try await caller.ask(.patch, path, as: house.eve, body: #"{"name":"x","version":1}"#)
            #expect(try late.problem() == "changed-elsewhere")

            let deletion = try await caller.ask(.delete, path, as: house.sam).json()
            #expect(try await caller.ask(.get, path, as: house.sam).status == .notFound)
            let undo = try #require(deletion["undo"].string)
            let restored = try await caller.ask(.post, "\(path)/restore", as: house.sam, body: #"{"undo":"\#(undo)"}"#)
            #expect(try restored.json()["version"] == .integer(2))
        }
    }

    @Test(arguments: [
        (#"{"subject":"Hi"}"#, "/name"), (#"{"name":""}"#, "/name"),
        (#"{"name":"a","language":"german"}"#, "/language"),
        (#"{"name":"a","subject":"a\nb"}"#, "/subject"), (#"{"name":"a","colour":"red"}"#, "/colour"),
        (#"{"name":"a","shared":"yes"}"#, "/shared"), (#"{"name":"a","html":1}"#, "/html"),
    ])
    func whatIsWrongIsNamed(body: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/templates", as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
        }
    }

    @Test func theListIsFilteredAndPaged() async throws {
        let house = try await WebHouse()
        for (name, language, isShared) in [("b", "de", true), ("a", "en", false), ("c", "de-AT", false)] {
            let content = TemplateContent(name: name, language: language, isShared: isShared)
            try await house.store.createTemplate(content, by: house.sam.viewer)
        }

        try await house.open { caller in
            func names(_ query: String, as person: WebHouse.Person? = nil) async throws -> [String?] {
                let reply = try await caller.ask(.get, "/api/v1/templates\(query)", as: person ?? house.sam)
                return try reply.json()["items"].array.map { $0["name"].string }
            }
            #expect(try await names("") == ["a", "b", "c"])
            #expect(try await names("?scope=shared") == ["b"])
            #expect(try await names("?scope=personal&language=de") == ["c"])
            #expect(try await names("?text=a") == ["a", "c"])
            #expect(try await names("", as: house.eve) == ["b"])
            let page = try await caller.ask(.get, "/api/v1/templates?limit=2", as: house.sam).json()
            let next = try #require(page["next"].string)
            #expect(try await names("?after=\(next)") == ["c"])
            let wrong = try await caller.ask(.get, "/api/v1/templates?language=german", as: house.sam)
            #expect(try wrong.pointers() == ["?language"])
        }
    }

    @Test func aPreviewFillsInForSomebodyAndNamesWhatIsMissing() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria <b>Ochoa</b>", address: "maria@contoso.example")

        try await house.open { caller in
            let made = try await caller.ask(.post, "/api/v1/templates", as: house.sam, body: Self.body)
            let path = try #require(made.headers[.location]) + "/preview"
            func preview(_ body: String?) async throws -> JSONValue {
                try await caller.ask(.post, path, as: house.sam, body: body).json()
            }

            let known = try await preview(#"{"contact":"\#(maria.id)","fields":{"recipient.firstName":"M<i>"}}"#)
            #expect(known["subject"] == .string("Your quote, M<i>"))
            #expect(known["html"].string?.hasPrefix("<p>Dear M&lt;i&gt;, call {{recipient.phone}}.") == true)
            #expect(known["html"].string?.hasSuffix("<p>Sam</p>") == true)
            #expect(known["problems"].array.map { $0["pointer"] } == [.string("/html")])
            #expect(known["problems"].array[0]["detail"].string?.contains("has no phone number") == true)
            #expect(known["problems"].array[0]["waiting"] == .truth(false))

            let nobody = try await preview(nil)
            #expect(nobody["subject"] == .string("Your quote, "))
            #expect(nobody["problems"].array.map { $0["waiting"] } == [.truth(true)])

            let typed = try await preview(
                #"{"to":{"address":"jo@x.example"},"subject":"{{recipient.address}}","html":null}"#
            )
            #expect(typed["subject"] == .string("jo@x.example"))
            #expect(typed["html"] == .null)

            for (body, pointer) in [
                (#"{"fields":{"recipient.fristName":"x"}}"#, "/fields/recipient.fristName"),
                (#"{"fields":{"recipient.name":1}}"#, "/fields/recipient.name"),
                (#"{"contact":"\#(EmailID.new(at: house.clock.now))"}"#, "/contact"),
            ] {
                let reply = try await caller.ask(.post, path, as: house.sam, body: body)
                #expect(try reply.pointers() == [pointer])
            }
        }
    }

    @Test func filesAreAddedChangedRemovedPutBackAndServed() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let made = try await caller.ask(.post, "/api/v1/templates", as: house.sam, body: Self.body)
            let files = try #require(made.headers[.location]) + "/attachments"
            let added = try await caller.upload(Array("quote".utf8), to: "\(files)?filename=a.pdf", as: house.sam)
            #expect(added.status == .created)
            let path = try #require(added.headers[.location])
            #expect(try added.json()["followed"] == .truth(false))

            let changed = try await caller.ask(
                .patch,
                path,
                as: house.sam,
                body: #"{"filename":"b.pdf","followed":true}"#
            )
            #expect(try changed.json()["filename"] == .string("b.pdf"))
            let content = try await caller.ask(.get, "\(path)/content", as: house.sam)
            #expect(content.text == "quote")
            #expect(content.headers[.contentDisposition]?.contains("b.pdf") == true)

            let undo = try #require(try await caller.ask(.delete, path, as: house.sam).json()["undo"].string)
            #expect(try await caller.ask(.get, path, as: house.sam).status == .notFound)
            _ = try await caller.ask(.post, "\(path)/restore", as: house.sam, body: #"{"undo":"\#(undo)"}"#)
            let items = try await caller.ask(.get, files, as: house.sam).json()["items"].array
            #expect(items.map { $0["filename"] } == [.string("b.pdf")])
            let program = try await caller.upload([1], to: "\(files)?filename=a.exe&followed=true", as: house.sam)
            #expect(try program.pointers() == ["?filename"])
        }
    }
}
