internal import Engagement
package import Files
internal import Foundation
package import Logging
internal import Mail
internal import ServiceLifecycle
package import Storage
package import Tracking

/// The way out: takes what sellers sent, makes a copy for each recipient and hands it over, here to the sandbox.
///
/// Storage alone says what is to be sent, so whatever a stop or a crash leaves undone is done at the next start. A copy
/// that was handed over is never handed over again (design §3.10).
package struct Outbox: Service {
    private let store: Store
    private let objects: ObjectStore
    private let keys: @Sendable () -> KeyRing
    private let base: TrackingBase
    private let signer: DKIMSigner
    private let limits: FileLimits
    private let clock: WallClock
    private let logger: Logger
    private let pauses = Pauses()

    /// Storage is looked through this often even if nobody says that there is something: another process may have put it in.
    private static let pause = Duration.seconds(1)

    /// Puts it together; `keys` are asked for anew with every email and seal its tokens, at `base` the tracking listener is
    /// reached from outside, `signer` signs its copies, and nothing larger than `limits` say leaves.
    package init(
        store: Store,
        objects: ObjectStore,
        keys: @escaping @Sendable () -> KeyRing,
        base: TrackingBase,
        signer: DKIMSigner = .none,
        limits: FileLimits = FileLimits(),
        clock: WallClock = .system,
        logger: Logger
    ) {
        self.store = store
        self.objects = objects
        self.keys = keys
        self.base = base
        self.signer = signer
        self.limits = limits
        self.clock = clock
        self.logger = logger
    }

    /// Sends until the server stops; the email at hand is finished first.
    package func run() async throws {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        wake.yield()
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await wakeOnQueuedEmail(wake) }
                group.addTask {
                    while (try? await Task.sleep(for: Self.pause)) != nil { wake.yield() }
                }
                for await _ in wakes {
                    await sendWaiting()
                }
                group.cancelAll()
            }
        } onGracefulShutdown: {
            wake.finish()
        }
    }

    private func wakeOnQueuedEmail(_ wake: AsyncStream<Void>.Continuation) async {
        for await event in store.live.events() {
            switch event {
            case .email(_, .sending, _), .missed: wake.yield()
            default: break
            }
        }
    }

    /// Sends everything that waits now.
    ///
    /// An email that can't be sent is logged and left alone for a pause, so that it keeps nobody else's back.
    package func sendWaiting() async {
        do {
            while !Task.isShuttingDownGracefully {
                let waiting = try await emailsToSend()
                if waiting.isEmpty { return }
                for email in waiting where !Task.isShuttingDownGracefully {
                    await attempt(email)
                }
            }
        } catch {
            logger.error("What waits to be sent could not be read", metadata: ["error": "\(error)"])
        }
    }

    private func emailsToSend() async throws(StoreError) -> [EmailID] {
        let limit = 20 + pauses.count
        let all = try await store.emailsToSend(limit: limit)
        if all.count < limit { pauses.keep(only: Set(all)) }
        let now = clock.now
        return all.filter { !pauses.holds($0, at: now) }
    }

    private func attempt(_ email: EmailID) async {
        do {
            if try await send(email) == .sending {
                // What still waits after it was sent would come again at once.
                pauses.begin(for: email, at: clock.now)
            } else {
                pauses.end(for: email)
            }
        } catch {
            let pause = pauses.begin(for: email, at: clock.now)
            logger.error(
                "An email could not be sent; it is tried again after a pause",
                metadata: ["email": "\(email)", "pause": "\(pause)", "error": "\(error)"]
            )
        }
    }

    /// Says where the email stands afterwards; `sending` where it can't be told.
    private func send(_ id: EmailID) async throws -> EmailStatus {
        guard let outgoing = try await store.outgoing(id) else { return .sending }
        let waiting = outgoing.copies.map(\.recipient).filter { $0.status == .waiting }
        let messageID = outgoing.email.messageID ?? newMessageID(for: outgoing)
        do {
            let writer = try await writer(for: outgoing, messageID: messageID)
            try await begin(id, with: writer)
            for recipient in waiting {
                try await handOver(recipient, of: outgoing, writer: writer)
            }
        } catch CopyError.tooLarge(let limit) where !outgoing.isPartlyHandedOver {
            try await store.hold(id, reason: CopyError.tooLarge(limit: limit).reason)
            return .held
        } catch let error as CopyError {
            for recipient in waiting {
                let copy = CopyReference(email: id, recipient: recipient.ordinal)
                try await store.failCopy(copy, reason: error.reason)
            }
        }
        let status = try await store.finishSending(id)
        logger.info("Email left", metadata: ["email": "\(id)", "status": "\(status.rawValue)"])
        return status
    }

    /// Decides on following, then reads no more files than the copies carry inside.
    private func writer(for outgoing: Outgoing, messageID: String) async throws -> CopyWriter {
        let now = clock.now
        let decision = try CopyWriter.decide(outgoing, messageID: messageID, now: now)
        let carried = outgoing.carried(isFollowed: decision.isFollowed)
        guard carried.reduce(0, { $0 + FileLimits.carried($1.size) }) <= limits.message else {
            throw CopyError.tooLarge(limit: limits.message)
        }
        return try CopyWriter(
            outgoing,
            decision: decision,
            contents: try await FileContents.read(carried, from: objects),
            submitted: try await submittedFiles(of: outgoing, decision, now: now),
            keys: try sealingKeys(for: outgoing, isFollowed: decision.isFollowed),
            base: base,
            messageID: messageID,
            now: now
        )
    }

    /// The keys as they are now; with one that is blocked nothing new is sealed, since its links lead nowhere.
    ///
    /// Where none is left it throws no ``CopyError``, which would give the copies up: the email waits until there is one.
    private func sealingKeys(for outgoing: Outgoing, isFollowed: Bool) throws(KeyRingError) -> KeyRing {
        isFollowed ? try keys().refusing(outgoing.blocked.keys) : keys()
    }

    /// What the followed copies of a whole message offer by addresses; of one that is partly out already the same as then.
    private func submittedFiles(
        of outgoing: Outgoing,
        _ decision: FollowingDecision,
        now: Instant
    ) async throws -> SubmittedFiles {
        guard case .raw(let bytes) = outgoing.source, decision.isFollowed else { return .none }
        let message = try CopyWriter.message(bytes)
        if outgoing.isPartlyHandedOver { return SubmittedFiles(of: message, keptAs: outgoing.email.files) }
        let reader = SubmittedFileReader(
            email: outgoing.email.id,
            settings: outgoing.settings,
            limits: limits,
            now: now
        )
        return try await reader.read(message, into: objects)
    }

    private func begin(_ id: EmailID, with writer: CopyWriter) async throws {
        let prepared = Prepared(
            decision: writer.decision,
            messageID: writer.plan.messageID,
            links: writer.links,
            clean: writer.clean,
            submittedFiles: writer.submittedFiles
        )
        try await store.beginSending(id, prepared: prepared)
    }

    private func handOver(_ recipient: Recipient, of outgoing: Outgoing, writer: CopyWriter) async throws {
        let copy = CopyReference(email: outgoing.email.id, recipient: recipient.ordinal)
        try await store.deliverToSandbox(
            copy,
            recipient: recipient.address.address,
            subject: outgoing.email.subject,
            bytes: try signer.signed(writer.copy(for: recipient.ordinal), from: outgoing.email.from, at: clock.now)
        )
    }

    private func newMessageID(for outgoing: Outgoing) -> String {
        var generator = SystemRandomNumberGenerator()
        let domain = outgoing.email.from.address.split(separator: "@").last ?? "localhost"
        return MessageID.new(domain: domain, using: &generator)
    }
}
