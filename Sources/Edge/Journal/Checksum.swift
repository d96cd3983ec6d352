/// CRC-32C (Castagnoli; RFC 9260 appendix A), eight bytes at a time.
enum Checksum {
    /// The table for a byte, then those for a byte followed by one to seven others.
    private static let tables: [UInt32] = {
        var tables: [UInt32] = []
        for byte in UInt32(0)..<256 {
            var rest = byte
            for _ in 0..<8 {
                let isOdd = rest & 1 == 1
                rest >>= 1
                if isOdd { rest ^= 0x82F6_3B78 }
            }
            tables.append(rest)
        }
        for index in 256..<2_048 {
            let before = tables[index - 256]
            tables.append(before >> 8 ^ tables[Int(before & 0xFF)])
        }
        return tables
    }()

    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        tables.withUnsafeBufferPointer { tables in
            var rest: UInt32 = 0xFFFF_FFFF
            var index = 0
            while index + 8 <= bytes.count {
                var word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
                word ^= UInt64(rest)
                rest = 0
                for place in 0..<8 {
                    rest ^= tables[(7 - place) << 8 | Int(truncatingIfNeeded: word & 0xFF)]
                    word >>= 8
                }
                index += 8
            }
            while index < bytes.count {
                rest = rest >> 8 ^ tables[Int(truncatingIfNeeded: (rest ^ UInt32(bytes[index])) & 0xFF)]
                index += 1
            }
            return ~rest
        }
    }
}
