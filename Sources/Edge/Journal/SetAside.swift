package import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// What of a journal could not be taken in, kept beside it until somebody has looked at it.
///
/// Each place has a file for bytes and one for hits, named by where they stood in the journal; setting it aside once more
/// changes nothing. Whatever has the form of a frame in such a file can be read like a segment's.
package struct SetAside: Sendable {
    private let folder: Folder

    private static let suffix = ".aside"

    /// Names the folder of the journal.
    package init(journal: String) {
        folder = Folder(path: Folder(path: journal).path(of: "set-aside"))
    }

    /// A file that is there.
    package struct Piece: Hashable, Sendable {
        /// Where it began in the journal.
        package let place: JournalPosition
        /// How long it is.
        package let bytes: Int
        /// The hits in it that can be read.
        package let hits: [Hit]
    }

    /// Everything that was set aside, in the order of the journal.
    package func pieces() throws(JournalError) -> [Piece] {
        guard let names = try? folder.names() else { return [] }
        let found = names.filter { $0.hasSuffix(Self.suffix) }.sorted().compactMap { name in
            Self.place(name).map { (name, $0) }
        }
        return try found.sorted { $0.1 < $1.1 }.map { name, place throws(JournalError) in try piece(name, place) }
    }

    private static func place(_ name: String) -> JournalPosition? {
        let numbers = name.dropLast(suffix.count).split(separator: "-").compactMap { Int64($0) }
        return numbers.count == 2 ? JournalPosition(segment: numbers[0], offset: numbers[1]) : nil
    }

    private func piece(_ name: String, _ place: JournalPosition) throws(JournalError) -> Piece {
        let path = folder.path(of: name)
        do throws(SystemFailure) {
            let file = try OpenFile(path, O_RDONLY)
            let bytes = try file.read(try file.size(), at: 0)
            return Piece(
                place: place,
                bytes: bytes.count,
                hits: bytes.withUnsafeBytes { Self.hits(in: $0) }
            )
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
    }

    private static func hits(in bytes: UnsafeRawBufferPointer) -> [Hit] {
        var hits: [Hit] = []
        var place = 0
        while place < bytes.count {
            if case .frame(_, let content, let end) = Frame.find(in: bytes, at: place) {
                if let hit = HitCodec.decode(content) { hits.append(hit) }
                place = end
            } else {
                place = Frame.findNext(in: bytes, after: place, sequences: 0..<UInt64.max) ?? bytes.count
            }
        }
        return hits
    }

    /// Keeps bytes that stood at a place, or that were read from it on and refused; when it returns, they are on disk.
    ///
    /// Both may be of one place, and neither is written over the other.
    func keep(_ bytes: [UInt8], of place: JournalPosition, areRefused: Bool = false) throws(JournalError) {
        do throws(SystemFailure) {
            try folder.make()
            try folder.put(bytes, as: "\(place.segment)-\(place.offset)\(areRefused ? "-refused" : "")\(Self.suffix)")
        } catch {
            throw .unwritable(path: folder.path, reason: "\(error)")
        }
    }
}

extension Journal {
    /// Sets bytes aside that could not be read as hits, exactly as they stand in the journal.
    package func setAside(_ damage: JournalDamage) throws(JournalError) {
        guard let file = try segments.segment(damage.from.segment) else { return }
        let length = Int(damage.to.offset - damage.from.offset)
        let bytes = try segments.read(length, of: file, damage.from.segment, at: Int(damage.from.offset))
        try setAside.keep(bytes, of: damage.from)
        counters.count { $0.damagedPlaces += 1 }
    }

    /// Sets hits aside that storage refuses, and that were read from this place on.
    package func setAside(_ hits: [Hit], from place: JournalPosition) throws(JournalError) {
        var frames = HitFrames(hits)
        try setAside.keep(frames.sealed(from: 0), of: place, areRefused: true)
        counters.count { $0.refusedHits += hits.count }
    }
}
