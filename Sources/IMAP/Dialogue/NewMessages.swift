/// The messages behind a place: those with the lowest numbers, as many as may be known at once.
struct NewMessages {
    /// A message that is to be read.
    struct Entry: Hashable {
        let uid: UInt32
        /// As the server says.
        let size: Int
    }

    /// What is to be read, lowest number first.
    private(set) var entries: [Entry] = []
    /// The highest number that was seen, also of what is passed over; 0 where nothing was.
    private(set) var highest: UInt32 = 0
    private let position: Position
    private let limit: Int

    /// Nothing was seen behind the position yet.
    init(behind position: Position, limit: Int) {
        self.position = position
        self.limit = limit
    }

    /// Takes what the server says of one.
    mutating func add(_ message: FetchedMessage) {
        // `n:*` names the last message even where its number is lower (RFC 3501 §6.4.8).
        guard let uid = message.uid, uid > position.lastUID, let size = message.size else { return }
        highest = max(highest, uid)
        if let floor = position.floor, let date = message.internalDate, date < floor { return }
        if let last = entries.last, entries.count == limit, uid > last.uid { return }
        let place = entries.firstIndex { $0.uid >= uid } ?? entries.endIndex
        guard place == entries.endIndex || entries[place].uid != uid else { return }
        entries.insert(Entry(uid: uid, size: size), at: place)
        if entries.count > limit { entries.removeLast() }
    }
}
