package import Files
package import Logging
internal import ServiceLifecycle
package import Storage
package import Tracking

/// The way out: takes what sellers sent, makes a copy for each recipient and hands it over, to the relay that serves the seller
/// or, where there is none, to the sandbox.
///
/// Storage alone says what is to be sent, so whatever a stop or a crash leaves undone is done at the next start. A copy
/// that was handed over is never handed over again, nor one of which nobody knows (design §3.10).
package struct Outbox: Service {
    private let errand: EmailErrand
    private let pauses = Pauses()
    private let lanes = Lanes()

    private var store: Store { errand.store }
    private var clock: WallClock { errand.clock }
    private var logger: Logger { errand.logger }

    /// Storage is looked through this often even if nobody says that there is something: another process may have put it in.
    private static let pause = Duration.seconds(1)
    /// At a stop a relay is waited for so long.
    private static let farewell = Duration.seconds(10)
    /// So many emails of each seller are looked at, besides those that leave or are left alone.
    private static let batch = 20

    /// Puts it together; `keys` are asked for anew with every email and seal its tokens, at `base` the tracking listener is
    /// reached from outside, `signer` signs its copies, nothing larger than `limits` say leaves, and reports of failure go to
    /// `replyDomain`, or to the sender where there is none.
    package init(
        store: Store,
        objects: ObjectStore,
        keys: @escaping @Sendable () -> KeyRing,
        base: TrackingBase,
        signer: DKIMSigner = .none,
        limits: FileLimits = FileLimits(),
        courier: Courier? = nil,
        replyDomain: ReplyDomain? = nil,
        clock: WallClock = .system,
        logger: Logger
    ) {
        errand = EmailErrand(
            store: store,
            objects: objects,
            keys: keys,
            base: base,
            signer: signer,
            limits: limits,
            courier: courier,
            replyDomain: replyDomain,
            clock: clock,
            logger: logger
        )
    }

    /// Sends until the server stops; the copies at hand are finished first.
    package func run() async throws {
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        wake.yield()
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { helpers in
                helpers.addTask { await wakeOnQueuedEmail(wake) }
                helpers.addTask { await tick(wake) }
                helpers.addTask { await hangUpAtStop() }
                // What leaves is not cancelled: the relay's word would be lost.
                await withDiscardingTaskGroup { leaving in
                    for await _ in wakes {
                        for email in await nextEmails() {
                            leaving.addTask {
                                await attempt(email)
                                wake.yield()
                            }
                        }
                    }
                }
                helpers.cancelAll()
            }
        } onGracefulShutdown: {
            wake.finish()
        }
        errand.courier?.hangUp()
    }

    private func wakeOnQueuedEmail(_ wake: AsyncStream<Void>.Continuation) async {
        for await event in store.live.events() {
            switch event {
            case .email(_, .sending, _), .mailServersChanged, .missed: wake.yield()
            default: break
            }
        }
    }

    private func tick(_ wake: AsyncStream<Void>.Continuation) async {
        while (try? await Task.sleep(for: Self.pause)) != nil {
            errand.courier?.tidy()
            wake.yield()
        }
    }

    private func hangUpAtStop() async {
        guard (try? await gracefulShutdown()) != nil, (try? await Task.sleep(for: Self.farewell)) != nil else { return }
        errand.courier?.hangUp()
    }

    /// Sends everything that waits now.
    ///
    /// An email that can't be sent is logged and left alone for a pause, so that it keeps nobody else's back.
    package func sendWaiting() async {
        await withTaskGroup(of: Void.self) { leaving in
            repeat {
                for email in await nextEmails() {
                    leaving.addTask { await attempt(email) }
                }
            } while await leaving.next() != nil
        }
    }

    /// An email that is let out, and the relay that it leaves by.
    private struct Next {
        let email: EmailID
        let server: MailServer?
    }

    /// Lets out those that wait, as far as there is room on their way.
    private func nextEmails() async -> [Next] {
        guard !Task.isShuttingDownGracefully else { return [] }
        do {
            let limit = Self.batch + pauses.count + lanes.count
            let waiting = try await store.emailsToSend(limit: limit)
            if waiting.count < limit { pauses.keep(only: Set(waiting.map(\.id))) }
            guard !waiting.isEmpty else { return [] }
            let relays = errand.courier == nil ? [] : try await store.mailServers(.relay)
            let now = clock.now
            return waiting.filter { !pauses.holds($0.id, at: now) }.compactMap { waiting in
                let server = relays.first { $0.seller == waiting.seller } ?? relays.first { $0.seller == nil }
                guard lanes.enter(waiting.id, Lanes.Lane(server)) else { return nil }
                return Next(email: waiting.id, server: server)
            }
        } catch {
            logger.error("What waits to be sent could not be read", metadata: ["error": "\(error)"])
            return []
        }
    }

    private func attempt(_ next: Next) async {
        defer { lanes.leave(next.email) }
        do {
            switch try await errand.send(next.email, through: next.server) {
            case .finished, .later: pauses.end(for: next.email)
            // What still waits after it was sent would come again at once.
            case .stuck: pauses.begin(for: next.email, at: clock.now)
            }
        } catch {
            let pause = pauses.begin(for: next.email, at: clock.now)
            logger.error(
                "An email could not be sent; it is tried again after a pause",
                metadata: ["email": "\(next.email)", "pause": "\(pause)", "error": "\(error)"]
            )
        }
    }
}
