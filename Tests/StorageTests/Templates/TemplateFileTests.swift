internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct TemplateFileTests {
    private func template(_ house: House, files: NewFile...) async throws -> Template {
        let made = try await house.store.createTemplate(TemplateContent(name: "Quote"), by: house.ada.viewer)
        for file in files { try await house.store.addFile(file, to: made.id, by: house.ada.viewer) }
        return try #require(try await house.store.template(made.id, viewer: house.ada.viewer))
    }

    @Test func filesAreFollowedOrNotMixedFreely() async throws {
        let house = try await House.open()
        let template = try await template(
            house,
            files: house.file("a.pdf", isFollowed: true),
            house.file("b.pdf", isFollowed: nil)
        )

        #expect(template.files.map(\.isFollowed) == [true, false])
        let changed = try await house.store.updateFile(
            template.files[1].id,
            of: template.id,
            name: "c.pdf",
            isFollowed: true,
            by: house.ada.viewer
        )
        #expect(changed.name == "c.pdf")
        #expect(changed.isFollowed)
    }

    @Test func takesOnlyWhatAnEmailCouldGoOutWith() async throws {
        let house = try await House.open()
        let template = try await template(house)
        let (store, ada) = (house.store, house.ada.viewer)

        await #expect(throws: StoreError.self) {
            try await store.addFile(house.file("a.exe", isProgram: true), to: template.id, by: ada)
        }
        await #expect(throws: StoreError.self) {
            try await store.addFile(house.file("a.pdf", size: 101 * 1_024 * 1_024), to: template.id, by: ada)
        }
        await #expect(throws: StoreError.self) {
            try await store.addFile(
                house.file("a.pdf", size: 26 * 1_024 * 1_024, isFollowed: false),
                to: template.id,
                by: ada
            )
        }
        await #expect(throws: StoreError.notFound) {
            try await store.addFile(house.file("a.pdf"), to: template.id, by: house.ben.viewer)
        }
    }

    @Test func theFilesOfATemplateBecomeFilesOfTheDraft() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let template = try await template(
            house,
            files: house.file("b.pdf", content: "2", isFollowed: false),
            house.file("c.pdf", content: "3")
        )
        let email = try await house.draft(with: house.file("a.pdf"))

        let attached = try await store.attachFiles(of: template.id, to: email.id, by: ada)

        let files = try await house.read(email.id).files
        #expect(files.map(\.name) == ["a.pdf", "b.pdf", "c.pdf"])
        #expect(files.map(\.isFollowed) == [true, false, true])
        #expect(attached == Array(files.dropFirst()))
        try await store.removeFile(attached[0].id, of: email.id, by: ada)
        #expect(try await store.template(template.id, viewer: ada)?.files.count == 2)
        await #expect(throws: StoreError.notFound) {
            try await store.attachFiles(of: template.id, to: email.id, by: house.ben.viewer)
        }
    }

    @Test func aFileIsPutBackWithinADayAndItsContentIsKeptAsLongAsSomethingHasIt() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let template = try await template(house, files: house.file("a.pdf"))
        let file = try #require(template.files.first)

        let removed = try await store.removeFile(file.id, of: template.id, by: ada)
        #expect(try await store.file(file.id, of: template.id, viewer: ada) == nil)
        #expect(try await store.restoreFile(removed, by: ada) == file)

        try await store.removeFile(file.id, of: template.id, by: ada)
        try await store.releaseOldFiles()
        #expect(try await store.isInUse(file.object))
        house.clock.advance(by: .seconds(2 * 86_400))
        try await store.releaseOldFiles()
        #expect(try await store.releasedObjects(limit: 9) == [file.object])
        #expect(try await store.isInUse(file.object) == false)
    }
}
