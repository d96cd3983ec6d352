internal import Engagement
internal import Mail
internal import Storage
internal import Synchronization
internal import Tracking

/// Passes on to the administrators what is written to the postmaster of the reply domain (RFC 5321 §4.5.1).
///
/// It goes as an email from the first of them to all of them, by the relay that their other mail takes. Whoever writes without
/// end is told to come back later: what strangers write must not become a flood in somebody's mailbox.
final class Postmaster: Sendable {
    private struct Hour {
        var number: Int64 = 0
        var letters = 0
    }

    private let store: Store
    private let domain: ReplyDomain
    private let hostName: String?
    private let clock: WallClock
    private let hour = Mutex(Hour())

    /// So many letters are passed on in an hour.
    private static let mostInAnHour = 20
    /// Of a longer text the rest is left out, in characters.
    private static let longestText = 20_000

    init(store: Store, domain: ReplyDomain, hostName: String?, clock: WallClock) {
        self.store = store
        self.domain = domain
        self.hostName = hostName
        self.clock = clock
    }

    /// Whether an address is the postmaster's, at the domain or at the server itself.
    func answers(to address: Address) -> Bool {
        let isPlace = address.domain == domain.name || address.domain == hostName?.lowercased()
        return isPlace && address.address.lowercased().hasPrefix("postmaster@")
    }

    /// Whether one more letter would be taken now.
    var hasRoom: Bool { letters { $0 < Self.mostInAnHour } }

    /// Sends a message on; says whether there was anybody to send it to.
    func passOn(_ bytes: [UInt8]) async throws(StoreError) -> Bool {
        let administrators = try await store.users().filter { $0.role == .administrator && $0.isActive }
        guard let first = administrators.first, let from = try await store.senderAddresses(of: first.id).first else {
            return false
        }
        let to = administrators.prefix(Draft.maximumRecipients).compactMap {
            try? Address(name: $0.name, address: $0.address)
        }
        let letter = try letter(bytes, from: from, to: to)
        // Counted first: what comes to nothing must not come without end either.
        letters { count in count += 1 }
        let draft = try await store.createDraft(letter, by: first.viewer)
        // At once: nobody is there who would call it back.
        try await store.queue(draft.id, at: clock.now, by: first.viewer)
        return true
    }

    private func letter(_ bytes: [UInt8], from: Address, to: [Address]) throws(StoreError) -> Draft {
        let message: InboundMessage
        do { message = try Message(bytes).read() } catch {
            throw .invalid(field: "message", problem: error.description)
        }
        let subject = message.subject.filter { !$0.isNewline }.prefix(200)
        let lines = [
            "Somebody wrote to postmaster@\(domain.name), for which this server takes mail:", "",
            "From: \(message.from.map(\.address).joined(separator: ", "))", "Subject: \(subject)", "",
            String(message.text.prefix(Self.longestText)),
        ]
        return Draft(
            from: from,
            to: to,
            subject: Self.plain("To the postmaster: \(subject)"),
            text: Self.plain(lines.joined(separator: "\n")),
            wish: false
        )
    }

    /// The text with nothing in it that would be filled in: a word joiner between braces shows nothing.
    private static func plain(_ text: String) -> String {
        text.replacing("{{", with: "{\u{2060}{")
    }

    private func letters<Result>(_ body: (inout Int) -> Result) -> Result {
        let number = clock.now.microseconds / 3_600_000_000
        return hour.withLock { hour in
            if hour.number != number { hour = Hour(number: number) }
            return body(&hour.letters)
        }
    }
}
