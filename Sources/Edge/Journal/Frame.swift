/// One record of a segment: length, checksum, sequence number within the segment, then the content.
///
/// The checksum covers the sequence number and the content; a wrong length makes it wrong, too. Little-endian, as machines are.
enum Frame {
    static let headLength = 16
    /// Greater lengths are damage: a hit takes two kilobytes at most.
    static let maximumLength = 65_536

    /// Adds a frame around what `content` adds; it is open until ``seal(_:sequence:)``.
    static func append(to bytes: inout [UInt8], content: (inout [UInt8]) -> Void) {
        let start = bytes.count
        bytes.append(contentsOf: Self.openHead)
        content(&bytes)
        let length = UInt32(bytes.count - start - headLength)
        bytes.withUnsafeMutableBytes { $0.storeBytes(of: length.littleEndian, toByteOffset: start, as: UInt32.self) }
    }

    private static let openHead = [UInt8](repeating: 0, count: headLength)

    /// Numbers all frames of a buffer from `sequence` on, and puts in their checksums.
    static func seal(_ bytes: inout [UInt8], sequence first: UInt64) {
        bytes.withUnsafeMutableBytes { bytes in
            var sequence = first
            var start = 0
            while start < bytes.count {
                let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
                let end = start + headLength + length
                bytes.storeBytes(of: sequence.littleEndian, toByteOffset: start + 8, as: UInt64.self)
                let checksum = Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[(start + 8)..<end]))
                bytes.storeBytes(of: checksum.littleEndian, toByteOffset: start + 4, as: UInt32.self)
                sequence += 1
                start = end
            }
        }
    }

    /// How many sequence numbers damage may swallow before what follows is no longer believed.
    static let furthestSequence: UInt64 = 1 << 20

    /// What stands at a place of a buffer.
    enum Finding {
        /// A frame, with its content and the place behind it.
        case frame(sequence: UInt64, content: UnsafeRawBufferPointer, end: Int)
        /// The beginning of one that may go on behind the buffer.
        case incomplete
        /// Nothing that can be a frame.
        case garbled
    }

    static func find(in bytes: UnsafeRawBufferPointer, at start: Int) -> Finding {
        guard bytes.count - start >= headLength else { return .incomplete }
        let length = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start, as: UInt32.self)))
        guard length > 0, length <= maximumLength else { return .garbled }
        let end = start + headLength + length
        guard end <= bytes.count else { return .incomplete }
        let checksum = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4, as: UInt32.self))
        guard Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[(start + 8)..<end])) == checksum else {
            return .garbled
        }
        return .frame(
            sequence: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)),
            content: UnsafeRawBufferPointer(rebasing: bytes[(start + headLength)..<end]),
            end: end
        )
    }

    /// The next place behind `start` where an intact frame begins whose sequence number can follow; `nil` where none does.
    static func findNext(in bytes: UnsafeRawBufferPointer, after start: Int, sequences: Range<UInt64>) -> Int? {
        var place = start + 1
        while place + headLength < bytes.count {
            let sequence = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
            if sequences.contains(sequence), case .frame = find(in: bytes, at: place) { return place }
            // Most of what is searched is zeros: a frame's head is not all zero.
            let isEmpty = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self) == 0 && sequence == 0
            place += isEmpty ? 8 : 1
        }
        return nil
    }
}
