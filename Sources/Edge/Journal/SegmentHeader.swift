internal import Tracking

/// The first bytes of a segment: what it is, its number, and where the segment before it ends.
struct SegmentHeader: Hashable {
    let number: Int64
    /// The end of what may be trusted of the segment before; what stands behind it was never synced, or was written again.
    let previousEnd: JournalPosition
    let madeAt: Instant

    static let length = 64
    private static let version: UInt32 = 1
    private static let magic = Array("inklhits".utf8)
    private static let checkedLength = length - 4

    var bytes: [UInt8] {
        var bytes = Self.magic
        Self.append(Self.version, to: &bytes)
        for number in [number, previousEnd.segment, previousEnd.offset, madeAt.microseconds] {
            Self.append(number, to: &bytes)
        }
        bytes.append(contentsOf: repeatElement(0, count: Self.checkedLength - bytes.count))
        Self.append(bytes.withUnsafeBytes(Checksum.of), to: &bytes)
        return bytes
    }

    init(number: Int64, previousEnd: JournalPosition, madeAt: Instant) {
        self.number = number
        self.previousEnd = previousEnd
        self.madeAt = madeAt
    }

    /// `nil` where the bytes are no header, or of a later version.
    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.length, bytes.starts(with: Self.magic) else { return nil }
        let isIntact = bytes.withUnsafeBytes { bytes in
            Self.number(in: bytes, at: 8) == Self.version
                && Checksum.of(UnsafeRawBufferPointer(rebasing: bytes[..<Self.checkedLength]))
                    == Self.number(in: bytes, at: Self.checkedLength)
        }
        guard isIntact else { return nil }
        let numbers = bytes.withUnsafeBytes { bytes in
            [12, 20, 28, 36].map { Self.number(in: bytes, at: $0) as Int64 }
        }
        self.init(
            number: numbers[0],
            previousEnd: JournalPosition(segment: numbers[1], offset: numbers[2]),
            madeAt: Instant(microseconds: numbers[3])
        )
    }

    private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func number<Number: FixedWidthInteger>(in bytes: UnsafeRawBufferPointer, at offset: Int) -> Number {
        Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}
