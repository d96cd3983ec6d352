internal import Storage
internal import Tracking

extension Desk {
    /// Mails a link to an address that somebody wants to send from.
    func requestSenderAddress(_ address: String, for user: User) async throws(StoreError) -> SenderRequest {
        let secret = secrets.secret()
        let place = configuration.publicAddress
        let link = place + Route.confirmSenderAddress(secret).path
        return try await store.requestSenderAddress(
            address,
            of: user.id,
            secretHash: secret.hash,
            subject: ConfirmationLetter.subject,
            text: ConfirmationLetter(to: address, for: user, link: link, at: place).text
        )
    }
}
