internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct FileTests {
    @Test func keepsFilesInTheirOrderAndUsesNoPlaceTwice() async throws {
        let house = try await House.open()
        let email = try await house.draft(
            with: house.file("a.pdf"),
            house.file("b.pdf"),
            house.file("p.png", kind: .image)
        )

        try await house.store.removeFile(email.attachments[1].id, of: email.id, by: house.ada.viewer)
        try await house.store.addFile(house.file("c.pdf"), to: email.id, by: house.ada.viewer)

        let files = try await house.read(email.id).files
        #expect(files.map(\.name) == ["a.pdf", "c.pdf", "p.png"])
        #expect(files.map(\.reference.ordinal) == [0, 2, 0])
        #expect(files.map(\.kind) == [.file, .file, .image])
    }

    @Test(arguments: [(false, nil, false), (true, nil, true), (true, false, false), (false, true, true)])
    func isFollowedAsAskedElseAsTheWorkspaceDoes(usual: Bool, wish: Bool?, expected: Bool) async throws {
        let house = try await House.open()
        let settings = WorkspaceSettings(isFollowingOn: true, followsNewFiles: usual)
        try await house.store.updateSettings(settings, by: nil)

        let email = try await house.draft(with: house.file("a.pdf", isFollowed: wish))

        #expect(email.attachments.map(\.isFollowed) == [expected])
    }

    @Test func isNotThereForAnotherSeller() async throws {
        let house = try await House.open()
        let (store, ben) = (house.store, house.ben.viewer)
        let email = try await house.draft(with: house.file("a.pdf"))
        let file = email.files[0]

        #expect(try await store.file(file.id, of: email.id, viewer: ben) == nil)
        await #expect(throws: StoreError.notFound) { try await store.checkTakesFiles(email.id, by: ben) }
        await #expect(throws: StoreError.notFound) {
            try await store.addFile(house.file("b.pdf"), to: email.id, by: ben)
        }
        await #expect(throws: StoreError.notFound) { try await store.removeFile(file.id, of: email.id, by: ben) }
        await #expect(throws: StoreError.notFound) {
            try await store.updateFile(file.id, of: email.id, FileChange(name: "b.pdf"), by: ben)
        }
        await #expect(throws: StoreError.notFound) {
            try await store.replaceFile(file.id, of: email.id, with: house.file("b.pdf"), by: ben)
        }
    }

    @Test func administratorsSeeFilesButDoNotTouchThem() async throws {
        let house = try await House.open()
        let (store, cleo) = (house.store, house.administrator.viewer)
        let email = try await house.draft(with: house.file("a.pdf"))
        let file = email.files[0]

        #expect(try await store.file(file.id, of: email.id, viewer: cleo) == file)
        await #expect(throws: StoreError.notYours) { try await store.removeFile(file.id, of: email.id, by: cleo) }
        await #expect(throws: StoreError.notYours) {
            try await store.updateFile(file.id, of: email.id, FileChange(name: "b.pdf"), by: cleo)
        }
    }

    @Test func whatWasTakenOutCanBePutBackForADay() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.draft(with: house.file("a.pdf"))

        let removed = try await store.removeFile(email.files[0].id, of: email.id, by: ada)
        #expect(try await house.read(email.id).files == [])
        try await store.restoreFile(removed, by: ada)
        #expect(try await house.read(email.id).files == email.files)

        let again = try await store.removeFile(email.files[0].id, of: email.id, by: ada)
        house.clock.advance(by: DeletedDraft.keeping)
        try await store.releaseOldFiles()
        await #expect(throws: StoreError.notFound) { try await store.restoreFile(again, by: ada) }
        #expect(try await store.releasedObjects(limit: 9) == [email.files[0].object])
    }

    @Test(arguments: ["a/b.pdf", "", "..", "a\nb", String(repeating: "x", count: 256), "a\u{202E}fdp.exe"])
    func refusesNamesThatMislead(name: String) async throws {
        let house = try await House.open()
        let email = try await house.draft(with: house.file("a.pdf"))

        await #expect(throws: StoreError.self) {
            try await house.store.addFile(house.file(name), to: email.id, by: house.ada.viewer)
        }
        await #expect(throws: StoreError.self) {
            try await house.store.updateFile(
                email.files[0].id,
                of: email.id,
                FileChange(name: name),
                by: house.ada.viewer
            )
        }
    }

    @Test func programsAreAttachedButNotFollowed() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.draft(
            with: house.file("setup.exe", isFollowed: false),
            house.file("offer.pdf", isProgram: true, isFollowed: false)
        )

        for file in email.files {
            await #expect(throws: StoreError.self) {
                try await store.updateFile(file.id, of: email.id, FileChange(isFollowed: true), by: ada)
            }
        }
        await #expect(throws: StoreError.self) { try await store.addFile(house.file("a.JAR"), to: email.id, by: ada) }

        try await store.updateSettings(WorkspaceSettings(isFollowingOn: true, allowsPrograms: true), by: nil)
        try await store.updateFile(email.files[0].id, of: email.id, FileChange(isFollowed: true), by: ada)
    }

    @Test func keepsTheLimitsOfFilesAndOfTheMessage() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let limits = FileLimits(followedFile: 1_000, followedFiles: 1_500, message: 40_000)
        let email = try await store.createDraft(house.draft(), by: ada)
        func add(_ size: Int64, isFollowed: Bool) async throws -> EmailFile {
            let file = house.file("a.pdf", size: size, isFollowed: isFollowed)
            return try await store.addFile(file, to: email.id, limits: limits, by: ada)
        }

        await #expect(throws: StoreError.self) { try await add(1_001, isFollowed: true) }
        let first = try await add(1_000, isFollowed: true)
        await #expect(throws: StoreError.self) { try await add(501, isFollowed: true) }
        _ = try await add(500, isFollowed: true)
        await #expect(throws: StoreError.self) { try await add(20_000, isFollowed: false) }
        _ = try await add(14_000, isFollowed: false)
        await #expect(throws: StoreError.self) {
            let larger = house.file("a.pdf", content: "2", size: 1_001)
            return try await store.replaceFile(first.id, of: email.id, with: larger, limits: limits, by: ada)
        }
    }
}
