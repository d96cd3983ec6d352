import Storage

@testable import Web

extension WebHouse {
    /// Raises so many cards of Sam, each about an email that is held, a second after each other.
    func holdEmails(_ count: Int) async throws {
        for _ in 0..<count {
            let email = try await draft()
            _ = try await store.queue(email.id, by: sam.viewer)
            try await store.hold(email.id, reason: "Too large.")
            clock.advance(by: .seconds(1))
        }
    }
}
