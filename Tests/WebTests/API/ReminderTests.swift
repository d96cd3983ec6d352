import Engagement
import Foundation
import HTTPTypes
import Storage
import Testing
import Tracking

@testable import Web

/// Reminders through the API; the clock of the house stands at 2027-01-15T08:00:00Z, a Friday.
@Suite struct ReminderTests {
    private static let at = "2027-01-18T08:00:00.000Z"

    private static func body(_ reminder: String) -> String {
        #"{"to":[{"address":"maria@contoso.example"}],"html":"<p>Hi</p>","reminder":\#(reminder)}"#
    }

    @Test(arguments: [
        (#"{"condition":"noReply","at":"2027-01-18T09:00:00+01:00","note":"Ring her"}"#, at, "Ring her"),
        (#"{"condition":"noReply","after":"P3D"}"#, at, ""),
        // Three days on is a Monday.
        (#"{"condition":"noReply"}"#, at, ""),
    ])
    func aDraftBringsIt(reminder: String, at: String, note: String) async throws {
        let house = try await WebHouse()

        try await house.open { caller in
            let draft = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: Self.body(reminder))
            let answer = try draft.json()["reminder"]
            #expect(answer["condition"] == .string("noReply"))
            #expect(answer["at"] == .string(at))
            #expect(answer["note"] == .string(note))
            #expect(answer["state"] == .string("set"))
            #expect(answer["metBy"] == .null)

            let path = try #require(draft.headers[.location])
            let changed = try await caller.ask(.patch, path, as: house.sam, body: #"{"subject":"x"}"#)
            #expect(try changed.json()["reminder"] == answer, "it stays with other changes")
            let without = try await caller.ask(.patch, path, as: house.sam, body: #"{"reminder":null}"#)
            #expect(try without.json()["reminder"] == .null)
        }
    }

    @Test(arguments: [
        (#"{"condition":"noReply"}"#, at, "threeDays"),
        (#"{"condition":"noReply","preset":"week"}"#, "2027-01-22T08:00:00.000Z", "week"),
        (#"{"condition":"noReply","at":"2027-01-18T08:00:00Z","preset":"threeDays"}"#, at, "threeDays"),
        (#"{"condition":"noReply","at":"2027-01-18T08:00:00Z"}"#, at, nil),
        (#"{"condition":"noReply","after":"P3D"}"#, at, nil),
    ])
    func whetherAPresetWasChosenIsKept(reminder: String, at: String, preset: String?) async throws {
        let house = try await WebHouse()

        let draft = try await house.open {
            try await $0.ask(.post, "/api/v1/emails", as: house.sam, body: Self.body(reminder))
        }

        #expect(try draft.json()["reminder"]["at"] == .string(at))
        #expect(try draft.json()["reminder"]["preset"] == preset.map { .string($0) } ?? .null)
    }

    @Test func countsFromWhenTheEmailLeavesOnTheClocksOfTheSender() async throws {
        let house = try await WebHouse()
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        try await house.store.setZone(zone, of: house.sam.user.id)
        let body =
            #"{"sendAt":"2027-03-27T09:00:00+01:00","reminder":{"condition":"anyway","after":"P1D"}}"#

        let draft = try await house.open { try await $0.ask(.post, "/api/v1/emails", as: house.sam, body: body) }

        #expect(try draft.json()["reminder"]["at"] == .string("2027-03-28T07:00:00.000Z"))
    }

    @Test(arguments: [
        (#"{}"#, "/reminder/condition"), (#"{"condition":"never"}"#, "/reminder/condition"),
        (#"{"condition":"anyway","at":"tomorrow"}"#, "/reminder/at"),
        (#"{"condition":"anyway","after":"3 days"}"#, "/reminder/after"),
        (#"{"condition":"anyway","after":"P0D"}"#, "/reminder/after"),
        (#"{"condition":"anyway","at":"2027-01-18T08:00:00Z","after":"P3D"}"#, "/reminder/after"),
        (#"{"condition":"anyway","preset":"week","after":"P3D"}"#, "/reminder/after"),
        (#"{"condition":"anyway","preset":"own"}"#, "/reminder/preset"),
        (#"{"condition":"anyway","why":1}"#, "/reminder/why"), (#""P3D""#, "/reminder"),
    ])
    func whatIsWrongIsNamed(reminder: String, pointer: String) async throws {
        let house = try await WebHouse()

        let reply = try await house.open {
            try await $0.ask(.post, "/api/v1/emails", as: house.sam, body: Self.body(reminder))
        }

        #expect(reply.status == .unprocessableContent)
        #expect(try reply.json()["errors"].array.map { $0["pointer"] } == [.string(pointer)])
    }

    @Test func aNoteIsNotTooLong() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let path = Route.apiReminder(email.id).path

        try await house.open { caller in
            for (count, status) in [(1_250, HTTPResponse.Status.ok), (1_251, .unprocessableContent)] {
                let note = String(repeating: "n", count: count)
                let body = #"{"condition":"anyway","note":"\#(note)"}"#
                let reply = try await caller.ask(.put, path, as: house.sam, body: body)
                #expect(reply.status == status)
            }
        }
    }

    @Test func itIsSetChangedAndTakenOutAfterSending() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let path = Route.apiReminder(email.id).path

        try await house.open { caller in
            let set = try await caller.ask(.put, path, as: house.sam, body: #"{"condition":"noReply"}"#)
            #expect(set.status == .ok)
            #expect(try set.json()["reminder"]["state"] == .string("set"))

            let met = try await caller.ask(.put, path, as: house.sam, body: #"{"condition":"notOpened"}"#).json()
            #expect(met["reminder"]["state"] == .string("metEarly"))
            #expect(met["reminder"]["metBy"]["what"] == .string("opened"))
            #expect(met["reminder"]["metBy"]["recipient"] == .integer(0))

            let past = #"{"condition":"anyway","at":"2020-01-01T00:00:00Z"}"#
            let refused = try await caller.ask(.put, path, as: house.sam, body: past)
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.json()["errors"].array.map { $0["pointer"] } == [.string("/at")])

            let gone = try await caller.ask(.delete, path, as: house.sam)
            #expect(gone.status == .ok)
            #expect(try gone.json()["reminder"] == .null)
            #expect(
                try await caller.ask(.put, path, as: house.eve, body: #"{"condition":"anyway"}"#).status == .notFound
            )
            #expect(try await caller.ask(.delete, path, as: house.eve).status == .notFound)
            #expect(try await caller.ask(.delete, path, as: house.ada).status == .forbidden)
        }
    }

    @Test func itComesAsACardThatIsPutAwayForAnHour() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let plan = ReminderPlan(condition: .noReply, at: house.clock.now + .seconds(60), note: "Ring her")
        try await house.store.setReminder(plan, of: email.id, by: house.sam.viewer)
        house.clock.advance(by: .seconds(60))
        try await house.store.fireReminders(limit: 9)

        try await house.open { caller in
            let cards = try await caller.ask(.get, "/api/v1/cards", as: house.sam).json()["items"].array
            let card = try #require(cards.first)
            #expect(card["kind"] == .string("reminder"))
            #expect(card["reminder"]["condition"] == .string("noReply"))
            #expect(card["reminder"]["note"] == .string("Ring her"))
            let path = Route.apiSnooze(try #require(card["id"].string.flatMap { CardID($0) })).path
            let snoozed = try await caller.ask(.post, path, as: house.sam).json()
            #expect(snoozed["snoozedUntil"] == .string((house.clock.now + .seconds(3_600)).description))
        }
    }

    @Test func aWholeMessageAsksForIt() async throws {
        let house = try await WebHouse()
        let headers: HTTPFields = [.contentType: "message/rfc822"]
        let text = "From: sam@seller.example\r\nTo: maria@contoso.example\r\nX-Inkling-Remind: "

        try await house.open { caller in
            let taken = try await caller.ask(
                .post,
                "/api/v1/messages",
                as: house.sam,
                headers: headers,
                body: text + "no-reply P3D\r\n\r\nHi"
            )
            #expect(try taken.json()["reminder"]["at"] == .string(Self.at))
            let refused = try await caller.ask(
                .post,
                "/api/v1/messages",
                as: house.sam,
                headers: headers,
                body: text + "soon\r\n\r\nHi"
            )
            #expect(refused.status == .unprocessableContent)
            #expect(try refused.json()["errors"].array.map { $0["pointer"] } == [.string("/x-inkling-remind")])
        }
    }
}
