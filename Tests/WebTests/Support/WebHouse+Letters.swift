import Storage
import Testing

@testable import Web

extension WebHouse {
    /// The paths of the links that confirm addresses, in the letters that wait to be sent: the first asked for first.
    func mailedLinks() async throws -> [String] {
        var links: [String] = []
        for waiting in try await store.emailsToSend(limit: 20) {
            let text = try await store.email(waiting.id, viewer: ada.viewer)?.text ?? ""
            let base = desk.configuration.publicAddress
            links += text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix(base) }
                .map { String($0.dropFirst(base.count)) }
        }
        return links
    }

    /// A draft of Sam's from an address that was theirs and is not any more.
    func draftFromLostAddress() async throws -> Email {
        try await store.addSenderAddress("sales@seller.example", to: sam.user.id, by: nil)
        var content = try Self.content(of: sam, to: ["maria@contoso.example"])
        content.from = try #require(try await store.senderAddresses(of: sam.user.id).last)
        let email = try await store.createDraft(content, by: sam.viewer)
        try await store.removeSenderAddress("sales@seller.example", of: sam.user.id, by: sam.user.id)
        return email
    }
}
