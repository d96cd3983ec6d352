internal import Engagement
package import Logging
package import Mail
package import SMTP
package import Storage
package import Tracking

/// The house behind the submission server: lets users' mail programs in, and takes what they send as if it had been written here.
package struct SubmissionHouse: Reception {
    private let store: Store
    private let maximumSize: Int
    private let logIn: @Sendable (Credentials, NetworkAddress) async throws -> ProgramAdmission
    private let agentFamily: @Sendable (String) async -> String
    private let logger: Logger
    private let clock: WallClock
    private let traces = RecentTraces()

    /// Puts it together.
    ///
    /// - Parameters:
    ///   - store: where messages go.
    ///   - maximumSize: the largest message, in bytes.
    ///   - logIn: finds out whose program it is.
    ///   - agentFamily: names the family of a program by what it calls itself.
    ///   - clock: what time it is.
    ///   - logger: where trouble with storage is told.
    package init(
        store: Store,
        maximumSize: Int,
        logIn: @escaping @Sendable (Credentials, NetworkAddress) async throws -> ProgramAdmission,
        agentFamily: @escaping @Sendable (String) async -> String,
        clock: WallClock = .system,
        logger: Logger
    ) {
        self.store = store
        self.maximumSize = maximumSize
        self.logIn = logIn
        self.agentFamily = agentFamily
        self.clock = clock
        self.logger = logger
    }

    /// Finds out whose program it is.
    package func admit(_ credentials: Credentials, from peer: Peer) async -> Admission<User> {
        guard let address = NetworkAddress(bytes: peer.bytes) else { return .refused(.logInAway) }
        do {
            return switch try await logIn(credentials, address) {
            case .user(let user): .who(user)
            case .wrong: .refused(.wrongLogIn)
            case .tooOften(let wait): .refused(.logInTooOften(wait))
            }
        } catch {
            logger.warning("A mail program could not be let in", metadata: ["error": "\(error)"])
            return .refused(.logInAway)
        }
    }

    /// Refuses an envelope's sender who is not the user.
    package func refusal(ofSender sender: Address?, by who: User?) async -> SMTP.Reply? {
        guard let who else { return .notLoggedIn }
        do {
            let own = try await store.senderAddresses(of: who.id)
            return own.contains { $0.key == sender?.key } ? nil : .senderNotAllowed
        } catch {
            return SMTP.Reply(error)
        }
    }

    /// Refuses nobody: the mail is for others.
    package func refusal(ofRecipient recipient: Address) async -> SMTP.Reply? { nil }

    /// Takes a message for exactly the recipients of its envelope; success means that it is on disk.
    package func take(_ message: ReceivedMessage, from who: User?, at peer: Peer) async -> ServerAnswer {
        guard let who else { return .no(.notLoggedIn) }
        do throws(Refusal) {
            let (submission, program) = try await read(message, by: who)
            let id: EmailID
            do { id = try await store.take(submission, by: who.viewer) } catch { throw Refusal(error) }
            await note(who, at: peer, program)
            return .each([SMTP.Reply(250, EnhancedStatus(2, 0, 0), "Taken as \(id)")])
        } catch {
            if case .storage(let trouble) = error.cause {
                logger.warning("A message could not be taken", metadata: ["error": "\(trouble)"])
            }
            return .no(error.reply)
        }
    }

    private func read(
        _ received: ReceivedMessage,
        by who: User
    ) async throws(Refusal) -> (submission: RawSubmission, program: String?) {
        let own: [Address]
        do { own = try await store.senderAddresses(of: who.id) } catch { throw Refusal(error) }
        let message: Message
        do { message = try Message(received.bytes) } catch { throw Refusal(.unreadable(error)) }
        var named: Set<String> = []
        let recipients = received.recipients.filter { named.insert($0.key).inserted }
        do {
            let submission = try RawSubmission(
                message,
                by: who,
                ownAddresses: own,
                at: clock.now,
                envelope: .only(recipients),
                maximumSize: maximumSize
            )
            let names = ["User-Agent", "X-Mailer"].flatMap { message.headerValues($0) }
            return (submission, names.first)
        } catch {
            throw Refusal(error)
        }
    }

    /// Remembers where a sender was seen: what their program fetches of their own mail is theirs (product §4.5).
    private func note(_ who: User, at peer: Peer, _ program: String?) async {
        guard let program, !peer.isLoopback, let address = NetworkAddress(bytes: peer.bytes) else { return }
        let trace = SessionTrace(address: address, agentFamily: await agentFamily(program))
        guard traces.isNew(trace, of: who.id, at: clock.now) else { return }
        // The message is taken: not remembering that is no reason to say otherwise.
        do { try await store.noteTrace(trace, of: who.id) } catch {
            logger.debug("Where a sender was seen could not be noted", metadata: ["error": "\(error)"])
        }
    }
}
