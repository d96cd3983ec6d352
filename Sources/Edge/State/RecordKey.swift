internal import Foundation
internal import Tracking

/// What records of the edge state are sorted and found by: an email, and which part of it.
struct RecordKey: Hashable, Comparable {
    private let high: UInt64
    private let low: UInt64
    private let part: UInt32

    static let length = 20

    init(_ email: EmailID, part: UInt32 = 0) {
        (high, low) = withUnsafeBytes(of: email.uuid.uuid) { bytes in
            (
                UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
            )
        }
        self.part = part
    }

    init(_ copy: CopyReference) {
        self.init(copy.email, part: UInt32(copy.recipient))
    }

    init(_ file: FileReference) {
        self.init(file.email, part: UInt32(file.kind.rawValue) << 16 | UInt32(file.ordinal))
    }

    /// Reads the key at that place, which must be inside.
    init(_ bytes: UnsafeRawBufferPointer, at place: Int) {
        high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
        low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self))
        part = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place + 16, as: UInt32.self))
    }

    func append(to bytes: inout [UInt8]) {
        bytes.append(bigEndian: high)
        bytes.append(bigEndian: low)
        bytes.append(bigEndian: part)
    }

    var email: EmailID? {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { EmailID(bytes: $0) }
    }

    var copy: CopyReference? {
        email.map { CopyReference(email: $0, recipient: UInt16(truncatingIfNeeded: part)) }
    }

    var file: FileReference? {
        guard let email, let kind = UInt8(exactly: part >> 16).flatMap(FileReference.Kind.init(rawValue:)) else {
            return nil
        }
        return FileReference(email: email, kind: kind, ordinal: UInt16(truncatingIfNeeded: part))
    }

    static func < (left: RecordKey, right: RecordKey) -> Bool {
        if left.high != right.high { return left.high < right.high }
        return left.low != right.low ? left.low < right.low : left.part < right.part
    }
}

extension [UInt8] {
    mutating func append(bigEndian number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.bigEndian) { append(contentsOf: $0) }
    }
}
