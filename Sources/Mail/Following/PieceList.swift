/// Pieces of a document, and cuts between them where nothing was replaced.
struct PieceList {
    private(set) var pieces: [Piece]

    init(_ pieces: [Piece]) {
        self.pieces = pieces
    }

    /// A place between two pieces: before the piece at `index`.
    struct Cut {
        let place: Int
        let index: Int
        /// Whether a piece was divided for it.
        let isNew: Bool
    }

    /// Makes sure that a piece begins at `place`, a byte of the document that is in no replaced value.
    mutating func split(at place: Int) -> Cut {
        for (index, piece) in pieces.enumerated() {
            guard case .source(let range) = piece, range.upperBound > place else { continue }
            // Where `place` was in something taken out, the next piece follows it.
            guard range.lowerBound < place else { return Cut(place: place, index: index, isNew: false) }
            pieces[index] = .source(range.lowerBound..<place)
            pieces.insert(.source(place..<range.upperBound), at: index + 1)
            return Cut(place: place, index: index + 1, isNew: true)
        }
        return Cut(place: place, index: pieces.count, isNew: false)
    }
}
