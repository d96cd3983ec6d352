import Engagement
import Storage
import Tracking

extension Tour {
    func visitMailServers() async throws {
        let (store, administrator) = (house.store, house.administrator.viewer)
        let settings = MailServerSettings(host: "relay.test", port: 587, security: .startTLS)
        for owner in [administrator.user, nil] {
            let server = try await store.setMailServer(.relay, of: owner, to: settings, by: administrator)
            _ = try await store.mailServer(.relay, serving: administrator.user)
            _ = try await store.mailServers(.relay)
            try await store.allowPrivateAddress(true, of: server.id, by: administrator)
            try await store.noteProblem("It does not answer.", of: server.id)
            try await store.renewSecret(of: server.id, from: [1], to: [2])
            _ = try await store.mailServer(server.id)
            let position = MailboxPosition(uidValidity: 1, lastUID: 2, floor: nil, at: house.clock.now)
            try await store.keepMailboxPosition(position, of: server)
            _ = try await store.mailboxPosition(of: server.id)
            _ = try await store.dueFilings(limit: 5)
            try await store.postponeFiling(of: .new(at: house.clock.now), by: .seconds(1), wasFiled: false)
            try await store.endFiling(of: .new(at: house.clock.now))
            try await store.removeMailServer(server.id, by: administrator)
        }
    }

    func visitHandovers() async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await store.createDraft(house.draft(to: ["a@x.test", "b@x.test", "c@x.test"]), by: ada)
        try await store.queue(email.id, by: ada)
        let copies = (0..<3).map { CopyReference(email: email.id, recipient: $0) }
        for copy in copies { try await store.noteAttempt(copy) }
        try await store.settle(copies[0], as: .handedOver(words: "250 ok", relayMessageID: "m"))
        try await store.settle(copies[1], as: .retry(words: "451 later", at: house.clock.now + .seconds(1)))
        try await store.settle(copies[2], as: .unknown(words: "No word."))
        try await store.finishSending(email.id)
        _ = try await store.isPostponed(email.id)
        try await store.noteAttempt(copies[1])
        try await store.doubtInterrupted(of: email.id)
        try await store.finishSending(email.id)
        try await store.leaveUnknown(email.id, by: ada)
        try await store.sendUnknownAgain(email.id, by: ada)
        _ = try await store.copy(relayMessageID: "m")
    }
}
