package import Tracking

/// What is in a journal's folder, read beside whoever has it open, without taking or changing anything.
package struct JournalInspection: Sendable {
    private let segments: SegmentFolder

    /// Names the folder.
    package init(folder: String) {
        segments = SegmentFolder(path: folder)
    }

    /// What a segment's file holds.
    package struct Segment: Hashable, Sendable {
        /// Its number.
        package let number: Int64
        /// Its length on disk, zeros that were written ahead included.
        package let size: Int
        /// When it was made; `nil` where its header is damaged.
        package let madeAt: Instant?
        /// The place up to which it is believed: the end of its hits, or what its successor's header says.
        package let end: JournalPosition
        /// Hits that can be read.
        package var hits = 0
        /// When the first and the last one came.
        package var span: ClosedRange<Instant>?
        /// Places that can't be read.
        package var damages: [JournalDamage] = []
        /// Bytes behind the end that are not zero, and so were never synced, or were written again.
        package let discarded: Int
    }

    /// The numbers of the segments, the oldest first.
    package func numbers() throws(JournalError) -> [Int64] {
        try segments.numbers()
    }

    /// Looks through a segment, and hands over each hit with its place; `nil` where it was removed meanwhile.
    package func segment(
        _ number: Int64,
        each: (Hit, JournalPosition) -> Void = { _, _ in }
    ) throws(JournalError) -> Segment? {
        guard let file = try segments.segment(number) else { return nil }
        let bytes = try segments.read(try segments.size(of: file, number), of: file, number, at: 0)
        let recovery = SegmentRecovery(of: number, bytes)
        let end = try believedEnd(of: number, recovery.end)
        var segment = Segment(
            number: number,
            size: bytes.count,
            madeAt: SegmentHeader(bytes)?.madeAt,
            end: end,
            discarded: recovery.cut + Int(recovery.end.offset - end.offset)
        )
        bytes.withUnsafeBytes { bytes in
            Self.read(UnsafeRawBufferPointer(rebasing: bytes[..<Int(end.offset)]), into: &segment, each)
        }
        return segment
    }

    private func believedEnd(of number: Int64, _ end: JournalPosition) throws(JournalError) -> JournalPosition {
        guard let next = try segments.numbers().first(where: { $0 > number }),
            let previousEnd = try segments.header(of: next)?.previousEnd, previousEnd.segment == number
        else { return end }
        return min(end, previousEnd)
    }

    private static func read(
        _ bytes: UnsafeRawBufferPointer,
        into segment: inout Segment,
        _ each: (Hit, JournalPosition) -> Void
    ) {
        var place = min(SegmentHeader.length, bytes.count)
        while place < bytes.count {
            let from = JournalPosition(segment: segment.number, offset: Int64(place))
            if case .frame(_, let content, let end) = Frame.find(in: bytes, at: place),
                let hit = HitCodec.decode(content)
            {
                segment.hits += 1
                let span = segment.span ?? hit.at...hit.at
                segment.span = min(span.lowerBound, hit.at)...max(span.upperBound, hit.at)
                each(hit, from)
                place = end
                continue
            }
            place = Frame.findNext(in: bytes, after: place, sequences: 0..<UInt64.max) ?? bytes.count
            let to = JournalPosition(segment: segment.number, offset: Int64(place))
            segment.damages.append(JournalDamage(from: from, to: to))
        }
    }
}
