import HTTPTypes
import Mail
import Testing

@testable import Web

@Suite struct MessageTests {
    private static let headers: HTTPFields = [.contentType: "message/rfc822"]

    private static func message(
        from: String = "Sam <sam@seller.example>",
        to: String = "Maria <maria@contoso.example>",
        more: String = "Subject: Quote"
    ) -> String {
        "From: \(from)\r\nTo: \(to)\r\n\(more)\r\nContent-Type: text/html\r\n\r\n<p>Hello</p>"
    }

    private static func submit(_ text: String, to query: String = "", in house: WebHouse) async throws -> Reply {
        try await house.open { caller in
            let path = "/api/v1/messages\(query)"
            return try await caller.ask(.post, path, as: house.sam, headers: headers, body: text)
        }
    }

    @Test func aWholeMessageIsOnItsWay() async throws {
        let house = try await WebHouse()

        let reply = try await Self.submit(Self.message(), in: house)

        #expect(reply.status == .accepted)
        let email = try reply.json()
        #expect(email["status"] == .string("sending"))
        #expect(email["wholeMessage"] == .truth(true))
        #expect(email["subject"] == .string("Quote"))
        #expect(email["to"].array.map { $0["address"] } == [.string("maria@contoso.example")])
    }

    @Test func recipientsOfTheEnvelopeThatTheHeaderHidesAreBcc() async throws {
        let house = try await WebHouse()

        let query = "?to=maria@contoso.example&to=hidden@contoso.example"
        let email = try await Self.submit(Self.message(), to: query, in: house).json()

        #expect(email["to"].array.map { $0["address"] } == [.string("maria@contoso.example")])
        #expect(email["bcc"].array.map { $0["address"] } == [.string("hidden@contoso.example")])
    }

    @Test func itsOwnHeaderSaysWhetherItIsFollowed() async throws {
        let house = try await WebHouse()

        let email = try await Self.submit(Self.message(more: "X-Inkling-Follow: no"), in: house).json()

        #expect(email["follow"] == .truth(false))
    }

    @Test(arguments: [
        "X-Inkling-Follow: perhaps", "X-Inkling-Follow: yes\r\nX-Inkling-Follow: no",
        "X-Inkling-Send-At: tomorrow", "X-Inkling-Send-At: 2026-12-01T09:00:00", "X-Inkling-Send-At:",
        "X-Inkling-Send-At: 2026-12-01T09:00:00Z\r\nX-Inkling-Send-At: 2026-12-02T09:00:00Z",
    ])
    func whatIsAskedOfUsAndNotUnderstoodIsRefused(field: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.submit(Self.message(more: field), in: house)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("X-Inkling-"))
    }

    @Test func nobodySubmitsAsSomebodyElse() async throws {
        let house = try await WebHouse()

        let reply = try await Self.submit(Self.message(from: "eve@seller.example"), in: house)

        #expect(reply.status == .forbidden)
        #expect(try reply.problem() == "sender-not-allowed")
    }

    @Test(arguments: [
        "Sam <sam@seller.example>, The Boss <boss@seller.example>",
        "The Boss <boss@seller.example>, Sam <sam@seller.example>",
        "Sam <sam@seller.example>\r\nSender: boss@seller.example",
    ])
    func nobodyNamesSomebodyElseBesideThemselves(from: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.submit(Self.message(from: from), in: house)

        #expect(reply.status == .forbidden)
        #expect(try reply.problem() == "sender-not-allowed")
    }

    @Test func aSecondFromIsRefusedAndNamed() async throws {
        let house = try await WebHouse()

        let reply = try await Self.submit(Self.message(more: "From: The Boss <boss@seller.example>"), in: house)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("/from"))
    }

    @Test(arguments: ["", "Subject: only\r\n\r\nx", "From: sam@seller.example\r\n\r\nnobody gets it"])
    func aMessageWithoutSenderOrRecipientIsRefused(text: String) async throws {
        let house = try await WebHouse()

        let reply = try await Self.submit(text, in: house)

        #expect(reply.status.kind == .clientError)
        #expect(reply.headers[.contentType] == "application/problem+json")
    }

    @Test func moreThanAHundredRecipientsAreTooMany() async throws {
        let house = try await WebHouse()
        let people = (0..<101).map { "p\($0)@contoso.example" }.joined(separator: ",\r\n ")

        let reply = try await Self.submit(Self.message(to: people), in: house)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("100"))
    }

    @Test func aMessageThatIsTooLargeIsRefusedAndNamesTheLimit() async throws {
        let house = try await WebHouse()
        let text = Self.message() + String(repeating: "x", count: 26 * 1_024 * 1_024)

        let reply = try await Self.submit(text, in: house)

        #expect(reply.status == .contentTooLarge)
        #expect(try reply.problem() == "too-large")
        #expect(reply.text.contains("25 MiB"))
    }

    @Test func itIsRefusedWithoutATrueLengthAsWell() async throws {
        let house = try await WebHouse(maximumMessageSize: 1_000)
        let text = Self.message() + String(repeating: "x", count: 200_000)

        let reply = try await house.open { caller in
            var headers = Self.headers
            headers[.transferEncoding] = "chunked"
            return try await caller.ask(.post, "/api/v1/messages", as: house.sam, headers: headers, body: text)
        }

        #expect(reply.status == .contentTooLarge)
    }
}
