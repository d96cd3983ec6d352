package import Logging

/// Watches one mailbox until it is cancelled, over as many connections as it takes.
package struct MailboxWatcher: Sendable {
    /// What is known of a mailbox, for whoever set it up.
    package enum Standing: Hashable, Sendable {
        /// It is watched; without `IDLE` mail is noticed within a minute.
        case watched(hasIdle: Bool)
        /// It is not, for now.
        case troubled(MailboxProblem)
    }

    /// What it needs of others.
    package struct Surroundings: Sendable {
        /// Gives the credential, anew for each connection.
        package let credential: @Sendable () async throws -> Credential
        /// Gives the position that was kept last.
        package let position: @Sendable () async throws -> Position?
        /// Keeps a position.
        package let keep: @Sendable (Position) async throws -> Void
        /// Takes a message; it may be given one twice.
        package let take: @Sendable (ArrivedMessage) async throws -> Void
        /// Hears how it stands, whenever that changes.
        package let tell: @Sendable (Standing) async -> Void

        /// Puts them together.
        package init(
            credential: @escaping @Sendable () async throws -> Credential,
            position: @escaping @Sendable () async throws -> Position?,
            keep: @escaping @Sendable (Position) async throws -> Void,
            take: @escaping @Sendable (ArrivedMessage) async throws -> Void,
            tell: @escaping @Sendable (Standing) async -> Void
        ) {
            self.credential = credential
            self.position = position
            self.keep = keep
            self.take = take
            self.tell = tell
        }
    }

    private let place: MailboxPlace
    private let connector: MailboxConnector
    private let limits: ReadingLimits
    private let surroundings: Surroundings
    private let secondsNow: @Sendable () -> Int64
    private let generator: @Sendable () -> any RandomNumberGenerator
    private let pause: @Sendable (Duration) async throws -> Void
    private let logger: Logger

    /// Puts it together; `secondsNow` tells the seconds since 1970.
    package init(
        place: MailboxPlace,
        connector: MailboxConnector,
        limits: ReadingLimits = ReadingLimits(),
        surroundings: Surroundings,
        secondsNow: @escaping @Sendable () -> Int64,
        generator: @escaping @Sendable () -> any RandomNumberGenerator = { SystemRandomNumberGenerator() },
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) },
        logger: Logger
    ) {
        self.place = place
        self.connector = connector
        self.limits = limits
        self.surroundings = surroundings
        self.secondsNow = secondsNow
        self.generator = generator
        self.pause = pause
        self.logger = logger
    }

    /// Watches until it is cancelled.
    package func run() async {
        var backOff = BackOff()
        var told: Standing?
        var generator: any RandomNumberGenerator = generator()
        while !Task.isCancelled {
            var standing: Standing?
            let problem = await watch {
                standing = $0
                await tell($0, after: &told)
            }
            guard !Task.isCancelled else { return }
            if standing != nil { backOff.reset() }
            // A connection that ends after it went well is nothing to tell: the next one comes at once.
            if standing == nil { await tell(.troubled(problem), after: &told) }
            let length = backOff.next(needsHelp: problem.needsHelp, using: &generator)
            guard (try? await pause(length)) != nil else { return }
        }
    }

    private func tell(_ standing: Standing, after told: inout Standing?) async {
        guard told != standing else { return }
        told = standing
        await surroundings.tell(standing)
    }

    /// Watches over one connection, and says why that ended.
    private func watch(_ settled: (Standing) async -> Void) async -> MailboxProblem {
        do {
            let dialogue = Watching(
                credential: try await credential(),
                security: place.security,
                position: try await surroundings.position(),
                startedAt: secondsNow(),
                limits: limits
            )
            let connection = MailboxConnection(
                connector: connector,
                place: place,
                maximumLiteral: limits.message + MailboxConnection.slack
            )
            try await connection.hold(dialogue) { effect in
                switch effect {
                case .take(let message): try await surroundings.take(message)
                case .keep(let position): try await surroundings.keep(position)
                case .passOver(let uid):
                    logger.warning("A message is passed over, the server does not give it", metadata: ["uid": "\(uid)"])
                case .settle(let hasIdle): await settled(.watched(hasIdle: hasIdle))
                }
            }
            return .ended("")
        } catch let problem as MailboxProblem {
            return problem
        } catch {
            if !Task.isCancelled { logger.error("A mailbox can't be watched", metadata: ["error": "\(error)"]) }
            return .notTaken
        }
    }

    private func credential() async throws(MailboxProblem) -> Credential {
        do {
            return try await surroundings.credential()
        } catch {
            throw error as? MailboxProblem ?? .unusable("\(error)")
        }
    }
}
