package import Logging
package import Mail
package import SMTP
package import Storage
package import Tracking

/// The house behind the listener of the reply domain: takes what comes to the own address of a copy, from anybody, and
/// what is for its postmaster, and nothing else.
package struct ReplyHouse: Reception {
    private let store: Store
    private let domain: ReplyDomain
    private let postmaster: Postmaster
    private let logger: Logger

    /// Puts it together; `hostName` is what the server calls itself, and `logger` is told of trouble with storage.
    package init(
        store: Store,
        domain: ReplyDomain,
        hostName: String? = nil,
        clock: WallClock = .system,
        logger: Logger
    ) {
        self.store = store
        self.domain = domain
        postmaster = Postmaster(store: store, domain: domain, hostName: hostName, clock: clock)
        self.logger = logger
    }

    /// Lets nobody in: servers bring mail without a name.
    package func admit(_ credentials: Credentials, from peer: Peer) async -> Admission<Never> {
        .refused(SMTP.Reply(502, EnhancedStatus(5, 5, 1), "Nobody logs in here"))
    }

    /// Takes mail from everybody; reports of failure are sent by nobody.
    package func refusal(ofSender sender: Address?, by who: Never?) async -> SMTP.Reply? { nil }

    /// Refuses whoever is no copy of an email, but the postmaster.
    package func refusal(ofRecipient recipient: Address) async -> SMTP.Reply? {
        // RFC 5321 §4.5.1: where mail comes in, somebody is there to write to.
        if postmaster.answers(to: recipient) { return postmaster.hasRoom ? nil : .tooManyLetters }
        // RFC 5321 §3.6.2: what passes mail on for others is misused for spam.
        guard recipient.domain == domain.name else { return .otherDomain(domain.name) }
        do {
            return try await store.hasCopy(named: recipient.localPart) ? nil : .unknownCopy
        } catch {
            return away(error)
        }
    }

    /// Takes a message for the copies that it was sent to; success means that what it says is on disk.
    package func take(_ message: ReceivedMessage, from who: Never?, at peer: Peer) async -> ServerAnswer {
        let copies = message.recipients.filter { !postmaster.answers(to: $0) }
        do {
            if !copies.isEmpty { try await store.takeIn(message.bytes, toCopiesNamed: copies.map(\.localPart)) }
            if copies.count < message.recipients.count, try await !postmaster.passOn(message.bytes) {
                return .no(.nobodyLooks)
            }
            let taken = SMTP.Reply(250, EnhancedStatus(2, 0, 0), "Message taken")
            return .each(Array(repeating: taken, count: message.recipients.count))
        } catch {
            return .no(away(error))
        }
    }

    private func away(_ error: StoreError) -> SMTP.Reply {
        let reply = SMTP.Reply(error)
        if reply.code < 500 {
            logger.warning("Mail for the reply domain could not be taken", metadata: ["error": "\(error)"])
        }
        return reply
    }
}

extension Address {
    /// What stands before the @.
    fileprivate var localPart: String {
        address.lastIndex(of: "@").map { String(address[..<$0]) } ?? address
    }
}

extension SMTP.Reply {
    fileprivate static let unknownCopy = SMTP.Reply(
        550,
        EnhancedStatus(5, 1, 1),
        "There is no such address; write to the sender of the mail that you answer"
    )

    fileprivate static let tooManyLetters = SMTP.Reply(
        450,
        EnhancedStatus(4, 7, 1),
        "The postmaster got many letters within the hour; try again later"
    )

    fileprivate static let nobodyLooks = SMTP.Reply(
        550,
        EnhancedStatus(5, 1, 1),
        "No administrator looks after this server"
    )

    fileprivate static func otherDomain(_ domain: String) -> SMTP.Reply {
        SMTP.Reply(550, EnhancedStatus(5, 7, 1), "Only mail for \(domain) is taken here")
    }
}
