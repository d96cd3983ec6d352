internal import Delivery
internal import Edge
internal import Files
internal import Logging
internal import SMTP
internal import Storage
internal import Tracking
internal import Web

/// What mail leaves by, and what setting its ways up needs.
struct MailParts {
    /// Seals passwords, and tries relays out.
    let desk: MailDesk
    private let courier: Courier
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
        let check = RelayCheck(door: door(.short), store: store)
        desk = MailDesk(seal: { try box.seal($0, for: $1) }, check: { try await check.problem(of: $0) })
        courier = Courier(door: door(.standard))
        self.store = store
        self.logger = logger
    }

    /// The way out.
    func outbox(
        _ settings: Settings,
        objects: ObjectStore,
        keys: KeyRingReader,
        signing: DKIMKeyReader,
        base: TrackingBase
    ) -> Outbox {
        Outbox(
            store: store,
            objects: objects,
            keys: { keys.ring },
            base: base,
            signer: DKIMSigner { signing.keys },
            limits: FileLimits(message: Int64(settings.messageLimit)),
            courier: courier,
            logger: logger
        )
    }
}
