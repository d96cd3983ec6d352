internal import IMAP
internal import Logging
internal import Storage
internal import Tracking

/// One mailbox of storage, watched with the settings that it has now.
struct MailboxWatch: Sendable {
    /// What makes it another one, so that it is begun anew.
    struct Identity: Hashable {
        let settings: MailServerSettings
        let sealedSecret: [UInt8]?
        let allowsPrivateAddress: Bool

        init(_ server: MailServer) {
            settings = server.settings
            sealedSecret = server.sealedSecret
            allowsPrivateAddress = server.allowsPrivateAddress
        }
    }

    let server: MailServer
    let store: Store
    let access: MailboxAccess
    let limits: ReadingLimits
    let take: InboundTaker
    let clock: WallClock
    let logger: Logger

    /// Watches until it is cancelled.
    func run() async {
        let watcher = MailboxWatcher(
            place: server.settings.mailboxPlace,
            connector: access.connector(server),
            limits: limits,
            surroundings: surroundings,
            secondsNow: { clock.now.seconds },
            logger: logger
        )
        await watcher.run()
    }

    private var surroundings: MailboxWatcher.Surroundings {
        MailboxWatcher.Surroundings(
            credential: { try await access.credential(server) },
            position: { try await store.mailboxPosition(of: server.id).map { Position($0) } },
            keep: { try await store.keepMailboxPosition(MailboxPosition($0), of: server) },
            take: { try await take($0.bytes, server.seller) },
            tell: { await note($0) }
        )
    }

    /// Notes how it stands, so that a page can show it.
    private func note(_ standing: MailboxWatcher.Standing) async {
        let problem: String? =
            switch standing {
            case .watched(hasIdle: true): nil
            case .watched(hasIdle: false):
                "The server does not tell of new mail by itself (IDLE), so it is asked every minute."
            case .troubled(let problem): problem.description
            }
        do {
            try await store.noteProblem(problem, of: server.id)
        } catch {
            logger.warning("How a mailbox stands could not be noted", metadata: ["error": "\(error)"])
        }
    }
}

extension Instant {
    fileprivate var seconds: Int64 { microseconds / 1_000_000 }

    fileprivate init(seconds: Int64) {
        self.init(microseconds: seconds * 1_000_000)
    }
}

extension Position {
    fileprivate init(_ kept: MailboxPosition) {
        self.init(
            uidValidity: kept.uidValidity,
            lastUID: kept.lastUID,
            floor: kept.floor?.seconds,
            at: kept.at.seconds
        )
    }
}

extension MailboxPosition {
    fileprivate init(_ position: Position) {
        self.init(
            uidValidity: position.uidValidity,
            lastUID: position.lastUID,
            floor: position.floor.map { Instant(seconds: $0) },
            at: Instant(seconds: position.at)
        )
    }
}
