import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Copies of which the relay's word is missing, on the pages and in the API.
@Suite struct DoubtTests {
    private let house: WebHouse
    private let email: Email

    init() async throws {
        house = try await WebHouse()
        email = try await house.draft()
        _ = try await house.store.queue(email.id, by: house.sam.viewer)
        let copy = CopyReference(email: email.id, recipient: 0)
        try await house.store.settle(copy, as: .unknown(words: "The connection was lost."))
        try await house.store.finishSending(email.id)
    }

    @Test func itAsksAndOffersBothWays() async throws {
        let page = try await EmailPageTests.page(house, .email(email.id)).text
        let assistant = try await EmailPageTests.page(house, .assistant).text

        #expect(page.contains("Did it arrive?") && page.contains("Send again") && page.contains("Leave it"))
        #expect(assistant.contains("Did your email reach maria@contoso.example?"))
        #expect(assistant.contains("The connection was lost."))
    }

    @Test func anOpenSettlesItAndThePageSaysWhy() async throws {
        try await house.record([.beacon], on: CopyReference(email: email.id, recipient: 0), position: 1)

        let page = try await EmailPageTests.page(house, .email(email.id)).text
        #expect(!page.contains("Did it arrive?"))
        #expect(page.contains("but it was opened, so it arrived."))
        let assistant = try await EmailPageTests.page(house, .assistant).text
        #expect(!assistant.contains("Did your email reach"))
        try await house.open { caller in
            let told = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()
            #expect(told["status"] == .string("sent"))
            #expect(told["recipients"].array.first?["provenBy"] == .string("opened"))
        }
    }

    @Test func aStrangersAnswerIsToldAsSuch() async throws {
        let sent = try await house.openedEmail()
        let mail = "From: The Boss <boss@contoso.example>\r\nIn-Reply-To: <1@seller.example>\r\n\r\nNo\r\n"
        try await house.store.takeIn(Array(mail.utf8))

        let assistant = try await EmailPageTests.page(house, .assistant).text
        #expect(assistant.contains("Somebody else answered: The Boss"))
        let page = try await EmailPageTests.page(house, .email(sent.id)).text
        #expect(page.contains("<strong>The Boss</strong>, who is no recipient, answered"))
        try await house.open { caller in
            let cards = try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()["items"].array
            let card = try #require(cards.first { $0["kind"] == .string("replied") })
            #expect(card["stranger"] == .truth(true))
            #expect(card["recipient"]["address"] == .string("boss@contoso.example"))
        }
    }
}
