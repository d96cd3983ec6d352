import Delivery
import Engagement
import Mail
import Storage
import Testing
import Tracking

struct RelaySendingTests {
    @Test func allCopiesOfAnEmailLeaveOverOneConnection() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        try await post.setRelay(port: relay.start())

        let email = try await post.send()

        #expect(email.status == .sent)
        #expect(relay.connections == 1)
        #expect(
            relay.messages.map(\.recipient) == ["maria@buyer.example", "jonas@buyer.example", "kirsten@buyer.example"]
        )
        for (message, recipient) in zip(relay.messages, email.recipients) {
            #expect(message.sender == "anna@seller.example")
            let tokens = try post.office.tokens(in: Array(message.content.utf8))
            #expect(Set(tokens.map(\.copy.recipient)) == [recipient.ordinal])
        }
        #expect(try await post.office.copies(to: "maria@buyer.example").isEmpty)
        let server = try await post.relay()
        #expect(server.problem == nil && server.checkedAt == post.clock.now)
    }

    @Test func theNextEmailFindsTheConnectionOpen() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        try await post.setRelay(port: relay.start())

        _ = try await post.send()
        _ = try await post.send()

        #expect(relay.connections == 1 && relay.messages.count == 6)
    }

    @Test func aRefusedRecipientFailsAtOnceWithTheServersWords() async throws {
        var script = ScriptedRelay.Script()
        script.recipient = { address, _ in address.hasPrefix("jonas") ? "550 5.1.1 No such person" : "250 ok" }
        let (post, relay) = (try await PostOffice(), ScriptedRelay(script))
        try await post.setRelay(port: relay.start())

        let email = try await post.send()

        #expect(email.status == .partlyFailed)
        #expect(email.recipients[1].status == .failed(reason: "550 5.1.1 No such person"))
        #expect(relay.messages.count == 2 && relay.connections == 1)
        #expect(try await post.cards() == [.deliveryFailed])
    }

    @Test func aGreylistedCopyIsTriedAgainLater() async throws {
        var script = ScriptedRelay.Script()
        script.recipient = { address, count in
            address.hasPrefix("maria") && count < 3 ? "451 4.7.1 Come back later" : "250 ok"
        }
        let (post, relay) = (try await PostOffice(), ScriptedRelay(script))
        try await post.setRelay(port: relay.start())

        let first = try await post.send()
        #expect(first.status == .sending)
        guard case .retrying(let retry) = first.recipients[0].status else {
            Issue.record("It is \(first.recipients[0].status).")
            return
        }
        #expect(retry.words == "451 4.7.1 Come back later" && retry.nextTryAt == post.clock.now + .seconds(60))

        #expect(try await post.look(at: first.id, after: .seconds(59)).status == .sending)
        #expect(relay.attempts("maria@buyer.example") == 1)
        #expect(try await post.look(at: first.id, after: .seconds(1)).status == .sending)
        #expect(try await post.look(at: first.id, after: .seconds(300)).status == .sent)
        #expect(relay.attempts("maria@buyer.example") == 3 && relay.messages.count == 3)
        #expect(try await post.cards().isEmpty)
    }

    @Test func aCopyWithoutAWordIsNeverSentAgainUnasked() async throws {
        var script = ScriptedRelay.Script()
        script.end = { $0 == 1 ? nil : "250 ok" }
        let (post, relay) = (try await PostOffice(), ScriptedRelay(script))
        try await post.setRelay(port: relay.start())

        let email = try await post.send()

        #expect(email.status == .unknown)
        guard case .unknown(let doubt) = email.recipients[0].status else {
            Issue.record("It is \(email.recipients[0].status).")
            return
        }
        #expect(!doubt.isLeft && doubt.words.contains("ended before it answered"))
        #expect(relay.messages.count == 3)
        #expect(try await post.look(at: email.id, after: .seconds(86_400)).status == .unknown)
        #expect(relay.messages.count == 3)

        try await post.store.sendUnknownAgain(email.id, by: post.viewer)

        #expect(try await post.look(at: email.id).status == .sent)
        #expect(relay.messages.map(\.recipient).filter { $0.hasPrefix("maria") }.count == 2)
        #expect(try await post.look(at: email.id).links == email.links)
    }

    @Test func whatIsLeftUnknownStaysSo() async throws {
        var script = ScriptedRelay.Script()
        script.end = { _ in "what?" }
        let (post, relay) = (try await PostOffice(), ScriptedRelay(script))
        try await post.setRelay(port: relay.start())
        let email = try await post.send()

        let left = try await post.store.leaveUnknown(email.id, by: post.viewer)

        #expect(email.status == .unknown && left.status == .unknown)
        for recipient in left.recipients {
            guard case .unknown(let doubt) = recipient.status else {
                Issue.record("It is \(recipient.status).")
                continue
            }
            #expect(doubt.isLeft && doubt.words.contains("what?"))
        }
    }

    @Test func whatWasInterruptedAtTheDotIsUnknownAfterTheNextStart() async throws {
        let (post, relay) = (try await PostOffice(), ScriptedRelay())
        let draft = try await post.store.createDraft(post.office.draft(), by: post.viewer)
        try await post.store.queue(draft.id, by: post.viewer)
        try await post.store.noteAttempt(CopyReference(email: draft.id, recipient: 1))
        try await post.setRelay(port: relay.start())

        let email = try await post.look(at: draft.id)

        #expect(email.status == .unknown)
        #expect(relay.messages.map(\.recipient) == ["maria@buyer.example", "kirsten@buyer.example"])
    }

    @Test func remembersTheNameThatAmazonGives() async throws {
        let name = "0102018f1a2b3c4d-0a1b2c3d-1111-2222-3333-0123456789ab-000000"
        var script = ScriptedRelay.Script()
        script.end = { $0 == 2 ? "250 Ok \(name)" : "250 Ok" }
        let (post, relay) = (try await PostOffice(), ScriptedRelay(script))
        try await post.setRelay(port: relay.start())

        let email = try await post.send()

        #expect(
            try await post.store.copy(relayMessageID: name) == CopyReference(email: email.id, recipient: 1)
        )
    }

    @Test func aSellersOwnRelayComesBeforeTheWorkspaces() async throws {
        let (post, shared, own) = (try await PostOffice(), ScriptedRelay(), ScriptedRelay())
        try await post.setRelay(port: shared.start())
        try await post.setRelay(port: own.start(), isOwn: true)

        _ = try await post.send()

        #expect(shared.messages.isEmpty && own.messages.count == 3)
    }
}
