internal import Engagement
internal import SQLite
internal import Testing
internal import Tracking

@testable internal import Storage

/// What the step that notes how well recipients were known makes of mail that left before it.
@Suite struct AudienceMigrationTests {
    @Test func tellsOfOldMailWhatWasNotedOfNewMail() async throws {
        let database = try SQLiteDatabase.inMemory()
        let house = try await House.open(database: database)
        let store = house.store
        let template = try await store.createTemplate(TemplateContent(name: "Quote"), by: house.ada.viewer)
        func send(to address: String = "maria@buyer.test") async throws {
            house.clock.advance(by: .seconds(60))
            let draft = try house.draft(to: [address], template: template.id)
            let email = try await store.createDraft(draft, by: house.ada.viewer)
            try await house.send(email.id)
            house.clock.advance(by: .seconds(60))
        }
        func audiences() async throws -> [Audience: Int] {
            let found = try await store.templates(TemplateQuery(), viewer: house.ada.viewer)
            return try #require(found.first).outcomes.audiences.mapValues(\.sent)
        }
        try await send()
        try await send()
        try await house.answer(from: "maria@buyer.test")
        try await send()
        let day = Day(house.clock.now - .seconds(86_400))
        let jonas = try await store.addContact(name: "Jonas", address: "jonas@buyer.test")
        try await store.addOpportunity(name: "Filler") { opportunity in
            opportunity.contacts = [jonas.id]
            opportunity.stage = .won
            opportunity.closedOn = day
        }
        try await send(to: "jonas@buyer.test")
        let noted = try await audiences()
        #expect(noted == [.strangers: 1, .acquaintances: 1, .correspondents: 1, .customers: 1])

        let step = try #require(Migration.audiences.statements.last)
        try await database.write { sql in
            _ = try sql.run("UPDATE emails SET audience = NULL", [])
            _ = try sql.run(step, [])
        }

        #expect(try await audiences() == noted)
    }
}
