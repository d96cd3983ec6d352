#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// An IPv4 or IPv6 address; IPv4-mapped IPv6 (RFC 4291 §2.5.5.2) counts as IPv4.
package struct NetworkAddress: Hashable, Sendable {
    /// Four bytes or sixteen, in network order.
    package let bytes: [UInt8]

    /// Takes four or sixteen bytes; `nil` for any other number.
    package init?(bytes: [UInt8]) {
        let mappedPrefix: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        switch bytes.count {
        case 4: self.bytes = bytes
        case 16: self.bytes = bytes.starts(with: mappedPrefix) ? Array(bytes.suffix(4)) : bytes
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
    package var isLoopback: Bool {
        bytes.count == 4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
    }

    /// The network it is kept as: the first 24 bits of IPv4, 48 of IPv6, the rest zero (product §4.3).
    package var network: NetworkAddress {
        let kept = bytes.count == 4 ? 3 : 6
        return NetworkAddress(kept: Array(bytes.prefix(kept)) + Array(repeating: 0, count: bytes.count - kept))
    }

    private init(kept: [UInt8]) {
        bytes = kept
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
