/// A place in the journal: everything before it was read, say, or is on disk.
package struct JournalPosition: Hashable, Sendable, Codable {
    /// The number of the segment; later segments have greater ones, and none is used twice.
    package let segment: Int64
    /// Bytes from the start of the segment's file.
    package let offset: Int64

    /// Names a place.
    package init(segment: Int64, offset: Int64) {
        self.segment = segment
        self.offset = offset
    }

    /// Before everything that any journal holds.
    package static let start = JournalPosition(segment: 0, offset: 0)
}

extension JournalPosition: Comparable {
    /// By segment, then by offset.
    package static func < (left: JournalPosition, right: JournalPosition) -> Bool {
        (left.segment, left.offset) < (right.segment, right.offset)
    }
}

extension JournalPosition: CustomStringConvertible {
    /// Segment and offset, such as `12:4096`.
    package var description: String { "\(segment):\(offset)" }
}
