import Synchronization
import Testing
import Tracking
import Web

@testable import inkling

@Suite(.timeLimit(.minutes(5)))
struct ExaminationsTests {
    private let now = Instant(microseconds: 1_790_000_000_000_000)

    private func running(_ examinations: Examinations, _ body: () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await examinations.run() }
            defer { group.cancelAll() }
            try await body()
        }
    }

    private func until(_ isSo: () -> Bool) async throws {
        while !isSo() { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test func whatIsFoundIsToldOneByOneAndOneIsUnderWayAtATime() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let looks = Mutex(0)
        let examinations = Examinations(clock: WallClock { now }) { tell in
            looks.withLock { $0 += 1 }
            tell(.ok("first"))
            for await _ in gate { break }
            tell(.problem("second", remedy: "mend it"))
        }
        #expect(examinations.last == nil)
        let begun = examinations.begin()
        #expect(begun == ExaminationReport(startedAt: now))
        #expect(examinations.begin() == begun, "no other is begun meanwhile")

        try await running(examinations) {
            try await until { examinations.last?.findings == [.ok("first")] }
            #expect(examinations.last?.isOver == false)
            open.yield()
            try await until { examinations.last?.isOver == true }
            #expect(examinations.last?.findings.map(\.what) == ["first", "second"])
            #expect(looks.withLock(\.self) == 1)

            #expect(examinations.begin().findings.isEmpty, "the next one begins anew")
            open.yield()
            try await until { looks.withLock(\.self) == 2 && examinations.last?.isOver == true }
            #expect(examinations.last?.findings.count == 2)
        }
    }
}
