internal import NIOCore
internal import NIOSSL
internal import Tracking

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The two files with which the listener proves to be who it says: the chain of certificates, its own first, and their key.
package struct CertificateFiles: Hashable, Sendable {
    /// Where the chain is.
    let chain: String
    /// Where the private key is.
    let key: String

    /// No file is longer.
    private static let maximumLength = 1 << 20
    /// So long the other end may take to say goodbye before the connection is closed all the same.
    private static let goodbye = TimeAmount.seconds(1)

    /// Names the files, both in PEM.
    package init(chain: String, key: String) {
        self.chain = chain
        self.key = key
    }

    /// What TLS connections begin with.
    struct Pair: Sendable {
        let context: NIOSSLContext
        /// When the first certificate's time is over.
        let expiry: Instant
    }

    /// Reads both; refuses a pair that does not go together.
    func load() throws(CertificateError) -> Pair {
        let chainBytes = try read(chain).bytes
        let (keyBytes, mode) = try read(key)
        guard mode & 0o077 == 0 else { throw .exposed(path: key) }
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(chainBytes), let own = certificates.first else {
            throw .noCertificates(path: chain)
        }
        guard let privateKey = try? NIOSSLPrivateKey(bytes: keyBytes, format: .pem) else { throw .noKey(path: key) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: certificates.map { .certificate($0) },
            privateKey: .privateKey(privateKey)
        )
        // RFC 8996 took the older ones out of use.
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        configuration.shutdownTimeout = Self.goodbye
        do {
            let expiry = Instant(microseconds: Int64(own.notValidAfter) * 1_000_000)
            return Pair(context: try NIOSSLContext(configuration: configuration), expiry: expiry)
        } catch {
            throw .mismatched(chain: chain, key: key)
        }
    }

    /// What changes whenever one of them is replaced or written to.
    func stamps() throws(CertificateError) -> [FileStamp] {
        try [chain, key].map { path throws(CertificateError) in
            do {
                return try FileStamp(path)
            } catch {
                throw .unreadable(path: path, reason: "\(error)")
            }
        }
    }

    private func read(_ path: String) throws(CertificateError) -> (bytes: [UInt8], mode: mode_t) {
        do {
            let file = try OpenFile(path, O_RDONLY)
            return (try file.read(Self.maximumLength, at: 0), try file.status().st_mode)
        } catch {
            throw .unreadable(path: path, reason: "\(error)")
        }
    }
}
