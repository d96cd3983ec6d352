import Delivery
import Engagement
import Mail
import Storage
import Synchronization
import Testing
import Tracking

struct RelayTroubleTests {
    @Test func aRelayThatIsDownForAnHourIsWaitedFor() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        let port = try await relay.start()
        try await relay.stop()
        try await post.setRelay(port: port)

        var email = try await post.send()
        for _ in 0..<60 { email = try await post.look(at: email.id, after: .seconds(60)) }
        #expect(email.status == .sending)
        #expect(try await post.relay().problem?.contains("nobody listens") == true)
        #expect(try await post.cards().isEmpty)

        let back = ScriptedRelay()
        _ = try await back.start(port: port)
        // While it is away it is asked every quarter of an hour at least.
        for _ in 0..<15 where email.status == .sending {
            email = try await post.look(at: email.id, after: .seconds(60))
        }

        #expect(email.status == .sent && back.messages.count == 3)
        #expect(try await post.relay().problem == nil)
    }

    @Test func afterThreeDaysTheSellerHears() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        let port = try await relay.start()
        try await relay.stop()
        try await post.setRelay(port: port)

        var email = try await post.send()
        for _ in 0..<71 { email = try await post.look(at: email.id, after: .seconds(3_600)) }
        #expect(email.status == .sending)
        for _ in 0..<2 { email = try await post.look(at: email.id, after: .seconds(3_600)) }

        #expect(email.status == .failed)
        guard case .failed(let reason) = email.recipients[0].status else {
            Issue.record("It is \(email.recipients[0].status).")
            return
        }
        #expect(reason.contains("three days") && reason.contains("nobody listens"))
        #expect(try await post.cards() == [.deliveryFailed, .deliveryFailed, .deliveryFailed])
    }

    @Test(arguments: ["554 Go away", "SSH-2.0-OpenSSH_9.2", "421 Too busy"])
    func whateverARelayGreetsWithNothingIsLost(greeting: String) async throws {
        var script = ScriptedRelay.Script()
        script.greeting = greeting
        let (post, relay) = (try await PostOffice(), ScriptedRelay(script))
        try await post.setRelay(port: relay.start())

        let email = try await post.send()

        #expect(email.status == .sending && relay.connections == 1)
        let problem = try await post.relay().problem
        #expect(problem?.contains(greeting.split(separator: " ").last.map(String.init) ?? "?") == true)
        try await post.store.removeMailServer(post.relay().id, by: post.viewer)
        #expect(try await post.look(at: email.id, after: .seconds(60)).status == .sent)
        #expect(try await post.office.copies(to: "maria@buyer.example").count == 1)
    }

    @Test func aPrivateAddressNeedsLeave() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        try await post.setRelay(port: relay.start(), allowsPrivateAddress: false)

        let email = try await post.send()

        #expect(email.status == .sending && relay.connections == 0)
        #expect(try await post.relay().problem?.contains("private address") == true)
        try await post.store.allowPrivateAddress(true, of: post.relay().id, by: post.viewer)
        #expect(try await post.look(at: email.id, after: .seconds(60)).status == .sent)
    }

    @Test func noMoreLeaveInAMinuteThanAreAllowed() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        try await post.setRelay(port: relay.start(), perMinute: 2)

        let email = try await post.send()

        #expect(email.status == .sending && relay.messages.count == 2)
        #expect(try await post.look(at: email.id, after: .seconds(59)).status == .sending)
        #expect(relay.messages.count == 2)
        #expect(try await post.look(at: email.id, after: .seconds(1)).status == .sent)
    }

    @Test func noMoreLeaveOverAConnectionThanAreAllowed() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        try await post.setRelay(port: relay.start(), perConnection: 2)

        _ = try await post.send()

        #expect(relay.messages.map(\.connection) == [1, 1, 2])
    }

    @Test func aRelayThatTakesItsTimeHoldsUpNobodyElse() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        var script = ScriptedRelay.Script()
        script.pause = { for await _ in gate { break } }
        let (post, slow, quick) = (try await PostOffice(), ScriptedRelay(script), ScriptedRelay())
        let ben = try await post.store.addUser(
            name: "Ben",
            address: "ben@seller.example",
            role: .seller,
            passwordHash: "-"
        )
        try await post.setRelay(port: quick.start())
        try await post.setRelay(port: slow.start(), isOwn: true)
        let waiting = try await post.store.createDraft(post.office.draft(), by: post.viewer)
        try await post.store.queue(waiting.id, by: post.viewer)
        var draft = try post.office.draft()
        draft.from = try Address(name: "Ben", address: "ben@seller.example")
        let other = try await post.store.createDraft(draft, by: ben.viewer)
        try await post.store.queue(other.id, by: ben.viewer)
        let events = post.store.live.events()

        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await post.office.outbox.sendWaiting() }
            for await event in events {
                if case .email(other.id, .sent, _) = event { break }
            }
            #expect(try await post.store.email(waiting.id, viewer: post.viewer)?.status == .sending)
            open.finish()
            try await group.waitForAll()
        }

        #expect(try await post.store.email(waiting.id, viewer: post.viewer)?.status == .sent)
    }
}
