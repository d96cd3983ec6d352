internal import Storage
internal import Tracking

extension CardCursor {
    /// Reads what ``text`` printed; `nil` for anything else.
    init?(_ text: String) {
        let pieces = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard pieces.count == 2, let part = Part(rawValue: String(pieces[0])),
            let place: (at: Instant, id: CardID) = CursorText.place(String(pieces[1]))
        else { return nil }
        self.init(part: part, at: place.at, id: place.id)
    }

    /// As it stands in addresses.
    var text: String { "\(part.rawValue).\(CursorText.text(at, id))" }
}
