internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct TemplateTests {
    private func names(_ query: TemplateQuery, of user: User, in house: House) async throws -> [String] {
        try await house.store.templates(query, viewer: user.viewer).map(\.name)
    }

    @Test func keepsWhatWasWritten() async throws {
        let house = try await House.open()
        let content = TemplateContent(
            name: " Erstes Angebot ",
            language: "de-at",
            isShared: true,
            subject: "Ihr Angebot, {{recipient.firstName|}}",
            html: "<p>Guten Tag</p>",
            text: "Guten Tag"
        )

        let made = try await house.store.createTemplate(content, by: house.ada.viewer)
        let found = try #require(try await house.store.template(made.id, viewer: house.ben.viewer))

        #expect(found == made)
        #expect(found.content.name == "Erstes Angebot")
        #expect(found.content.language == "de-AT")
        #expect(found.content.html == "<p>Guten Tag</p>")
        #expect(found.version == 1)
    }

    @Test(arguments: [
        (TemplateContent(name: " "), "name"), (TemplateContent(name: "a\nb"), "name"),
        (TemplateContent(name: String(repeating: "a", count: 201)), "name"),
        (TemplateContent(name: "a", language: "german"), "language"),
        (TemplateContent(name: "a", subject: "Hi\r\nBcc: x@y.test"), "subject"),
    ])
    func refusesWhatMustNotBeKeptAndNamesThePlace(content: TemplateContent, field: String) async throws {
        let house = try await House.open()

        let error = await #expect(throws: StoreError.self) {
            try await house.store.createTemplate(content, by: house.ada.viewer)
        }
        guard case .invalid(field, _) = error else { return #expect(Bool(false), "\(String(describing: error))") }
    }

    @Test func personalOnesAreTheirSellersAloneAndSharedOnesAreEverybodys() async throws {
        let house = try await House.open()
        let mine = try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer)
        try await house.store.createTemplate(TemplateContent(name: "Ours", isShared: true), by: house.ada.viewer)

        #expect(try await names(TemplateQuery(), of: house.ada, in: house) == ["Mine", "Ours"])
        #expect(try await names(TemplateQuery(scope: .personal), of: house.ada, in: house) == ["Mine"])
        #expect(try await names(TemplateQuery(scope: .shared), of: house.ada, in: house) == ["Ours"])
        for other in [house.ben, house.manager, house.administrator] {
            #expect(try await names(TemplateQuery(), of: other, in: house) == ["Ours"])
        }
        #expect(try await house.store.template(mine.id, viewer: house.ben.viewer) == nil)
        #expect(try await house.store.template(mine.id, viewer: house.manager.viewer) == nil)
    }

    @Test func anAdministratorMayLookAtAPersonalOneWhichIsAudited() async throws {
        let house = try await House.open()
        let mine = try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer)

        let seen = try await house.store.template(mine.id, viewer: house.administrator.viewer)

        #expect(seen == mine)
        let looks = try await house.store.auditEntries(before: nil, limit: 50)
            .filter { $0.action == .templateOpenedByAdministrator }
        #expect(looks.map(\.subject) == [mine.id.description])
        await #expect(throws: StoreError.notYours) {
            try await house.store.archiveTemplate(mine.id, by: house.administrator.viewer)
        }
    }

    @Test func everybodyChangesASharedOneAndOnlyWhoMadeItTakesItBack() async throws {
        let house = try await House.open()
        let shared = TemplateContent(name: "Ours", isShared: true)
        let made = try await house.store.createTemplate(shared, by: house.ada.viewer)

        var changed = shared
        changed.subject = "Your quote"
        let second = try await house.store.updateTemplate(made.id, to: changed, expecting: 1, by: house.ben.viewer)
        #expect(second.version == 2)
        await #expect(throws: StoreError.versionConflict(current: 2)) {
            try await house.store.updateTemplate(made.id, to: shared, expecting: 1, by: house.ada.viewer)
        }
        changed.isShared = false
        await #expect(throws: StoreError.self) {
            try await house.store.updateTemplate(made.id, to: changed, expecting: nil, by: house.ben.viewer)
        }
        try await house.store.updateTemplate(made.id, to: changed, expecting: nil, by: house.ada.viewer)
        await #expect(throws: StoreError.notFound) {
            try await house.store.updateTemplate(made.id, to: shared, expecting: nil, by: house.ben.viewer)
        }
    }

    @Test func findsByWordsAndLanguageAndGoesOnPageByPage() async throws {
        let house = try await House.open()
        let contents = [
            TemplateContent(name: "Élan", language: "fr", subject: "Bonjour"),
            TemplateContent(name: "angebot", language: "de-AT"), TemplateContent(name: "Zusage", language: "de"),
        ]
        for content in contents { try await house.store.createTemplate(content, by: house.ada.viewer) }
        let ada = house.ada.viewer

        #expect(try await names(TemplateQuery(), of: house.ada, in: house) == ["angebot", "Élan", "Zusage"])
        #expect(try await names(TemplateQuery(text: "bonj"), of: house.ada, in: house) == ["Élan"])
        #expect(try await names(TemplateQuery(text: "%"), of: house.ada, in: house) == [])
        #expect(try await names(TemplateQuery(language: "de"), of: house.ada, in: house) == ["angebot", "Zusage"])
        #expect(try await names(TemplateQuery(language: "de-AT"), of: house.ada, in: house) == ["angebot"])
        let first = try await house.store.templates(TemplateQuery(limit: 1), viewer: ada)
        let rest = try await house.store.templates(TemplateQuery(after: first.last?.id), viewer: ada)
        #expect(rest.map(\.name) == ["Élan", "Zusage"])
    }

    @Test func aDeletedOneIsGoneUntilThatIsUndone() async throws {
        let house = try await House.open()
        let made = try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer)

        let archived = try await house.store.archiveTemplate(made.id, by: house.ada.viewer)
        #expect(try await names(TemplateQuery(), of: house.ada, in: house) == [])
        #expect(try await house.store.template(made.id, viewer: house.ada.viewer) == nil)
        await #expect(throws: StoreError.notFound) {
            try await house.store.restoreTemplate(archived, by: house.ben.viewer)
        }

        #expect(try await house.store.restoreTemplate(archived, by: house.ada.viewer) == made)
        await #expect(throws: StoreError.notFound) {
            try await house.store.restoreTemplate(archived, by: house.ada.viewer)
        }
    }

    @Test func anEmailCountsOnlyForATemplateThatItsSellerMayUse() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let mine = try await store.createTemplate(TemplateContent(name: "Mine"), by: ada)
        let bens = try await store.createTemplate(TemplateContent(name: "Ben’s"), by: house.ben.viewer)

        let draft = try await store.createDraft(house.draft(template: mine.id), by: ada)
        #expect(draft.template == mine.id)
        for id in [bens.id, .new(at: house.clock.now)] {
            let error = await #expect(throws: StoreError.self) {
                try await store.createDraft(house.draft(template: id), by: ada)
            }
            guard case .invalid("template", _) = error else { return #expect(Bool(false), "\(id)") }
        }
        // A draft that is there already goes on counting for one that was deleted.
        try await store.archiveTemplate(mine.id, by: ada)
        let saved = try await store.updateDraft(draft.id, to: Draft(of: draft), expecting: nil, by: ada)
        #expect(saved.template == mine.id)
        let plain = try await store.updateDraft(draft.id, to: house.draft(), expecting: nil, by: ada)
        #expect(plain.template == nil)
    }

    @Test func aWholeMessageNamesItsTemplateInItsHeader() async throws {
        let house = try await House.open()
        let mine = try await house.store.createTemplate(TemplateContent(name: "Mine"), by: house.ada.viewer)
        let message = { (id: TemplateID) in
            RawSubmission(bytes: [65], content: try house.draft(template: id), obstacle: nil)
        }

        let email = try await house.store.submit(message(mine.id), by: house.ada.viewer)
        #expect(email.template == mine.id)
        let error = await #expect(throws: StoreError.self) {
            try await house.store.submit(message(.new(at: house.clock.now)), by: house.ada.viewer)
        }
        guard case .invalid("x-inkling-template", let words) = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(words.contains("X-Inkling-Template"))
    }
}
