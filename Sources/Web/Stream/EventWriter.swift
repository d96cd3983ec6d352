internal import Engagement
internal import Storage
internal import Tracking

/// Writes what just happened as a server-sent event, for the one whose business it is.
struct EventWriter: Sendable {
    let desk: Desk
    let user: User

    /// The event's lines; `nil` where it is nobody's or somebody else's business.
    func text(for turn: StreamTurn) async throws -> String? {
        switch turn {
        case .tick: ": \n\n"
        case .event(.missed): try Self.text("resync", Resync())
        case .event(let event) where event.seller == user.id: try await text(for: event)
        case .event, .end: nil
        }
    }

    private func text(for event: LiveEvent) async throws -> String? {
        switch event {
        case .interaction(let interaction, _):
            guard let email = try await desk.store.email(interaction.copy.email, viewer: user.viewer) else {
                return nil
            }
            return try Self.text("interaction", ActivityAnswer(interaction, of: email))
        case .card(let id, _, let raisedAt):
            guard let detail = try await desk.store.card(id, of: user.viewer) else { return nil }
            // What was handled, doubted or over by now is no news any more.
            let isNews = detail.card.waits(at: desk.clock.now) && !detail.card.isDoubtful
            return try Self.text("card", CardNews(card: CardAnswer(detail), raisedAt: isNews ? raisedAt : nil))
        case .email(let id, let status, _):
            return try Self.text("email", Change(id: id, status: status))
        case .reply(let id, let email, let recipient, _):
            return try Self.text("reply", Arrival(id: id, email: email, recipient: recipient))
        case .followingStopped(let copy, _):
            return try Self.text("stop", Stop(email: copy.email, recipient: copy.recipient))
        case .edgeStateChanged, .mailServersChanged, .missed:
            return nil
        }
    }

    /// There is nothing to say but that there was more: whoever listens asks for it.
    private struct Resync: Encodable {}

    /// A card, and when it came as new.
    private struct CardNews: Encodable {
        let card: CardAnswer
        let raisedAt: Instant?

        private enum Key: CodingKey {
            case raisedAt
        }

        func encode(to encoder: any Encoder) throws {
            try card.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(raisedAt, forKey: .raisedAt)
        }
    }

    private struct Arrival: Encodable {
        let id: ReplyID
        let email: EmailID
        let recipient: UInt16?
    }

    private struct Stop: Encodable {
        let email: EmailID
        let recipient: UInt16
    }

    private struct Change: Encodable {
        let id: EmailID
        let status: EmailStatus
    }

    /// JSON has no line breaks of its own here, so the data is one line.
    private static func text(_ name: String, _ data: some Encodable) throws -> String {
        "event: \(name)\ndata: \(String(decoding: try JSONAnswer.bytes(data), as: UTF8.self))\n\n"
    }
}
