import Engagement
import HTTPTypes
import Mail
import Storage
import Testing
import Tracking

@testable import Web

@Suite struct EmailTests {
    @Test func aDraftIsMadeShownChangedAndSent() async throws {
        let house = try await WebHouse()
        let body = #"{"to":[{"address":"maria@contoso.example","name":"Maria"}],"subject":"Grüße","html":"<p>Hi</p>"}"#

        try await house.open { caller in
            let made = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            #expect(made.status == .created)
            let path = try #require(made.headers[.location])
            let draft = try await caller.ask(.get, path, as: house.sam).json()
            #expect(draft == (try made.json()))
            #expect(draft["status"] == .string("draft"))
            #expect(draft["from"]["address"] == .string("sam@seller.example"))
            #expect(draft["following"]["state"] == .string("on"))
            #expect(draft["recipients"].array.first?["name"] == .string("Maria"))

            let change = #"{"subject":"Greetings","version":1}"#
            let changed = try await caller.ask(.patch, path, as: house.sam, body: change).json()
            #expect(changed["subject"] == .string("Greetings"))
            #expect(changed["html"] == .string("<p>Hi</p>"))
            #expect(changed["version"] == .integer(2))

            let sent = try await caller.ask(.post, "\(path)/send", as: house.sam)
            #expect(sent.status == .accepted)
            #expect(try sent.json()["status"] == .string("sending"))
        }
    }

    @Test func whatWasSentStaysAsItWas() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let path = "/api/v1/emails/\(email.id)"

        try await house.open { caller in
            let replies = [
                try await caller.ask(.patch, path, as: house.sam, body: #"{"subject":"x"}"#),
                try await caller.ask(.delete, path, as: house.sam),
                try await caller.ask(.post, "\(path)/send", as: house.sam),
            ]
            for reply in replies {
                #expect(reply.status == .conflict)
                #expect(try reply.problem() == "already-sent")
            }
        }
    }

    @Test func aChangeToAnOlderVersionIsRefused() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let path = "/api/v1/emails/\(email.id)"

        try await house.open { caller in
            _ = try await caller.ask(.patch, path, as: house.sam, body: #"{"subject":"one","version":1}"#)
            let late = try await caller.ask(.patch, path, as: house.sam, body: #"{"subject":"two","version":1}"#)

            #expect(late.status == .conflict)
            #expect(try late.problem() == "changed-elsewhere")
            #expect(try await caller.ask(.get, path, as: house.sam).json()["subject"] == .string("one"))
        }
    }

    @Test func whatWasSentIsArchivedAndPutBack() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let draft = try await house.draft(subject: "A draft")
        let path = Route.apiArchive(email.id).path

        try await house.open { caller in
            func list(_ query: String) async throws -> [JSONValue] {
                try await caller.ask(.get, "/api/v1/emails\(query)", as: house.sam).json()["items"].array.map {
                    $0["id"]
                }
            }
            let archived = try await caller.ask(.post, path, as: house.sam)
            #expect(archived.status == .ok)
            #expect(try archived.json()["archived"] == .truth(true))
            #expect(try await list("?status=sent").isEmpty)
            #expect(try await list("?archived=true") == [.string(email.id.description)])
            #expect(try await list("?archived=true&text=nothing").isEmpty)

            let wrong = try await caller.ask(.get, "/api/v1/emails?archived=true&order=oldest", as: house.sam)
            #expect(wrong.status == .unprocessableContent)
            #expect(try wrong.json()["errors"].array.map { $0["pointer"] } == [.string("?archived")])

            let back = try await caller.ask(.delete, path, as: house.sam)
            #expect(try back.json()["archived"] == .truth(false))
            #expect(try await list("?archived=true").isEmpty)
            let unsent = try await caller.ask(.post, Route.apiArchive(draft.id).path, as: house.sam)
            #expect(unsent.status == .conflict)
        }
    }

    /// Also where there was nothing to put back.
    @Test func whatAnAdministratorIsShownByPuttingItBackIsAudited() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let shown = try await caller.ask(.delete, Route.apiArchive(email.id).path, as: house.ada)
            #expect(shown.status == .ok)
        }

        let entries = try await house.store.auditEntries(before: nil, limit: 10)
        #expect(entries.contains { $0.action == .emailOpenedByAdministrator && $0.subject == email.id.description })
    }

    @Test func aDeletedDraftCanBeRestored() async throws {
        let house = try await WebHouse()
        let email = try await house.draft()
        let path = "/api/v1/emails/\(email.id)"

        try await house.open { caller in
            let deletion = try await caller.ask(.delete, path, as: house.sam).json()
            #expect(try await caller.ask(.get, path, as: house.sam).status == .notFound)
            let undo = try #require(deletion["undo"].string)
            let restored = try await caller.ask(.post, "\(path)/restore", as: house.sam, body: #"{"undo":"\#(undo)"}"#)

            #expect(restored.status == .ok)
            #expect(try await caller.ask(.get, path, as: house.sam).status == .ok)
        }
    }

    @Test func nobodySendsFromSomebodyElsesAddress() async throws {
        let house = try await WebHouse()
        let body = #"{"from":{"address":"eve@seller.example"}}"#

        try await house.open { caller in
            let reply = try await caller.ask(.post, "/api/v1/emails", as: house.sam, body: body)
            #expect(reply.status == .forbidden)
            #expect(try reply.problem() == "sender-not-allowed")
            #expect(try reply.pointers() == ["/from/address"])
        }
    }

    @Test func theActivityTellsWhatIsBelievedAndWhy() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()

        try await house.open { caller in
            let path = "/api/v1/emails/\(email.id)"
            let items = try await caller.ask(.get, "\(path)/activity", as: house.sam).json()["items"].array
            #expect(Set(items.map { $0["kind"] }) == [.string("opened"), .string("clicked")])
            let click = try #require(items.first { $0["kind"] == .string("clicked") })
            #expect(click["verdict"] == .string("human"))
            #expect(click["reasons"] == .array([.string("a complete mail program")]))
            #expect(click["device"]["type"] == .string("phone"))
            #expect(click["link"]["url"] == .string("https://example.com/"))
            #expect(click["recipient"]["address"] == .string("maria@contoso.example"))
            let answer = try await caller.ask(.get, path, as: house.sam).json()
            #expect(answer["totals"]["opens"] == .integer(1) && answer["totals"]["clicks"] == .integer(1))
            let reach = answer["reach"]
            #expect(reach["clickedBy"] == .integer(1) && reach["viewedBy"] == .integer(0))
            #expect(reach["repliedBy"] == .integer(0))
        }
    }

    @Test func silencingIsShownAndUndone() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let path = "/api/v1/emails/\(email.id)/silence"

        try await house.open { caller in
            let silenced = try await caller.ask(.post, path, as: house.sam).json()
            #expect(silenced["silenced"] == .truth(true))
            let followed = try await caller.ask(.delete, path, as: house.sam).json()
            #expect(followed["silenced"] == .truth(false))
        }
    }

    @Test func followingIsDecidedAsOfNow() async throws {
        let house = try await WebHouse()
        try await house.store.addContact(name: "Jonas", address: "jonas@contoso.example", preference: .disallow)
        let path = "/api/v1/following"
        let body = #"{"to":[{"address":"jonas@contoso.example"}],"follow":true}"#

        try await house.open { caller in
            let decision = try await caller.ask(.post, path, as: house.sam, body: body).json()
            #expect(decision["state"] == .string("blocked"))
            #expect(decision["verdict"] == .truth(false))
            #expect(decision["blockedBy"] == .array([.string("jonas@contoso.example")]))
            let declined = try await caller.ask(.post, path, as: house.sam, body: #"{"follow":false}"#).json()
            #expect(declined["state"] == .string("off"))
            #expect(declined["wish"] == .truth(false))
            #expect(try await caller.ask(.post, path, as: house.sam, body: #"{"wish":true}"#).pointers() == ["/wish"])
        }
    }

    @Test func listsComeInPagesWithoutGapsOrRepeats() async throws {
        let house = try await WebHouse()
        for number in 0..<7 {
            _ = try await house.draft(subject: "Number \(number)")
            house.clock.advance(by: .milliseconds(number.isMultiple(of: 2) ? 0 : 5))
        }

        try await house.open { caller in
            var subjects: [String] = []
            var after = ""
            repeat {
                let page = try await caller.ask(.get, "/api/v1/emails?limit=3\(after)", as: house.sam).json()
                subjects += page["items"].array.compactMap { $0["subject"].string }
                after = page["next"].string.map { "&after=\($0)" } ?? ""
            } while !after.isEmpty
            #expect(subjects.count == 7)
            #expect(Set(subjects).count == 7)
        }
    }
}
