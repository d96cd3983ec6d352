import Engagement
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// What people agreed to, and recording nothing of them.
@Suite struct ConsentTests {
    private func path(of contact: Contact) -> String { "/api/v1/contacts/\(contact.id)" }

    @Test func aConsentIsRecordedWithdrawnAndStaysOnRecord() async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")
        let path = path(of: maria)

        try await house.open { caller in
            let body = #"{"manner":"A tick in a form","words":"You may."}"#
            let made = try await caller.ask(.post, path + "/consents", as: house.sam, body: body)
            #expect(made.status == .created)
            let place = try #require(made.headers[.location])
            #expect(try made.json()["recordedBy"] == .string(house.sam.user.id.description))
            #expect(try await caller.ask(.get, path, as: house.eve).json()["hasConsent"] == .truth(true))

            let withdrawn = try await caller.ask(.delete, place, as: house.eve).json()
            #expect(withdrawn["withdrawnBy"] == .string(house.eve.user.id.description))
            let list = try await caller.ask(.get, path + "/consents", as: house.sam).json()["items"].array
            #expect(list == [withdrawn])
            let again = try await caller.ask(.post, place + "/reinstate", as: house.sam)
            #expect(try again.json()["withdrawnAt"] == .null)
        }
    }

    @Test(arguments: [
        (#"{}"#, ["/manner", "/words"]), (#"{"manner":"a","words":" "}"#, ["/words"]),
        (#"{"manner":"a","words":"b","givenAt":"2999-01-01T00:00:00Z"}"#, ["/givenAt"]),
        (#"{"manner":"a","words":"b","givenAt":"yesterday"}"#, ["/givenAt"]),
    ])
    func whatProvesNothingIsRefused(body: String, pointers: [String]) async throws {
        let house = try await WebHouse()
        let maria = try await house.store.addContact(name: "Maria", address: "maria@contoso.example")

        try await house.open { caller in
            let reply = try await caller.ask(.post, path(of: maria) + "/consents", as: house.sam, body: body)
            #expect(reply.status == .unprocessableContent)
            #expect(try reply.pointers() == pointers)
        }
    }

    @Test func aPersonIsSilencedAndRecordedAgain() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))

        try await house.open { caller in
            let silenced = try await caller.ask(.post, path(of: maria) + "/silence", as: house.eve).json()
            #expect(silenced["silencedAt"] != .null)
            #expect(try await house.store.edgeState().silencedCopies.map(\.email) == [email.id])
            let again = try await caller.ask(.delete, path(of: maria) + "/silence", as: house.eve).json()
            #expect(again["silencedAt"] == .null)
            #expect(try await house.store.edgeState().silencedCopies.isEmpty)
        }
    }

    @Test func whoStoppedItThemselvesIsNotRecordedAgainAgainstTheirWord() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        try await house.store.stopFollowing(CopyReference(email: email.id, recipient: 0))
        let maria = try #require(try await house.store.contact(address: "maria@contoso.example"))

        try await house.open { caller in
            let refused = try await caller.ask(.delete, path(of: maria) + "/silence", as: house.sam)
            #expect(refused.status == .conflict)
            #expect(refused.text.contains("They stopped this themselves."))
            let allow = #"{"preference":"allow"}"#
            _ = try await caller.ask(.patch, path(of: maria), as: house.sam, body: allow)
            let again = try await caller.ask(.delete, path(of: maria) + "/silence", as: house.sam).json()
            #expect(again["silencedAt"] == .null)
        }
    }

    @Test func theRulesAreSetAndTheirConsequenceIsTold() async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "", address: "jonas@contoso.example", preference: .disallow)
        let email = try await house.draft(to: ["maria@contoso.example", "jonas@contoso.example"])

        try await house.open { caller in
            let rules = #"{"objectorMode":"perCopy","consentMode":"optIn","offerPage":true,"pageWords":"See it"}"#
            let settings = try await caller.ask(.patch, "/api/v1/settings", as: house.ada, body: rules).json()
            #expect(settings["objectorMode"] == .string("perCopy"))
            #expect(settings["consentMode"] == .string("optIn"))
            #expect(settings["pageWords"] == .string("See it"))
            let blocked = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()["following"]
            #expect(blocked["blockedBy"].array.count == 2)
            #expect(blocked["exceptFor"] == .array([]))

            let optOut = #"{"consentMode":"optOut"}"#
            _ = try await caller.ask(.patch, "/api/v1/settings", as: house.ada, body: optOut)
            let on = try await caller.ask(.get, "/api/v1/emails/\(email.id)", as: house.sam).json()["following"]
            #expect(on["state"] == .string("on"))
            #expect(on["exceptFor"] == .array([.string("jonas@contoso.example")]))
        }
    }
}
