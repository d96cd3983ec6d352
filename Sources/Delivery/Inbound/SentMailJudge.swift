internal import Foundation
internal import IMAP
internal import Mail
internal import Synchronization
package import Tracking

/// Says what a message in a folder for sent mail is, by its content: only who opens its tokens knows what we made.
package struct SentMailJudge: Sendable {
    private let email: EmailID
    private let messageID: String
    private let keys: KeyRing

    /// Takes the email, the `Message-ID` of its copies without angle brackets, and the keys that sealed their tokens.
    package init(email: EmailID, messageID: String, keys: KeyRing) {
        self.email = email
        self.messageID = messageID
        self.keys = keys
    }

    /// What a message is; anything that can't be read or is not this email is something else.
    func judge(_ bytes: [UInt8]) -> FiledMessage {
        // A server searches for parts of a text: an id that has this one in it is found as well.
        guard let message = try? Message(bytes), message.messageID == messageID else { return .other }
        let hasToken = Mutex(false)
        let look: @Sendable ([UInt8]) -> Void = { url in
            if isOurs(url) { hasToken.withLock { $0 = true } }
        }
        let rules = FollowingRules(
            restore: { url in
                look(url)
                return nil
            },
            isOwnBeacon: { url in
                look(url)
                return false
            }
        )
        guard let plan = try? CopyPlan(message: message, rules: rules, missingMessageID: "", missingDate: .distantPast)
        else { return .other }
        _ = plan.restored()
        return hasToken.withLock { $0 } ? .followedCopy : .cleanCopy
    }

    private func isOurs(_ url: [UInt8]) -> Bool {
        guard let address = TrackingAddress(url: String(decoding: url, as: UTF8.self)),
            let token = try? keys.open(address.token.utf8)
        else { return false }
        return token.copy.email == email
    }
}
