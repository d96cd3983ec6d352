internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import NIOSSL
internal import SMTP
internal import Storage
internal import Tracking

/// Access tokens for mail servers, made of refresh tokens and kept until they end (RFC 6749 §6).
actor AccessTokens {
    private struct Token {
        let text: String
        let sealed: [UInt8]?
        let end: Instant
    }

    private let clock: WallClock
    private let trustedCertificates: String?
    /// So long the provider is waited for.
    private let patience: TimeAmount
    /// Keeps a refresh token that came in place of the last one.
    private let renew: @Sendable (MailServer, ServerSecret) async throws -> Void
    private var tokens: [MailServerID: Token] = [:]

    /// A token is not used in its last minute: it could end on the way.
    private static let margin = Duration.seconds(60)
    private static let longestAnswer = 65_536

    init(
        clock: WallClock,
        trustedCertificates: String?,
        patience: TimeAmount = .seconds(15),
        renew: @escaping @Sendable (MailServer, ServerSecret) async throws -> Void
    ) {
        self.clock = clock
        self.trustedCertificates = trustedCertificates
        self.patience = patience
        self.renew = renew
    }

    /// A token for a server, perhaps one that was made before.
    func token(for server: MailServer, grant: OAuthGrant) async throws(RelayFailure) -> String {
        if let token = tokens[server.id], token.sealed == server.sealedSecret, clock.now < token.end {
            return token.text
        }
        let answer = try await ask(grant, allowsPrivate: server.allowsPrivateAddress)
        guard let text = answer.accessToken, !text.isEmpty else { throw .unusable(answer.refusal) }
        // Whatever is said, it is asked for anew each day.
        let lifetime = Duration.seconds(min(max(answer.expiresIn ?? 300, 0), 86_400))
        tokens[server.id] = Token(text: text, sealed: server.sealedSecret, end: clock.now + lifetime - Self.margin)
        if let next = answer.refreshToken, next != grant.refreshToken {
            var grant = grant
            grant.refreshToken = next
            do {
                try await renew(server, .oauth(grant))
            } catch {
                throw .unusable("The provider’s new refresh token could not be kept; it is asked again later.")
            }
        }
        return text
    }

    /// Forgets a token that was refused.
    func forget(_ server: MailServerID) {
        tokens[server] = nil
    }

    private func ask(_ grant: OAuthGrant, allowsPrivate: Bool) async throws(RelayFailure) -> TokenAnswer {
        guard let url = URL(string: grant.tokenEndpoint), let host = url.host(), url.scheme == "https" else {
            throw .unusable("The provider’s token address is no https address.")
        }
        let addresses = try await HostAddresses.find(host, port: url.port ?? 443, allowsPrivate: allowsPrivate)
        var failure: any Error = RelayFailure.lost
        for address in addresses {
            do {
                return try await ask(grant, at: address, of: host)
            } catch let error as NIOConnectionError {
                // Another address may be there.
                failure = error
            } catch {
                throw .unusable(TokenAnswer.words(error, at: host))
            }
        }
        throw .unusable(TokenAnswer.words(failure, at: host))
    }

    private func ask(_ grant: OAuthGrant, at address: SocketAddress, of host: String) async throws -> TokenAnswer {
        let client = try client(host: host, address: address)
        do {
            let answer = try await post(grant, with: client)
            try await client.shutdown()
            return answer
        } catch {
            try await client.shutdown()
            throw error
        }
    }

    /// One for one question: it connects to the address that was looked at, and follows no redirect elsewhere.
    private func client(host: String, address: SocketAddress) throws -> HTTPClient {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.dnsOverride = address.ipAddress.map { [host: $0] } ?? [:]
        var tls = TLSConfiguration.makeClientConfiguration()
        if let trustedCertificates {
            tls.additionalTrustRoots = [.certificates(try NIOSSLCertificate.fromPEMFile(trustedCertificates))]
        }
        configuration.tlsConfiguration = tls
        configuration.timeout.connect = patience
        // Somebody may be waiting for the answer, and whoever asks for a token asks again.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private func post(_ grant: OAuthGrant, with client: HTTPClient) async throws -> TokenAnswer {
        var request = HTTPClientRequest(url: grant.tokenEndpoint)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
        request.headers.add(name: "Accept", value: "application/json")
        let fields = [
            ("grant_type", "refresh_token"), ("client_id", grant.clientID), ("client_secret", grant.clientSecret),
            ("refresh_token", grant.refreshToken),
        ]
        let body = fields.filter { !$0.1.isEmpty }.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
        request.body = .bytes(ByteBuffer(string: body))
        let response = try await client.execute(request, timeout: patience)
        let bytes = try await response.body.collect(upTo: Self.longestAnswer)
        return try TokenAnswer(status: response.status, body: Data(bytes.readableBytesView))
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "-._~").union(.init(charactersIn: "a"..."z"))
            .union(.init(charactersIn: "A"..."Z")).union(.init(charactersIn: "0"..."9"))
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
