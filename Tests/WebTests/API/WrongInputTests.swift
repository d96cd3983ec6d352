import HTTPTypes
import Storage
import Testing

@testable import Web

/// Wrong input: each gets a clear answer that names the place, and changes nothing.
@Suite struct WrongInputTests {
    /// A body for `POST /emails` with the place that is wrong in it.
    struct Mistake: Sendable, CustomStringConvertible {
        let description: String
        let body: String
        let pointer: String
    }

    static let mistakes = [
        Mistake(description: "no address", body: #"{"to":[{"name":"Maria"}]}"#, pointer: "/to/0/address"),
        Mistake(description: "bad address", body: #"{"cc":[{"address":"maria"}]}"#, pointer: "/cc/0/address"),
        Mistake(description: "text for a list", body: #"{"to":"maria@contoso.example"}"#, pointer: "/to"),
        Mistake(description: "text in a list", body: #"{"bcc":["maria@contoso.example"]}"#, pointer: "/bcc/0"),
        Mistake(
            description: "header injection in the subject",
            body: #"{"subject":"Hi\r\nBcc: evil@evil.example"}"#,
            pointer: "/subject"
        ),
        Mistake(
            description: "header injection in a name",
            body: #"{"to":[{"address":"a@b.example","name":"A\nBcc: evil@evil.example"}]}"#,
            pointer: "/to/0/name"
        ),
        Mistake(
            description: "header injection in an address",
            body: #"{"to":[{"address":"a@b.example\r\nBcc: e@e.example"}]}"#,
            pointer: "/to/0/address"
        ),
        Mistake(description: "NUL in the text", body: #"{"html":"a\u0000b"}"#, pointer: "/html"),
        Mistake(description: "unknown member", body: #"{"subjekt":"Hi"}"#, pointer: "/subjekt"),
        Mistake(
            description: "a moment without its zone",
            body: #"{"sendAt":"2026-12-01T08:00:00"}"#,
            pointer: "/sendAt"
        ),
        Mistake(description: "a later feature", body: #"{"reminder":"P3D"}"#, pointer: "/reminder"),
        Mistake(description: "version of a new one", body: #"{"version":1}"#, pointer: "/version"),
        Mistake(description: "wrong type", body: #"{"follow":"yes"}"#, pointer: "/follow"),
        Mistake(description: "no object", body: "[]", pointer: ""),
    ]

    @Test(arguments: mistakes)
    func aMistakeIsNamedWithItsPlace(mistake: Mistake) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: mistake.body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.problem() == "invalid")
            #expect(try reply.pointers() == [mistake.pointer])
            #expect(try await caller.ask(.get, "/api/v1/emails", as: house.sam).json()["items"].array.isEmpty)
        }
    }

    @Test(arguments: ["", "{", "{\"a\":1e999}", String(repeating: "[", count: 50_000), "\"\\ud800\"", "{}{}"])
    func whatIsNoJSONIsMalformed(body: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            #expect(reply.status == .badRequest)
            #expect(try reply.problem() == "malformed")
        }
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonx"])
    func otherContentTypesAreNotUnderstood(type: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let headers: HTTPFields = [.contentType: type]
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, headers: headers, body: "{}")
            #expect(reply.status == .unsupportedMediaType)
            #expect(try reply.problem() == "wrong-content-type")
        }
    }

    @Test(arguments: [
        ("limit=0", "?limit"), ("limit=201", "?limit"), ("limit=99999999999999999999", "?limit"),
        ("limit=+5", "?limit"),
        ("limit=5&limit=6", "?limit"), ("after=x", "?after"), ("scope=everybody", "?scope"), ("status=gone", "?status"),
        ("folowed=true", "?folowed"), ("text=a%0Ab", "?text"),
    ])
    func aMistakeInTheQueryIsNamed(query: String, pointer: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/emails?\(query)", as: house.sam)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == [pointer])
        }
    }

    @Test(arguments: ["text=%FF", "text=%", "text=%zz", "text=%00"])
    func aQueryThatIsNoTextIsMalformed(query: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/emails?\(query)", as: house.sam)
            #expect(reply.status == .badRequest)
        }
    }

    @Test(arguments: ["01980000-0000-7000-8000-000000000000", "1", "not-an-id", "%00", "..%2Fusers"])
    func anUnknownIdIsNotThere(id: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let reply = try await caller.ask(.get, "/api/v1/emails/\(id)", as: house.sam)
            #expect(reply.status == .notFound)
            #expect(try reply.problem() == "not-found")
        }
    }

    @Test func moreThanAHundredRecipientsAreTooMany() async throws {
        let house = try await WebHouse()
        let people = { @Sendable (count: Int) in
            (0..<count).map { #"{"address":"p\#($0)@contoso.example"}"# }.joined(separator: ",")
        }

        try await house.open { caller in
            let body = "{\"to\":[\(people(60))],\"cc\":[\(people(41))]}"
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(reply.text.contains("100"))

            let email = try await house.draft()
            let path = "/api/v1/emails/\(email.id)"
            let change = try await caller.ask(.patch, path, as: house.sam, body: "{\"cc\":[\(people(100))]}")
            #expect(change.status == .conflict)
            #expect(try change.problem() == "does-not-fit")
        }
    }

    @Test func aDraftWithoutRecipientsIsNotSent() async throws {
        let house = try await WebHouse()
        let email = try await house.draft(to: [])

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/emails/\(email.id)/send", as: house.sam)
            #expect(reply.status == .conflict)
            #expect(reply.text.contains("recipients"))
        }
    }
}
