internal import Delivery
internal import Edge
internal import Files
internal import IMAP
internal import Logging
internal import SMTP
internal import ServiceLifecycle
internal import Storage
internal import Tracking
internal import Web

/// What mail leaves by and comes in by, and what setting its ways up needs.
struct MailParts {
    /// Seals passwords, and tries relays and mailboxes out.
    let desk: MailDesk
    private let signing: DKIMKeyReader
    private let courier: Courier
    private let mailboxes: MailboxAccess
    private let tests: TestMails
    private let store: Store
    private let logger: Logger

    init(settings: Settings, folder: DataFolder, store: Store, logger: Logger) throws {
        let box = try SecretBox.open(keyFile: folder.mailServerKey)
        func door(_ patience: RelayPatience) -> RelayDoor {
            RelayDoor(
                store: store,
                box: box,
                helloName: settings.trackingAddress.mailName,
                trustedCertificates: settings.mailTrustedCertificates,
                patience: patience
            )
        }
        let mailboxes = MailboxAccess(store: store, box: box, trustedCertificates: settings.mailTrustedCertificates)
        let check = MailCheck(door: door(.short), access: mailboxes, store: store)
        let tests = TestMails(door: door(.short), access: mailboxes, store: store)
        desk = MailDesk(
            seal: { try box.seal($0, for: $1) },
            check: { try await check.problem(of: $0) },
            beginTest: { tests.begin(for: $0) },
            test: { tests.mail(of: $0) }
        )
        signing = try DKIMKeyReader(folder: DKIMKeyFolder(path: folder.signingKeys), logger: logger)
        courier = Courier(door: door(.standard))
        self.mailboxes = mailboxes
        self.tests = tests
        self.store = store
        self.logger = logger
    }

    /// The way out, what puts sent mail into its sellers' mailboxes, and what reads there.
    func services(
        _ settings: Settings,
        objects: ObjectStore,
        keys: KeyRingReader,
        base: TrackingBase
    ) -> [any Service] {
        let outbox = Outbox(
            store: store,
            objects: objects,
            keys: { keys.ring },
            base: base,
            signer: DKIMSigner { [signing] in signing.keys },
            limits: FileLimits(message: Int64(settings.messageLimit)),
            courier: courier,
            replyDomain: settings.inbound.domain,
            logger: logger
        )
        let filer = SentFiler(access: mailboxes, keys: { keys.ring }, maximumMessage: settings.messageLimit)
        let filing = SentFiling(store: store, logger: logger) { try await filer.file($0, in: $1) }
        let digests = DigestWriter(address: "\(settings.webAddress)")
        let schedules: [any Service] = [
            Schedule(store: store, logger: logger), ReminderSchedule(store: store, logger: logger),
            SnoozeSchedule(store: store, logger: logger),
            DigestSchedule(store: store, logger: logger) { digests.letter(for: $0) },
        ]
        return [signing, outbox] + schedules + [filing, watchers(settings), tests]
    }

    private func watchers(_ settings: Settings) -> MailboxWatchers {
        MailboxWatchers(
            store: store,
            access: mailboxes,
            limits: ReadingLimits(message: settings.messageLimit),
            logger: logger
        ) { [store] bytes, owner in
            do {
                _ = try await store.takeIn(bytes, at: owner)
            } catch StoreError.invalid {
                // What can't be read as a message is nobody's answer, and must not hold back what comes behind it.
            }
        }
    }
}
