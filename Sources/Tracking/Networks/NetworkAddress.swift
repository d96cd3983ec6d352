#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// An IPv4 or IPv6 address; IPv4-mapped IPv6 (RFC 4291 §2.5.5.2) counts as IPv4.
package struct NetworkAddress: Hashable, Sendable {
    /// The bytes in network order, behind one another from the top; an IPv4 address has the first four.
    private let high: UInt64
    private let low: UInt64
    private let length: UInt8

    /// Four bytes or sixteen, in network order.
    package var bytes: [UInt8] {
        (0..<Int(length)).map { place in
            UInt8(truncatingIfNeeded: (place < 8 ? high : low) >> UInt64(56 - place % 8 * 8))
        }
    }

    /// How many bits it has: 32 or 128.
    var bitCount: Int { Int(length) * 8 }

    /// Takes four or sixteen bytes; `nil` for any other number.
    package init?(bytes: [UInt8]) {
        let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        switch bytes.count {
        case 4: self.init(kept: bytes[...])
        case 16: self.init(kept: bytes.starts(with: mappedPrefix) ? bytes.suffix(4) : bytes[...])
        default: return nil
        }
    }

    /// Reads the text form, without port or brackets; `nil` where it is none.
    package init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(bytes: withUnsafeBytes(of: six) { Array($0) })
        } else {
            return nil
        }
    }

    /// No address at all, 0.0.0.0 (RFC 1122 §3.2.1.3).
    package static let unspecified = NetworkAddress(kept: [0, 0, 0, 0])

    /// Whether it names the machine itself: 127.0.0.0/8 or ::1.
    package var isLoopback: Bool { length == 4 ? high >> 56 == 127 : high == 0 && low == 1 }

    /// The network it is kept as: the first 24 bits of IPv4, 48 of IPv6, the rest zero (product §4.3).
    package var network: NetworkAddress { cut(to: length == 4 ? 24 : 48) }

    /// Its first so many bits, the rest zero.
    func cut(to bits: Int) -> NetworkAddress {
        NetworkAddress(
            high: high & Self.mask(bits),
            low: low & Self.mask(bits - 64),
            length: length
        )
    }

    private static func mask(_ bits: Int) -> UInt64 {
        bits <= 0 ? 0 : bits >= 64 ? .max : ~(UInt64.max >> UInt64(bits))
    }

    private init(kept: ArraySlice<UInt8>) {
        let words = kept.enumerated().reduce(into: (high: UInt64(0), low: UInt64(0))) { words, byte in
            let part = UInt64(byte.element) << UInt64(56 - byte.offset % 8 * 8)
            if byte.offset < 8 { words.high |= part } else { words.low |= part }
        }
        self.init(high: words.high, low: words.low, length: UInt8(kept.count))
    }

    private init(high: UInt64, low: UInt64, length: UInt8) {
        self.high = high
        self.low = low
        self.length = length
    }
}

extension NetworkAddress: CustomStringConvertible {
    /// The usual text form (RFC 5952).
    package var description: String {
        var buffer = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = bytes.count == 4 ? AF_INET : AF_INET6
        _ = bytes.withUnsafeBytes { inet_ntop(family, $0.baseAddress, &buffer, socklen_t(buffer.count)) }
        return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
