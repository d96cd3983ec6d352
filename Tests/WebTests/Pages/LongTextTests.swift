import HTTPTypes
import Storage
import Testing

@testable import Web

/// What is typed or pasted and is too long: it is said beside the field, and nothing of it is cut.
@Suite struct LongTextTests {
    private static let subject = "Your quote" + String(repeating: "!", count: 2_000)
    private static let subjectWords = "A subject has at most 2000 characters; this one has 2010. Make it shorter."
    private static let note = "Ring her" + String(repeating: "!", count: 1_250)
    private static let noteWords = "A note has at most 1250 characters; this one has 1258. Make it shorter."

    private static func post(_ house: WebHouse, _ path: String, _ fields: [String: String]) async throws -> Reply {
        try await house.open { caller in
            let browser = try await caller.logIn(house.sam)
            let form = fields.merging(["csrf": browser.csrfToken]) { $1 }
            return try await caller.post(path, form: form, cookies: browser.cookies)
        }
    }

    @Test func theSubjectOfAnEmail() async throws {
        let house = try await WebHouse()
        let fields = [
            "do": "save", "from": house.sam.user.address, "to": "maria@contoso.example", "body": "Dear Maria",
            "format": "text", "subject": Self.subject,
        ]

        let reply = try await Self.post(house, "/compose", fields)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("id=\"subject-wrong\""))
        #expect(reply.text.contains(Self.subjectWords))
        #expect(reply.text.contains("value=\"\(Self.subject)\""))
        #expect(reply.text.contains("Dear Maria"))
        #expect(!reply.text.contains("maxlength=\"900\""))
    }

    @Test func theSubjectOfATemplate() async throws {
        let house = try await WebHouse()
        let fields = ["do": "save", "name": "First quote", "body": "Dear you", "subject": Self.subject]

        let reply = try await Self.post(house, "/templates/new", fields)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("id=\"subject-wrong\""))
        #expect(reply.text.contains(Self.subjectWords))
        #expect(reply.text.contains("value=\"\(Self.subject)\""))
        #expect(reply.text.contains("Dear you"))
        #expect(!reply.text.contains("maxlength=\"900\""))
    }

    @Test func theNoteOfAReminderBesideAnEmailThatIsWritten() async throws {
        let house = try await WebHouse()
        let fields = [
            "do": "save", "from": house.sam.user.address, "to": "maria@contoso.example", "body": "Dear Maria",
            "format": "text", "subject": "Your quote", "remindOf": "noReply", "remindTime": "threeDays",
            "remindNote": Self.note,
        ]

        let reply = try await Self.post(house, "/compose", fields)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("id=\"remind-note-wrong\""))
        #expect(reply.text.contains(Self.noteWords))
        #expect(reply.text.contains(Self.note))
        #expect(!reply.text.contains("maxlength=\"1250\""))
    }

    @Test func theNoteOfAReminderOfAnEmailThatLeft() async throws {
        let house = try await WebHouse()
        let email = try await house.openedEmail()
        let fields = ["do": "set", "remindOf": "noReply", "remindTime": "threeDays", "remindNote": Self.note]

        let reply = try await Self.post(house, Route.remindOfEmail(email.id).path, fields)

        #expect(reply.status == .unprocessableContent)
        #expect(reply.text.contains("id=\"remind-note-wrong\""))
        #expect(reply.text.contains(Self.noteWords))
        #expect(reply.text.contains(Self.note))
    }
}
