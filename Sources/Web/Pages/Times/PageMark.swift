internal import Tracking

/// A place in a list that is sorted by time, as it stands in the address of its next page.
struct PageMark<Subject>: Hashable {
    let at: Instant
    let id: ID<Subject>

    init(at: Instant, id: ID<Subject>) {
        self.at = at
        self.id = id
    }

    /// Reads what ``text`` printed; `nil` for anything else, which shows the first page.
    init?(_ text: String?) {
        guard let place: (at: Instant, id: ID<Subject>) = text.flatMap({ CursorText.place($0) }) else { return nil }
        self.init(at: place.at, id: place.id)
    }

    var text: String { CursorText.text(at, id) }
}
