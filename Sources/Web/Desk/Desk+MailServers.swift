internal import Engagement
internal import Storage
internal import Tracking

extension Desk {
    /// The relays and mailboxes that somebody may set: their own, and for administrators the workspace's.
    func mailServers(settableBy viewer: Viewer) async throws -> [MailServer] {
        var servers: [MailServer] = []
        for purpose in MailServerPurpose.allCases {
            for owner in [viewer.user, nil] {
                let server = try await store.mailServer(purpose, of: owner, viewer: viewer)
                if let server { servers.append(server) }
            }
        }
        return servers
    }

    /// One of them.
    ///
    /// - Throws: where there is none of that id that they may set.
    func mailServer(_ id: MailServerID, settableBy viewer: Viewer) async throws -> MailServer {
        let found = try await mailServers(settableBy: viewer).first { $0.id == id }
        guard let found else { throw Problem(.notFound) }
        return found
    }
}

extension MailDesk {
    /// Seals a secret for whichever server it is kept with.
    func sealer(of secret: ServerSecret) -> @Sendable (MailServerID) throws -> [UInt8] {
        { try seal(secret, $0) }
    }
}
