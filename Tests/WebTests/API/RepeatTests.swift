import HTTPTypes
import SQLite
import Storage
import Testing

@testable import Web

@Suite struct RepeatTests {
    private static let key: HTTPFields = [.idempotencyKey: "key-1"]
    private static let path = "/api/v1/emails"

    @Test func theSameRequestWithTheSameKeyIsDoneOnce() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"subject":"Once"}"#
            let first = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: body)
            let second = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: body)

            #expect(second.status == .created)
            #expect(second.body == first.body)
            #expect(second.headers[.location] == first.headers[.location])
            #expect(second.headers[.contentType] == "application/json")
            #expect(try await caller.ask(.get, Self.path, as: house.sam).json()["items"].array.count == 1)
        }
    }

    @Test func anotherRequestWithTheSameKeyIsRefused() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            _ = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: #"{"subject":"One"}"#)
            let other = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: "{}")

            #expect(other.status == .unprocessableContent)
            #expect(try other.problem() == "key-used-otherwise")
        }
    }

    @Test func keysAreOnesOwnAndLastADay() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let first = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: "{}")
            let others = try await caller.ask(.post, Self.path, as: house.eve, headers: Self.key, body: "{}")
            #expect(others.body != first.body)

            house.clock.advance(by: .seconds(86_401))
            let later = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: "{}")
            #expect(later.status == .created)
            #expect(later.body != first.body)
        }
    }

    @Test func aFailureIsNotRemembered() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let wrong = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: #"{"x":1}"#)
            #expect(wrong.status == .unprocessableContent)
            let mended = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: "{}")
            #expect(mended.status == .created)
        }
    }

    @Test func whatWasDoneIsAnsweredEvenIfTheAnswerCannotBeRemembered() async throws {
        let house = try await WebHouse()
        try await house.database.write { sql in
            let full = "CREATE TRIGGER full BEFORE INSERT ON remembered_answers BEGIN SELECT RAISE(ABORT, 'full'); END"
            _ = try sql.run(full, [])
        }

        try await house.open { caller in
            let body = #"{"subject":"Once"}"#
            let reply = try await caller.ask(.post, Self.path, as: house.sam, headers: Self.key, body: body)

            #expect(reply.status == .created)
            #expect(try reply.json()["subject"] == .string("Once"))
            #expect(try await caller.ask(.get, Self.path, as: house.sam).json()["items"].array.count == 1)
        }
    }

    @Test func aTokensSecretIsNotShownAgain() async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let body = #"{"name":"CI"}"#
            let first = try await caller.ask(.post, "/api/v1/tokens", as: house.sam, headers: Self.key, body: body)
            let second = try await caller.ask(.post, "/api/v1/tokens", as: house.sam, headers: Self.key, body: body)

            #expect(first.status == .created)
            #expect(second.status == .conflict)
            #expect(try second.problem() == "shown-once")
            #expect(!second.text.contains(try #require(try first.json()["secret"].string)))
        }
    }

    @Test(arguments: ["", " ", "a b", String(repeating: "k", count: 201), "ü"])
    func aKeyThatIsNoneIsRefused(key: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let headers: HTTPFields = [.idempotencyKey: key]
            let reply = try await caller.ask(.post, Self.path, as: house.sam, headers: headers, body: "{}")
            #expect(reply.status == .badRequest)
        }
    }
}
