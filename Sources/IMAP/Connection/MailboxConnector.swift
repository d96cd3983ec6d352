internal import Foundation
package import NIOCore
internal import NIOPosix
internal import NIOSSL

/// Makes connections to mailboxes: finds the host, and sees to it that it is the one that it says.
package struct MailboxConnector: Sendable {
    /// Finds the addresses of a host; it throws a ``MailboxProblem`` for what may not be connected to.
    package typealias Finder = @Sendable (_ host: String, _ port: Int) async throws -> [SocketAddress]

    typealias Wire = NIOAsyncChannel<Arrival, ByteBuffer>

    private let find: Finder
    private let authorities: String?
    /// So long a server may take to be there, TLS included.
    let patience: Duration

    /// Takes who finds hosts, and the file of an authority that vouches for certificates where it is none that the
    /// system knows.
    package init(authorities: String? = nil, patience: Duration = .seconds(20), find: @escaping Finder) {
        self.authorities = authorities
        self.patience = patience
        self.find = find
    }

    /// Connects, and speaks TLS where it comes first.
    func connect(to place: MailboxPlace) async throws(MailboxProblem) -> Wire {
        let context = place.security == .none ? nil : try tls(for: place)
        let addresses = try await addresses(of: place)
        for address in addresses {
            guard let wire = await connect(to: address, place, context) else { continue }
            return wire
        }
        throw .refused(host: place.host, port: place.port)
    }

    /// Speaks TLS from here on.
    func secure(_ wire: Wire, _ place: MailboxPlace) async throws(MailboxProblem) {
        let context = try tls(for: place)
        do {
            try await wire.channel.eventLoop.submit {
                try wire.channel.pipeline.syncOperations.addHandler(Self.handler(context, place), position: .first)
            }.get()
        } catch {
            throw .certificate(host: place.host, reason: "TLS can't begin")
        }
    }

    private func addresses(of place: MailboxPlace) async throws(MailboxProblem) -> [SocketAddress] {
        do {
            let addresses = try await find(place.host, place.port)
            guard !addresses.isEmpty else { throw MailboxProblem.hostNotFound(host: place.host) }
            return addresses
        } catch let problem as MailboxProblem {
            throw problem
        } catch {
            throw .unusable("\(error)")
        }
    }

    private func connect(to address: SocketAddress, _ place: MailboxPlace, _ context: NIOSSLContext?) async -> Wire? {
        let isImplicit = place.security == .tls
        return try? await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(TimeAmount(patience))
            // Keeps ways open that forget silent connections, and notices when the other end is gone.
            .channelOption(.socketOption(.so_keepalive), value: 1)
            .connect(to: address) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if isImplicit, let context {
                        try channel.pipeline.syncOperations.addHandler(Self.handler(context, place))
                    }
                    try channel.pipeline.syncOperations.addHandler(ArrivalHandler())
                    return try Wire(wrappingChannelSynchronously: channel)
                }
            }
    }

    private func tls(for place: MailboxPlace) throws(MailboxProblem) -> NIOSSLContext {
        var configuration = TLSConfiguration.makeClientConfiguration()
        // RFC 8996 took the older ones out of use.
        configuration.minimumTLSVersion = .tlsv12
        do {
            if let authorities {
                configuration.additionalTrustRoots = [
                    .certificates(try NIOSSLCertificate.fromPEMFile(authorities))
                ]
            }
            return try NIOSSLContext(configuration: configuration)
        } catch {
            throw .certificate(host: place.host, reason: "the file of the authority can't be read")
        }
    }

    /// The handler checks the certificate against the host's name, or against the address where there is none.
    private static func handler(_ context: NIOSSLContext, _ place: MailboxPlace) throws -> NIOSSLClientHandler {
        let isAddress = (try? SocketAddress(ipAddress: place.host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : place.host)
    }
}
