internal import Edge

/// Something that was set aside, as `inkling journal inspect` prints it.
struct JournalPieceLine: JournalLine {
    private let setAside: String
    private let bytes: Int
    private let hits: Int

    init(_ piece: SetAside.Piece) {
        setAside = "\(piece.place)"
        bytes = piece.bytes
        hits = piece.hits.count
    }
}
