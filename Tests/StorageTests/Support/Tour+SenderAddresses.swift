internal import Storage
internal import Tracking

extension Tour {
    /// An address that is asked for, taken back, confirmed and taken away.
    func visitSenderAddresses() async throws {
        let (store, ada) = (house.store, house.ada.id)
        for secret: UInt8 in [1, 2] {
            try await store.requestSenderAddress(
                "sales@other.test",
                of: ada,
                secretHash: [secret],
                subject: "s",
                text: "t"
            )
            _ = try await store.senderRequests(of: ada)
            _ = try await store.senderLink(secretHash: [secret], for: ada)
            if secret == 1 { try await store.withdrawSenderRequest("sales@other.test", of: ada) }
        }
        try await store.confirmSenderAddress(secretHash: [2], by: ada)
        try await store.removeSenderAddress("sales@other.test", of: ada, by: ada)
        try await store.removeExpiredSenderRequests()
    }
}
