internal import NIOCore
internal import Tracking

/// Who is at the other end of a connection: the address that the socket sees, or what a trusted proxy says in its place.
struct Caller {
    private(set) var address: NetworkAddress?
    /// Whether a proxy may still say whose connection this is.
    private(set) var mayBePassedOn = false

    /// Nobody yet.
    init() {}

    init(_ address: NetworkAddress?, proxies: TrustedProxies) {
        self.address = address
        mayBePassedOn = address.map(proxies.trusts) ?? false
    }

    enum Finding: Hashable {
        /// Nothing more is said; what follows is the connection's own.
        case known
        /// More bytes are needed.
        case incomplete
        /// It is nonsense.
        case malformed
    }

    /// Takes the header of the PROXY protocol off the first bytes, if there is one.
    mutating func read(_ bytes: inout ByteBuffer) -> Finding {
        switch bytes.withUnsafeReadableBytes(ProxyHeader.find) {
        case .absent:
            break
        case .incomplete:
            return .incomplete
        case .header(let source, let length):
            address = source ?? address
            bytes.moveReaderIndex(forwardBy: length)
        case .malformed:
            return .malformed
        }
        mayBePassedOn = false
        return .known
    }
}
