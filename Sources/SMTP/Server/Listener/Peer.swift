internal import NIOCore

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Who is at the other end of a connection, as far as the network knows.
package struct Peer: Hashable, Sendable {
    /// The address, 4 or 16 bytes; none where it has none.
    package let bytes: [UInt8]

    /// Takes an address.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    init(_ socket: SocketAddress?) {
        // The name of an interface may stand behind an address of IPv6.
        let text = socket?.ipAddress.map { String($0.prefix { $0 != "%" }) } ?? ""
        var all = [UInt8](repeating: 0, count: 16)
        if inet_pton(AF_INET, text, &all) == 1 {
            bytes = Array(all.prefix(4))
        } else if inet_pton(AF_INET6, text, &all) == 1 {
            // RFC 4291 §2.5.5.2: an address of IPv4, as a socket for both shows it.
            bytes = all.starts(with: Self.mapped) ? Array(all.suffix(4)) : all
        } else {
            bytes = []
        }
    }

    private static let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]

    /// Whether it is this machine.
    package var isLoopback: Bool {
        bytes.count == 4 ? bytes.first == 127 : bytes == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    }

    /// The network that its limits count for: 24 bits of IPv4, 48 of IPv6.
    var network: [UInt8] { Array(bytes.prefix(bytes.count == 4 ? 3 : 6)) }
}
