internal import Delivery
internal import SMTP
internal import Storage

/// Tries relays and mailboxes out, for the page that sets them up and for `inkling doctor`.
struct MailCheck: Sendable {
    private let relays: RelayCheck
    private let mailboxes: MailboxCheck

    init(door: RelayDoor, access: MailboxAccess, store: Store) {
        relays = RelayCheck(door: door, store: store)
        mailboxes = MailboxCheck(access: access, store: store)
    }

    /// With what the settings and the data folder of an installation say.
    init(settings: Settings, folder: DataFolder, store: Store) throws {
        let box = try SecretBox.open(keyFile: folder.mailServerKey)
        let door = RelayDoor(
            store: store,
            box: box,
            helloName: settings.trackingAddress.mailName,
            trustedCertificates: settings.mailTrustedCertificates,
            patience: .short
        )
        let access = MailboxAccess(store: store, box: box, trustedCertificates: settings.mailTrustedCertificates)
        self.init(door: door, access: access, store: store)
    }

    /// Says what is wrong in plain words, `nil` where nothing is.
    func problem(of server: MailServer) async throws -> String? {
        switch server.purpose {
        case .relay: try await relays.problem(of: server)
        case .mailbox: try await mailboxes.problem(of: server)
        }
    }
}
