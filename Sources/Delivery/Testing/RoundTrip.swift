internal import IMAP
internal import Mail
internal import SMTP
internal import Storage
internal import Tracking

/// The way of one test mail: through the relay that serves somebody, and back into their mailbox.
///
/// It is not followed, stands in no list, and what reads the mailbox finds no email of ours that it answers.
struct RoundTrip: Sendable {
    let door: RelayDoor
    let access: MailboxAccess
    let store: Store
    let clock: WallClock
    /// So long the mail is waited for.
    var patience = Duration.seconds(30)

    /// Goes the whole way, and tells how far it came.
    func run(for user: User, tell: @Sendable (TestMail.Standing) -> Void) async {
        do {
            guard let relay = try await store.mailServer(.relay, serving: user.id) else {
                return tell(.failed("There is no relay yet, so mail lands in the sandbox. Set one up first."))
            }
            let word = Self.word(at: clock.now)
            if let problem = try await problem(handing: message(for: user, word: word), to: relay) {
                return tell(.failed(problem))
            }
            guard let mailbox = try await store.mailServer(.mailbox, serving: user.id) else {
                return tell(.takenByRelay)
            }
            tell(.awaited)
            tell(await wait(for: word, to: user.address, in: mailbox))
        } catch {
            tell(.failed("The test could not be made: \(error)"))
        }
    }

    /// Letters and digits that no other subject has.
    private static func word(at now: Instant) -> String {
        EmailID.new(at: now).description.filter { $0 != "-" }
    }

    private func message(for user: User, word: String) throws -> RelayMessage {
        let address = try Address(name: user.name, address: user.address)
        let composition = Composition(
            from: address,
            to: [address],
            subject: "Test of your mailbox \(word)",
            html: nil,
            text: "This is the test mail that you asked for. It left through your relay and came back. "
                + "It is not followed; you can delete it.\n",
            date: clock.now.date,
            messageID: "\(word)@\(address.domain)"
        )
        return RelayMessage(sender: address, recipient: address, content: try composition.message())
    }

    /// What the relay has against it, in words; `nil` where it took it.
    private func problem(handing message: RelayMessage, to relay: MailServer) async throws -> String? {
        let connection: RelayConnection
        do throws(RelayFailure) {
            connection = try await door.open(relay)
        } catch {
            return error.words(at: relay)
        }
        defer { connection.end() }
        let handover: Handover
        if let answer = await connection.offer(message) {
            handover = answer
        } else {
            handover = await connection.sendContent()
        }
        switch handover {
        case .accepted: return nil
        case .temporary(let refusal):
            return "The relay can’t take mail from \(message.sender.address) now: “\(refusal)”. Try again later."
        case .permanent(let refusal):
            return "The relay does not take mail from \(message.sender.address): “\(refusal)”. Whoever signs in there "
                + "must be allowed to send from this address."
        case .unknown(let failure): return "\(failure) It may have taken the mail all the same."
        case .notTried(let failure): return failure.words(at: relay)
        }
    }

    private func wait(for word: String, to address: String, in mailbox: MailServer) async -> TestMail.Standing {
        do {
            let trial = access.trial(of: mailbox)
            let credential = try await access.credential(mailbox)
            let found = try await trial.run(credential: credential, awaiting: word, for: patience)
            guard !found.hasArrived else { return .arrived }
            return .failed(
                "The relay took the mail, and it is not in the inbox after \(patience.components.seconds) seconds. Look among the spam, and "
                    + "whether mail to \(address) goes to this mailbox at all."
            )
        } catch {
            return .failed("The relay took the mail. \(MailboxProblem.words(error, at: mailbox))")
        }
    }
}
