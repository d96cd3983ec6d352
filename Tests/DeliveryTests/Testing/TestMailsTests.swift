internal import Engagement
internal import Testing

@testable internal import Delivery
@testable internal import Storage

@Suite("Test mails that are asked for", .timeLimit(.minutes(5)))
struct TestMailsTests {
    private func until(_ isSo: () -> Bool) async throws {
        while !isSo() { try await Task.sleep(for: .milliseconds(5)) }
    }

    private func running(_ mails: TestMails, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await mails.run() }
            defer { group.cancelAll() }
            try await body()
        }
    }

    @Test func oneIsUnderWayAtATimeAndTheLastOneIsRemembered() async throws {
        let route = try await TestRoute()
        let (user, clock) = (route.user, route.post.clock)
        let mails = TestMails(
            door: try route.door(),
            access: route.access(),
            store: route.post.store,
            clock: clock.wallClock
        )
        #expect(mails.mail(of: user.id) == nil)
        let begun = mails.begin(for: user)
        #expect(begun == TestMail(address: user.address, startedAt: Office.start))
        clock.advance(by: .seconds(5))
        #expect(mails.begin(for: user) == begun, "it is under way, and no other is begun")

        try await running(mails) {
            try await until { mails.mail(of: user.id)?.isUnderWay == false }
            #expect(mails.mail(of: user.id)?.standing == .takenByRelay)
            #expect(route.messages.count == 1)
            #expect(mails.begin(for: user).startedAt == clock.now)
            try await until { route.messages.count == 2 }
        }
        try await route.close()
    }

    @Test func eachHasTheirOwn() async throws {
        let route = try await TestRoute()
        let other = try await route.post.store.addUser(
            name: "Ben",
            address: "ben@seller.example",
            role: .seller,
            passwordHash: "-"
        )
        let mails = TestMails(door: try route.door(), access: route.access(), store: route.post.store)

        try await running(mails) {
            _ = mails.begin(for: other)
            try await until { mails.mail(of: other.id)?.isUnderWay == false }
        }

        guard case .failed(let words) = mails.mail(of: other.id)?.standing else {
            Issue.record("Ben has no relay, and the workspace has none.")
            return
        }
        #expect(words.hasPrefix("There is no relay yet"))
        #expect(mails.mail(of: route.user.id) == nil && route.messages.isEmpty)
        try await route.close()
    }
}
