internal import Hummingbird
internal import NIOCore
internal import Tracking

/// What is known of a request before it is known who asks.
struct AppRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// Where it came from, by the connection; loopback where the connection has no address.
    let peer: NetworkAddress
    /// Which address is asked for; set by ``RouteGate``.
    var pattern: RoutePattern?
    /// Who asks; set by ``SignInGate``.
    var credential: Credential?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        peer = source.channel.remoteAddress?.ipAddress.flatMap(NetworkAddress.init) ?? Self.loopback
    }

    private static let loopback: NetworkAddress = {
        guard let address = NetworkAddress("127.0.0.1") else { preconditionFailure("loopback is an address") }
        return address
    }()
}
