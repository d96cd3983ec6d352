internal import Engagement
internal import Mail
internal import Tracking

@testable internal import Storage

extension Tour {
    /// What comes in, and answering it.
    func visitReplies(to email: Email, contact: ContactID) async throws {
        let store = house.store
        let copy = CopyReference(email: email.id, recipient: 0)
        try await store.remember(messageID: "relay@x.test", of: email.id)
        let name = try await store.replyName(of: copy)
        try await house.answer(from: "maria@buyer.test", to: "\(name)@reply.test")
        try await house.answer(from: "maria@buyer.test", to: "\(name)@reply.test", id: "r2@buyer.test")
        try await house.bounce(of: "maria@buyer.test")
        _ = try await store.hasCopy(named: name)
        try await store.takeIn(Array("From: maria@buyer.test\r\n\r\nYes".utf8), toCopiesNamed: [name])
        try await house.takeIn(
            "From: maria@buyer.test",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "Content-Type: message/disposition-notification",
            "",
            "Original-Message-ID: <first@seller.test>",
            "Disposition: a/b; displayed",
            "--b--",
            ""
        )
        try await house.takeIn(
            "From: fbl@x.test",
            "Content-Type: multipart/report; boundary=b",
            "",
            "--b",
            "Content-Type: message/feedback-report",
            "",
            "Feedback-Type: abuse",
            "Original-Rcpt-To: maria@buyer.test",
            "--b",
            "Content-Type: message/rfc822",
            "",
            "Message-ID: <first@seller.test>",
            "",
            "Hello",
            "--b--",
            ""
        )
        try await visitAnswers(to: email, contact: contact)
    }

    private func visitAnswers(to email: Email, contact: ContactID) async throws {
        let (store, ada) = (house.store, house.ada.viewer)
        _ = try await store.copiesAnswered(within: .seconds(60))
        try await store.trustAddress(of: contact)
        let replies = try await store.replies(of: email.id, viewer: ada, limit: 9)
        for reply in replies.filter({ $0.kind == .replied }) {
            _ = try await store.reply(reply.id, of: email.id, viewer: ada)
            let answer = try await store.createAnswer(to: reply.id, of: email.id, toAll: true, by: ada)
            _ = try await store.conversation(of: answer, replies: [])
        }
        _ = try await store.conversation(of: email, replies: replies)
        let subjects = Store(database: store.database, clock: store.clock, matchesBySubject: true)
        let loose = "From: maria@buyer.test\r\nTo: ada@seller.test\r\nSubject: Re: Your quote\r\n\r\nYes"
        try await subjects.takeIn(Array(loose.utf8))
    }
}
