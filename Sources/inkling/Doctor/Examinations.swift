internal import ServiceLifecycle
internal import Storage
internal import Synchronization
internal import Tracking
internal import Web

/// Examines the running installation whenever an administrator asks, and remembers the last report until the server stops.
final class Examinations: Service {
    /// Looks at everything, and tells each thing that it finds.
    typealias Looking = @Sendable (_ tell: @escaping @Sendable (Finding) -> Void) async -> Void

    private let look: Looking
    private let clock: WallClock
    private let report = Mutex<ExaminationReport?>(nil)
    private let orders: AsyncStream<Void>
    private let order: AsyncStream<Void>.Continuation

    init(clock: WallClock = .system, look: @escaping Looking) {
        self.look = look
        self.clock = clock
        (orders, order) = AsyncStream.makeStream()
    }

    /// Of a running server: by its settings, with the database that it has open.
    convenience init(_ settings: Settings, _ store: Store) {
        let examination = Examination(settings: settings, store: store)
        self.init { await examination.run($0) }
    }

    /// For the page.
    var desk: DoctorDesk { DoctorDesk(begin: { self.begin() }, last: { self.last }) }

    /// The last one.
    var last: ExaminationReport? { report.withLock(\.self) }

    /// Begins one, unless one is under way, and says how that stands.
    func begin() -> ExaminationReport {
        let (begun, isNew) = report.withLock { report in
            if let report, !report.isOver { return (report, false) }
            let begun = ExaminationReport(startedAt: clock.now)
            report = begun
            return (begun, true)
        }
        if isNew { order.yield() }
        return begun
    }

    /// Looks whenever it is asked for, until the server stops; what is under way then is given up.
    func run() async throws {
        await withDiscardingTaskGroup { group in
            for await _ in orders.cancelOnGracefulShutdown() {
                group.addTask {
                    await self.look { finding in self.report.withLock { $0?.findings.append(finding) } }
                    self.report.withLock { $0?.isOver = true }
                }
            }
            group.cancelAll()
        }
    }
}
