import HTTPTypes
import Storage
import Testing

@testable import Web

/// Replies on the page of their email, and answering them.
@Suite struct ReplyPageTests {
    @Test func aReplyStandsInTheTimelineAndIsAnsweredInItsThread() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let mail =
            "From: Maria <maria@contoso.example>\r\nMessage-ID: <a@contoso.example>\r\nIn-Reply-To: <1@seller.example>\r\n"
            + "Subject: Re: Your quote\r\n\r\nYes <b>please</b>\r\n\r\nOn 2 Nov 2026, Sam wrote:\r\n> secret\r\n"
        try await house.desk.store.takeIn(Array(mail.utf8))
        let reply = try #require(
            try await house.desk.store.replies(of: email.id, viewer: house.sam.viewer, limit: 1).first
        )

        let visit = try EmailPageTests.visit(house, zone: "UTC")
        let material = try await EmailModel.material(of: email, before: nil, from: house.desk.store, for: visit)
        let happening = Happening(reply, of: email, isOwn: true, for: visit)
        let draft = try await house.desk.store.createAnswer(
            to: reply.id,
            of: email.id,
            toAll: false,
            by: house.sam.viewer
        )

        #expect(material.replies.map(\.id) == [reply.id])
        #expect(happening.words.map(\.text).joined().hasSuffix(" answered"))
        #expect(happening.letter?.letterText == "Yes <b>please</b>")
        #expect(happening.letter?.answerLink == Route.answerReply(reply).path)
        #expect(draft.subject == "Re: Your quote" && draft.thread.last == "a@contoso.example")
    }
    @Test func anEmailAndItsAnswerLeadToOneAnother() async throws {
        let house = try await WebHouse()
        let (email, reply) = try await house.answeredEmail()
        let store = house.desk.store
        let draft = try await store.createAnswer(to: reply.id, of: email.id, toAll: false, by: house.sam.viewer)

        let page = try await EmailPageTests.page(house, Route.email(email.id)).text
        #expect(page.contains("href=\"\(Route.email(draft.id).path)\">Re: Your quote</a>"))
        #expect(page.contains("An answer, not sent yet"))

        _ = try await store.queue(draft.id, by: house.sam.viewer)
        let answer = try await EmailPageTests.page(house, Route.email(draft.id)).text
        #expect(answer.contains("href=\"\(Route.email(email.id).path)\">Your quote</a>"))
        #expect(try await EmailPageTests.page(house, Route.email(email.id)).text.contains("An answer to a reply"))
    }

    @Test func aPersonWhoseMailCameBackIsTrustedAgainByAButton() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let report =
            "From: MAILER-DAEMON@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
            + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example\r\n\r\n"
            + "Final-Recipient: rfc822; maria@contoso.example\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\n"
            + "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <1@seller.example>\r\n\r\n--b--\r\n"
        try await house.desk.store.takeIn(Array(report.utf8))
        let contact = try #require(email.recipients.first?.contact)

        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let path = Route.person(contact).path
            func page() async throws -> String { try await caller.ask(.get, path, headers: browser.headers).text }
            let marked = try await page()
            #expect(marked.contains("Mail to this address came back: there is no such mailbox."))
            #expect(marked.contains("Use the address again"))

            let form = ["do": "trust", CSRFToken.field: browser.csrfToken]
            let trusted = try await caller.post(path, form: form, cookies: browser.cookies)

            #expect(trusted.status == .seeOther)
            #expect(try await !page().contains("Use the address again"))
        }
    }
}

extension WebHouse {
    /// An email of Sam's that Maria answered.
    func answeredEmail() async throws -> (Email, Storage.Reply) {
        let email = try await openedEmail()
        let mail =
            "From: maria@contoso.example\r\nMessage-ID: <a@contoso.example>\r\nIn-Reply-To: <1@seller.example>\r\n"
            + "Subject: Re: Your quote\r\n\r\nYes\r\n"
        try await desk.store.takeIn(Array(mail.utf8))
        let replies = try await desk.store.replies(of: email.id, viewer: sam.viewer, limit: 1)
        return (email, try #require(replies.first))
    }
}
