internal import Edge

/// The journal as a whole, as `inkling journal inspect` prints it.
struct JournalSummary: JournalLine {
    private let takenInUpTo: String
    private var segments = 0
    private var hits = 0
    private var waiting = 0
    private var damages = 0
    private var setAside = 0

    init(takenInUpTo place: String) {
        takenInUpTo = place
    }

    mutating func add(_ segment: JournalInspection.Segment, waiting: Int) {
        segments += 1
        hits += segment.hits
        self.waiting += waiting
        damages += segment.damages.count
    }

    mutating func add(_ piece: SetAside.Piece) {
        setAside += 1
    }
}
