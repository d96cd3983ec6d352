import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct StreamTests {
    @Test func whatHappensIsSentAndTheEndOfTheServerEndsIt() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        let reply = try await house.open { caller in
            try await withThrowingTaskGroup(of: Reply?.self) { group in
                group.addTask { try await caller.ask(.get, "/api/v1/stream", as: house.sam) }
                group.addTask {
                    while house.desk.streams.count(of: house.sam.user.id) == 0 { await Task.yield() }
                    let copy = CopyReference(email: email.id, recipient: 0)
                    house.clock.advance(by: .seconds(120))
                    try await house.record([.beacon], on: copy, position: 2)
                    house.store.live.end()
                    return nil
                }
                var reply: Reply?
                for try await found in group { reply = found ?? reply }
                return try #require(reply)
            }
        }

        #expect(reply.status == .ok)
        #expect(reply.headers[.contentType] == "text/event-stream")
        #expect(reply.text.hasPrefix(": "))
        #expect(reply.text.contains("event: interaction\ndata: {"))
        #expect(house.desk.streams.count(of: house.sam.user.id) == 0)
    }

    @Test func tooManyAtOnceAreRefused() async throws {
        let house = try await WebHouse()
        let places = (0..<StreamRegister.limit).map { _ in house.desk.streams.place(for: house.sam.user.id) }

        let reply = try await house.open { try await $0.ask(.get, "/api/v1/stream", as: house.sam) }

        #expect(places.count == StreamRegister.limit)
        #expect(reply.status == .tooManyRequests)
        #expect(try reply.problem() == "too-many-streams")
        #expect(reply.headers[.retryAfter] == "60")
    }
}
