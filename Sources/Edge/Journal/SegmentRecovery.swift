internal import Tracking

/// What a start finds in the newest segment: how far it holds hits, and what stands behind them.
struct SegmentRecovery: Hashable {
    /// The place behind the last intact hit.
    let end: JournalPosition
    /// Bytes behind it that are not zero: the torn end of a write that was never synced, and so never answered.
    let cut: Int

    init(of number: Int64, in segments: SegmentFolder) throws(JournalError) {
        var bytes: [UInt8] = []
        if let file = try segments.segment(number) {
            bytes = try segments.read(try segments.size(of: file, number), of: file, number, at: 0)
        }
        self.init(of: number, bytes)
    }

    /// The same of a segment whose bytes were read.
    init(of number: Int64, _ bytes: [UInt8]) {
        let found = bytes.withUnsafeBytes { bytes in
            let end = Self.end(of: bytes)
            return (end, bytes[end...].lastIndex { $0 != 0 }.map { $0 + 1 - end } ?? 0)
        }
        end = JournalPosition(segment: number, offset: Int64(found.0))
        cut = found.1
    }

    /// Goes on behind damage: what was synced after it is still there.
    private static func end(of bytes: UnsafeRawBufferPointer) -> Int {
        guard bytes.count > SegmentHeader.length else { return bytes.count }
        var end = SegmentHeader.length
        var place = end
        var expected: UInt64 = 0
        while true {
            switch Frame.find(in: bytes, at: place) {
            case .frame(let sequence, _, let next):
                end = next
                place = next
                expected = sequence + 1
            case .incomplete, .garbled:
                let sequences = expected..<expected + Frame.furthestSequence
                guard let next = Frame.findNext(in: bytes, after: place, sequences: sequences) else { return end }
                place = next
            }
        }
    }
}
