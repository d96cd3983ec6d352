import HTTPTypes
import Storage
import Testing

@testable import Web

@Suite struct SandboxTests {
    @Test func aCopyIsListedAndGivenAsItIs() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let path = "/api/v1/sandbox/messages"
            let list = try await caller.ask(.get, "\(path)?email=\(email.id)", as: house.sam).json()["items"].array
            #expect(list.map { $0["recipient"] } == [.string("maria@contoso.example")])
            let id = try #require(list.first?["id"].string)
            let raw = try await caller.ask(.get, "\(path)/\(id)", as: house.sam)
            #expect(raw.text == "Subject: Your quote\r\n\r\nSee it")
            #expect(raw.headers[.contentType] == "message/rfc822")
            #expect(raw.headers[.contentSecurityPolicy]?.contains("sandbox") == true)
            #expect(raw.headers[.contentDisposition]?.hasPrefix("attachment") == true)
        }
    }

    @Test(arguments: [("recipient=maria@contoso.example", 1), ("recipient=nobody@contoso.example", 0)])
    func itIsFoundByItsRecipient(query: String, count: Int) async throws {
        let house = try await WebHouse()
        _ = try await house.openedEmail()

        try await house.open { caller in
            let list = try await caller.ask(.get, "/api/v1/sandbox/messages?\(query)", as: house.sam).json()
            #expect(list["items"].array.count == count)
        }
    }
}
