internal import Foundation
internal import Testing

@testable internal import Edge
@testable internal import Tracking

/// A journal that nobody took in, as large as one likes, and torn at its end as a crash leaves it.
struct LargeJournal {
    /// So much of each segment is hits.
    private static let segmentSize = 32 << 20
    private static let zeros = 1 << 20

    let folder: String

    /// Writes segments of hits on an email that nobody knows, until they have so many bytes.
    func write(bytes: Int) throws {
        let some = try hits()
        let numbers = try JournalInspection(folder: folder).numbers()
        var end = JournalPosition(segment: numbers.last ?? 1, offset: Int64(SegmentHeader.length))
        var rest = bytes
        while rest > 0 {
            let header = SegmentHeader(number: end.segment + 1, previousEnd: end, madeAt: WallClock.system.now)
            var segment = Data(header.bytes)
            while segment.count < min(rest, Self.segmentSize) { segment.append(contentsOf: some) }
            rest -= segment.count
            end = JournalPosition(segment: header.number, offset: Int64(segment.count))
            if rest <= 0 {
                // A write that was never synced, and the room that was made for it.
                segment.append(contentsOf: some.prefix(100) + [UInt8](repeating: 0, count: Self.zeros))
            }
            let path = SegmentFolder(path: folder).path(of: header.number)
            try #require(FileManager.default.createFile(atPath: path, contents: segment))
        }
    }

    private func hits() throws -> [UInt8] {
        let now = WallClock.system.now
        let copy = CopyReference(email: .new(at: now), recipient: 0)
        let address = try #require(NetworkAddress("192.0.2.7"))
        var bytes: [UInt8] = []
        for _ in 0..<500 {
            let hit = Hit(
                at: now,
                kind: .beacon,
                copy: copy,
                ordinal: 0,
                method: .get,
                address: address,
                agent: MailProgram.desk.agent,
                headers: HitHeaders()
            )
            Frame.append(to: &bytes) { HitCodec.append(hit, to: &$0) }
        }
        Frame.seal(&bytes, sequence: 0)
        return bytes
    }
}
