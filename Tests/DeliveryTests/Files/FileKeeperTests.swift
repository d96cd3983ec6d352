import Files
import Foundation
import Logging
import Storage
import Synchronization
import Testing
import Tracking

@testable import Delivery

@Suite struct FileKeeperTests {
    /// A clock that is set by hand, near the time of the disk.
    private final class HandClock: Sendable {
        let now = Mutex(Instant(Date()))
        var wallClock: WallClock { WallClock { [self] in now.withLock { $0 } } }
        func advance(by duration: Duration) { now.withLock { $0 = $0 + duration } }
    }

    private let clock = HandClock()

    private func keeper(_ office: Office) -> FileKeeper {
        FileKeeper(store: office.store, objects: office.objects, clock: clock.wallClock, logger: Logger(label: "test"))
    }

    private func isStored(_ object: ObjectID, in office: Office) async -> Bool {
        (try? await office.objects.bytes(of: object)) != nil
    }

    @Test func attachedFilesGoOnceTheEmailIsSent() async throws {
        let office = try await Office(clock: clock.wallClock)
        let draft = try await office.draft(with: [("offer.pdf", true), ("list.pdf", false)])
        let (followed, attached) = (draft.files[0].object, draft.files[1].object)
        let keeper = keeper(office)

        clock.advance(by: .seconds(3_600))
        await keeper.tidy(sweeping: false)
        #expect(await isStored(attached, in: office))

        _ = try await office.deliver(draft.id)
        await keeper.tidy(sweeping: false)

        #expect(await !isStored(attached, in: office))
        #expect(await isStored(followed, in: office))
        #expect(try await office.store.releasedObjects(limit: 9) == [])
    }

    @Test func whatAnotherDraftHasStays() async throws {
        let office = try await Office(clock: clock.wallClock)
        let draft = try await office.draft(with: [("offer.pdf", false)])
        _ = try await office.draft(with: [("offer.pdf", false)])
        clock.advance(by: .seconds(3_600))

        _ = try await office.deliver(draft.id)
        await keeper(office).tidy(sweeping: true)

        #expect(await isStored(draft.files[0].object, in: office))
        #expect(try await office.store.releasedObjects(limit: 9) == [])
    }

    @Test func whatWasStoredAMomentAgoIsLeftForAWhile() async throws {
        let office = try await Office(clock: clock.wallClock)
        let object = try await office.objects.store(Array("abandoned".utf8)).id
        try await office.store.releaseUnused(object)
        let keeper = keeper(office)

        await keeper.tidy(sweeping: true)
        #expect(await isStored(object, in: office))

        clock.advance(by: FileKeeper.grace + .seconds(3_600))
        await keeper.tidy(sweeping: false)
        #expect(await !isStored(object, in: office))
    }

    @Test func whatNoEmailEverNamedGoesAfterADay() async throws {
        let office = try await Office(clock: clock.wallClock)
        let object = try await office.objects.store(Array("orphan".utf8)).id
        let keeper = keeper(office)

        clock.advance(by: FileKeeper.orphanGrace - .seconds(3_600))
        await keeper.tidy(sweeping: true)
        #expect(await isStored(object, in: office))

        clock.advance(by: .seconds(7_200))
        await keeper.tidy(sweeping: true)
        #expect(await !isStored(object, in: office))
    }
}
