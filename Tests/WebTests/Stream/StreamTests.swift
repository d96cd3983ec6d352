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

    enum End: CaseIterable {
        case sessionClosed, sessionExpired, tokenRevoked, userShutOut
    }

    @Test(.timeLimit(.minutes(5)), arguments: End.allCases)
    func itEndsWhenWhoListensMayNoLonger(end: End) async throws {
        let house = try await WebHouse(heartbeat: .milliseconds(5))

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let withToken = end == .tokenRevoked || end == .userShutOut
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let reply =
                        withToken
                        ? try await caller.ask(.get, "/api/v1/stream", as: house.sam)
                        : try await caller.ask(.get, "/api/v1/stream", headers: browser.headers)
                    #expect(reply.status == .ok)
                }
                while house.desk.streams.count(of: house.sam.user.id) == 0 { await Task.yield() }
                try await Self.make(end, happenTo: browser, in: house)
                try await group.waitForAll()
            }
        }

        #expect(house.desk.streams.count(of: house.sam.user.id) == 0)
    }

    private static func make(_ end: End, happenTo browser: Browser, in house: WebHouse) async throws {
        switch end {
        case .sessionClosed:
            let hash = try #require(Secret(browser.secret)).hash
            let session = try #require(try await house.store.session(secretHash: hash)).session
            try await house.store.closeSession(session.id)
        case .sessionExpired:
            house.clock.advance(by: SessionCookie.lifetime)
        case .tokenRevoked:
            let token = try #require(try await house.store.apiTokens(of: house.sam.user.id).first)
            try await house.store.revokeAPIToken(token.id, of: house.sam.user.id)
        case .userShutOut:
            try await house.store.setActive(false, of: house.sam.user.id)
        }
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
