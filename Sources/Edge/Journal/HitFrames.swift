internal import Tracking

/// Hits in the form in which a segment takes them, but for the numbers and checksums that writing gives them.
struct HitFrames: Sendable {
    private var bytes: [UInt8] = []
    private(set) var count = 0

    /// The usual room for a hit.
    private static let room = 512

    init() {}

    init(_ hits: [Hit]) {
        bytes.reserveCapacity(hits.count * Self.room)
        for hit in hits { add(hit) }
    }

    var isEmpty: Bool { count == 0 }

    mutating func add(_ hit: RequestedHit) {
        Frame.append(to: &bytes) { HitCodec.append(hit, to: &$0) }
        count += 1
    }

    mutating func add(_ hit: Hit) {
        Frame.append(to: &bytes) { HitCodec.append(hit, to: &$0) }
        count += 1
    }

    mutating func add(_ others: HitFrames) {
        bytes += others.bytes
        count += others.count
    }

    /// The bytes to write behind so many others of a segment.
    mutating func sealed(from sequence: UInt64) -> [UInt8] {
        Frame.seal(&bytes, sequence: sequence)
        return bytes
    }

    /// Gives away what there is, and keeps room for as much.
    mutating func take() -> HitFrames {
        let taken = self
        self = HitFrames()
        bytes.reserveCapacity(taken.bytes.count)
        return taken
    }
}
