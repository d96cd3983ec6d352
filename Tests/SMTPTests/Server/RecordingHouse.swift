import Mail
import Synchronization

@testable import SMTP

/// A house that lets everybody in and keeps what it takes.
final class RecordingHouse: Reception {
    private let messages = Mutex<[String]>([])

    /// Each message behind the name of who brought it.
    var taken: [String] { messages.withLock { $0 } }

    func admit(_ credentials: Credentials, from peer: Peer) async -> Admission<String> { .who(credentials.name) }
    func refusal(ofSender sender: Address?, by who: String?) async -> Reply? { nil }
    func refusal(ofRecipient recipient: Address) async -> Reply? { nil }

    func take(_ message: ReceivedMessage, from who: String?, at peer: Peer) async -> ServerAnswer {
        let text = "\(who ?? "nobody"): " + String(decoding: message.bytes, as: UTF8.self)
        messages.withLock { $0.append(text) }
        return .yes
    }
}
