internal import Engagement
internal import Testing
internal import Tracking

@testable internal import Storage

@Suite struct SentFileTests {
    @Test func followedFilesAreOfferedForAsLongAsIsUsual() async throws {
        let house = try await House.open()
        let draft = try await house.draft(
            with: house.file("a.pdf"),
            house.file("b.pdf", content: "b", isFollowed: false),
            house.file("p.png", kind: .image, content: "p")
        )
        #expect(draft.files.map { $0.state(at: house.clock.now, in: draft.status) } == [.waiting, .waiting, .waiting])

        let email = try await house.send(draft.id)

        let states = email.files.map { $0.state(at: house.clock.now, in: email.status) }
        #expect(states == [.offered, .attached, .offered])
        #expect(email.files[0].expiresAt == house.clock.now + .seconds(90 * 86_400))
        #expect(email.files[2].expiresAt == nil)
        let facts = try await house.store.edgeState()
        #expect(Set(facts.files.keys) == [email.files[0].reference, email.files[2].reference])
        #expect(facts.files[email.files[0].reference] == email.files[0].manifest)
    }

    @Test func anUnfollowedEmailOffersNothingAndItsFilesAreGivenUp() async throws {
        let house = try await House.open()
        let draft = try await house.draft(
            with: house.file("a.pdf"),
            house.file("b.pdf", content: "b", isFollowed: false)
        )

        let email = try await house.send(draft.id, state: .off)

        #expect(email.files.map { $0.state(at: house.clock.now, in: email.status) } == [.attached, .attached])
        #expect(email.files.allSatisfy { $0.releasedAt != nil })
        #expect(try await house.store.edgeState().files.isEmpty)
        #expect(Set(try await house.store.releasedObjects(limit: 9)) == Set(draft.files.map(\.object)))
    }

    @Test func aContentThatAnotherEmailHasIsInUse() async throws {
        let house = try await House.open()
        let other = try await house.draft(with: house.file("a.pdf"))
        let draft = try await house.draft(with: house.file("a.pdf", isFollowed: false))

        try await house.send(draft.id)

        #expect(try await house.store.releasedObjects(limit: 9) == [draft.files[0].object])
        #expect(try await house.store.isInUse(draft.files[0].object))
        _ = try await house.store.deleteDraft(other.id, by: house.ada.viewer)
        #expect(try await house.store.isInUse(draft.files[0].object))
        house.clock.advance(by: DeletedDraft.keeping)
        try await house.store.purgeDeletedDrafts()
        #expect(try await !house.store.isInUse(draft.files[0].object))
    }

    @Test func whatIsOfferedCanBeTakenBackReplacedAndOfferedLonger() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.send(try await house.draft(with: house.file("a.pdf")).id)
        let file = email.files[0]
        func state() async throws -> FileState {
            let email = try await house.read(email.id)
            return email.files[0].state(at: house.clock.now, in: email.status)
        }

        try await store.updateFile(file.id, of: email.id, FileChange(isRevoked: true), by: ada)
        #expect(try await state() == .revoked)
        #expect(try await store.edgeState().files[file.reference]?.isRevoked == true)
        try await store.updateFile(file.id, of: email.id, FileChange(isRevoked: false), by: ada)
        #expect(try await state() == .offered)

        house.clock.advance(by: .seconds(91 * 86_400))
        #expect(try await state() == .expired)
        let later = house.clock.now + .seconds(3_600)
        try await store.updateFile(file.id, of: email.id, FileChange(expiresAt: .some(later)), by: ada)
        #expect(try await state() == .offered)

        let new = house.file("ignored.pdf", content: "a better quote")
        let replaced = try await store.replaceFile(file.id, of: email.id, with: new, by: ada)
        #expect(replaced.object == new.object && replaced.name == "a.pdf")
        #expect(replaced.replacedAt == house.clock.now)
        #expect(try await store.edgeState().files[file.reference]?.object == new.object)
        #expect(try await store.releasedObjects(limit: 9) == [])
        #expect(try await store.isInUse(file.object))
        let actions = Set(try await store.auditEntries(before: nil, limit: 9).map(\.action))
        #expect(actions.isSuperset(of: [.fileReplaced, .fileOfferedAgain, .fileTakenBack]))
    }

    @Test func replacingIsUndoneForADayAndThenTheOldContentIsGivenUp() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.send(try await house.draft(with: house.file("a.pdf")).id)
        let file = email.files[0]
        func replace(_ content: String) async throws -> ReplacedContent {
            house.clock.advance(by: .seconds(1))
            let new = house.file("a.pdf", content: content)
            let replaced = try await store.replaceFile(file.id, of: email.id, with: new, by: ada)
            return ReplacedContent(email: email.id, file: file.id, replacedAt: try #require(replaced.replacedAt))
        }

        let first = try await replace("second")
        let second = try await replace("third")
        await #expect(throws: StoreError.notFound, "only the last one is undone") {
            try await store.restoreContent(first, by: ada)
        }
        await #expect(throws: StoreError.notFound) { try await store.restoreContent(second, by: house.ben.viewer) }
        let undone = try await store.restoreContent(second, by: ada)
        #expect(undone.object == house.file("a.pdf", content: "second").object)
        #expect(undone.replacedAt == first.replacedAt)
        #expect(try await store.edgeState().files[file.reference]?.object == undone.object)
        #expect(try await store.restoreContent(first, by: ada) == file)
        await #expect(throws: StoreError.notFound) { try await store.restoreContent(first, by: ada) }

        let third = try await replace("fourth")
        house.clock.advance(by: ReplacedContent.keeping)
        try await store.releaseOldFiles()
        #expect(try await store.releasedObjects(limit: 9).contains(file.object))
        #expect(try await !store.isInUse(file.object))
        await #expect(throws: StoreError.notFound) { try await store.restoreContent(third, by: ada) }
    }

    @Test func replacingAgainLosesNoContentThoughTheClockStandsOrGoesBack() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.send(try await house.draft(with: house.file("a.pdf")).id)
        let file = email.files[0]
        func replace(_ content: String) async throws -> EmailFile {
            try await store.replaceFile(file.id, of: email.id, with: house.file("a.pdf", content: content), by: ada)
        }
        func restore(_ replaced: EmailFile) async throws -> EmailFile {
            let at = try #require(replaced.replacedAt)
            return try await store.restoreContent(
                ReplacedContent(email: email.id, file: file.id, replacedAt: at),
                by: ada
            )
        }

        let second = try await replace("second")
        let third = try await replace("third")
        house.clock.advance(by: .seconds(-1))
        let fourth = try await replace("fourth")
        for content in [file, second, third, fourth] { #expect(try await store.isInUse(content.object)) }
        #expect(try await restore(fourth) == third)
        #expect(try await restore(third) == second)
        #expect(try await restore(second) == file)
    }

    @Test func filesOfAWholeMessageAreKeptWithWhatStaysInside() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await store.submit(RawSubmission(bytes: [1], content: house.draft(), obstacle: nil), by: ada)
        func files(_ names: [String]) -> [EmailFile] {
            names.enumerated().map { ordinal, name in
                EmailFile(
                    submitted: house.file(name, content: name),
                    at: FileReference(email: email.id, kind: .file, ordinal: UInt16(ordinal)),
                    refusal: name.hasSuffix("exe") ? "A program." : nil,
                    now: house.clock.now
                )
            }
        }

        // A first try that got no further.
        try await store.beginSending(email.id, prepared: house.prepared(submittedFiles: files(["old.pdf"])))
        try await store.beginSending(email.id, prepared: house.prepared(submittedFiles: files(["a.pdf", "b.exe"])))
        try await store.failCopy(CopyReference(email: email.id, recipient: 0), reason: "No such mailbox")
        try await store.finishSending(email.id)

        let sent = try await house.read(email.id)
        #expect(sent.files.map(\.name) == ["a.pdf", "b.exe"])
        #expect(sent.files.map(\.refusal) == [nil, "A program."])
        #expect(sent.files.map { $0.servedAt != nil } == [true, false])
        #expect(sent.files.map { $0.releasedAt != nil } == [false, true])
        #expect(try await !store.isInUse(house.file("old.pdf", content: "old.pdf").object))
    }

    @Test func whatWentOutInsideStaysAsItIs() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let email = try await house.send(try await house.draft(with: house.file("a.pdf", isFollowed: false)).id)
        let file = email.files[0]

        await #expect(throws: StoreError.notADraft) {
            try await store.addFile(house.file("b.pdf"), to: email.id, by: ada)
        }
        await #expect(throws: StoreError.notADraft) { try await store.removeFile(file.id, of: email.id, by: ada) }
        await #expect(throws: StoreError.notADraft) {
            try await store.updateFile(file.id, of: email.id, FileChange(isFollowed: true), by: ada)
        }
        await #expect(throws: StoreError.self) {
            try await store.updateFile(file.id, of: email.id, FileChange(isRevoked: true), by: ada)
        }
        await #expect(throws: StoreError.self) {
            try await store.replaceFile(file.id, of: email.id, with: house.file("b.pdf"), by: ada)
        }
    }

    @Test func aContentIsGivenUpAWeekAfterItsTime() async throws {
        let house = try await House.open()
        let (store, ada) = (house.store, house.ada.viewer)
        let draft = try await house.draft(with: house.file("a.pdf"), house.file("b.pdf", content: "b"))
        let email = try await house.send(draft.id)
        let (expiring, revoked) = (email.files[0], email.files[1])
        try await store.updateFile(revoked.id, of: email.id, FileChange(isRevoked: true), by: ada)

        house.clock.advance(by: Store.contentKeeping)
        try await store.releaseOldFiles()
        #expect(try await store.releasedObjects(limit: 9) == [revoked.object])
        await #expect(throws: StoreError.self) {
            try await store.updateFile(revoked.id, of: email.id, FileChange(isRevoked: false), by: ada)
        }

        house.clock.advance(by: .seconds(90 * 86_400))
        try await store.releaseOldFiles()
        #expect(Set(try await store.releasedObjects(limit: 9)) == [revoked.object, expiring.object])
        let manifests = try await store.edgeState().files
        #expect(manifests[expiring.reference]?.isRevoked == true && manifests[revoked.reference]?.isRevoked == true)

        try await store.replaceFile(expiring.id, of: email.id, with: house.file("a.pdf", content: "new"), by: ada)
        #expect(try await store.edgeState().files[expiring.reference]?.isRevoked == false)
    }
}
