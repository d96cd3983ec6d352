internal import Foundation
internal import Glibc

/// Ports of this machine's loopback.
///
/// They are chosen below those that the system hands out to clients: a client that asks such a port again and again
/// while nobody listens may otherwise be connected to itself.
enum FreePorts {
    /// So many different ports that nobody listens on.
    static func choose(_ count: Int) -> [Int] {
        var found: Set<Int> = []
        while found.count < count {
            let port = Int.random(in: 20_000...31_999)
            if canListen(on: port) { found.insert(port) }
        }
        return Array(found)
    }

    /// Whether somebody accepts connections.
    static func isAnswered(_ port: Int) -> Bool {
        withSocket(port) { socket, address, size in connect(socket, address, size) == 0 }
    }

    private static func canListen(on port: Int) -> Bool {
        withSocket(port) { socket, address, size in bind(socket, address, size) == 0 }
    }

    private static func withSocket(
        _ port: Int,
        _ body: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = sockaddr_in.loopback(port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}

extension sockaddr_in {
    /// A port of 127.0.0.1.
    static func loopback(_ port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return address
    }
}
