internal import Engagement
internal import Storage
internal import Tracking

extension House {
    /// The whole timeline of an email, newest first.
    func activity(of email: EmailID, for user: User, includingMachines: Bool = true) async throws -> [Interaction] {
        try await store.activity(of: email, viewer: user.viewer, includingMachines: includingMachines, limit: 10_000)
    }

    /// Ada's open cards.
    func cards() async throws -> [CardDetail] {
        try await store.cards(of: ada.viewer, includingHandled: false, limit: 100)
    }
}

extension JournalPosition {
    /// A little further.
    var next: JournalPosition { JournalPosition(segment: segment, offset: offset + 1) }
}

extension Array where Element == LiveEvent {
    /// Everything that was told until the stream ended.
    init(_ events: LiveEvents) async {
        self.init()
        for await event in events {
            append(event)
        }
    }
}
