package import NIOCore
internal import NIOPosix
package import SMTP
internal import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Finds the addresses of a host that somebody set, and refuses those of the inside (product §11).
///
/// The very addresses that were looked at are then connected to, so a name that changes in between gains nothing.
package enum HostAddresses {
    /// The addresses, in the system's order.
    ///
    /// - Throws: ``RelayFailure/unreachable(_:)`` where there are none, or none that may be connected to.
    package static func find(
        _ host: String,
        port: Int,
        allowsPrivate: Bool
    ) async throws(RelayFailure) -> [SocketAddress] {
        let found: [SocketAddress]
        do {
            found = try await NIOThreadPool.singleton.runIfActive { resolve(host, port: port) }
        } catch {
            throw .unreachable("the server stops.")
        }
        guard !found.isEmpty else { throw .unreachable("there is no host named \(host). Look at its spelling.") }
        let allowed = found.filter { allowsPrivate || isPublic($0) }
        guard !allowed.isEmpty else {
            throw .unreachable(
                "\(host) is at a private address. An administrator must first allow this server to stand there."
            )
        }
        return allowed
    }

    private static func isPublic(_ address: SocketAddress) -> Bool {
        address.ipAddress.flatMap { NetworkAddress($0) }?.isPublic ?? false
    }

    private static func resolve(_ host: String, port: Int) -> [SocketAddress] {
        var hints = addrinfo()
        #if canImport(Glibc)
        hints.ai_socktype = CInt(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var addresses: [SocketAddress] = []
        for entry in sequence(first: list, next: { $0?.pointee.ai_next }) {
            var name = [CChar](repeating: 0, count: 128)
            guard let info = entry?.pointee, let address = info.ai_addr else { continue }
            guard getnameinfo(address, info.ai_addrlen, &name, socklen_t(name.count), nil, 0, NI_NUMERICHOST) == 0
            else { continue }
            let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if let found = try? SocketAddress(ipAddress: text, port: port) { addresses.append(found) }
        }
        return addresses
    }
}
