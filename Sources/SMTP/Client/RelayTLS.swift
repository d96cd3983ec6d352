internal import NIOCore
internal import NIOSSL

/// How certificates of relays are checked: wholly, with the host's name.
package struct RelayTLS: Sendable {
    private let context: NIOSSLContext
    private let host: String

    /// Trusts who the system trusts, and those of a file besides, if there is one.
    ///
    /// - Throws: ``RelayFailure/untrusted(_:)`` where the file can't be read.
    package init(host: String, trustedCertificates path: String? = nil) throws(RelayFailure) {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        configuration.certificateVerification = .fullVerification
        do {
            if let path {
                configuration.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(path))]
            }
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw .untrusted("the file of trusted certificates can’t be read; look at its path and form.")
        }
        self.host = host
    }

    func handler() throws -> NIOSSLClientHandler {
        // Where the host is an address, the certificate must name the one that is connected to.
        let isAddress = (try? SocketAddress(ipAddress: host, port: 0)) != nil
        return try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
    }
}

extension RelayFailure {
    /// What an error of a connection means.
    init(_ error: any Error) {
        switch error {
        case let error as RelayFailure: self = error
        case let error as NIOSSLExtraError where error == .failedToValidateHostname:
            self = .untrusted("its certificate is for another name.")
        case NIOSSLError.handshakeFailed(let reason):
            self =
                "\(reason)".contains("CERTIFICATE_VERIFY_FAILED")
                ? .untrusted("nobody who is trusted here vouches for its certificate, or its time is over.")
                : .untrusted("the two found no common version of it, or this port speaks no TLS.")
        case is NIOSSLError: self = .untrusted("it ended before it began.")
        default: self = .lost
        }
    }
}
