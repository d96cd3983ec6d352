internal import NIOCore
internal import Tracking

extension NetworkAddress {
    /// The address of a socket's other end; `nil` where it has none.
    init?(_ socket: SocketAddress) {
        guard let text = socket.ipAddress else { return nil }
        self.init(text)
    }
}
