internal import AsyncHTTPClient
internal import Foundation
internal import NIOHTTP1
internal import NIOSSL

/// What a provider says where it is asked for an access token (RFC 6749 §5).
struct TokenAnswer: Decodable {
    let accessToken: String?
    let expiresIn: Double?
    let refreshToken: String?
    private let error: String?
    private let errorDescription: String?

    /// An answer that is none, whatever else it says.
    struct Nonsense: Error {
        let status: HTTPResponseStatus
    }

    /// Reads what came.
    ///
    /// - Throws: ``Nonsense`` where it is neither a token nor a refusal.
    init(status: HTTPResponseStatus, body: Data) throws(Nonsense) {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let answer = try? decoder.decode(TokenAnswer.self, from: body) else { throw Nonsense(status: status) }
        guard answer.accessToken?.isEmpty == false || answer.error != nil else { throw Nonsense(status: status) }
        self = answer
    }

    /// Why there is no token, and what to do about it.
    var refusal: String {
        let said = [error, errorDescription].compactMap(\.self).joined(separator: ": ")
        let words = "The provider gives no access token: “\(said.prefix(300))”."
        switch error {
        case "invalid_client", "unauthorized_client":
            return "\(words) Look at the client’s id and secret; a secret may have run out."
        case "temporarily_unavailable", "server_error": return "\(words) Try again later."
        default: return "\(words) Connect the mailbox anew: the refresh token has run out or was taken back."
        }
    }

    /// Why there is no answer, and what to do about it.
    static func words(_ error: any Error, at host: String) -> String {
        switch error {
        case let nonsense as Nonsense where nonsense.status.code >= 500 || nonsense.status == .tooManyRequests:
            "The provider can’t give access tokens now; \(host) answers with status \(nonsense.status.code). Try again "
                + "later."
        case let nonsense as Nonsense:
            "What answers at the token address, \(host), gives no access tokens; its status is "
                + "\(nonsense.status.code). Look at the address."
        case let error as HTTPClientError where [.deadlineExceeded, .readTimeout, .connectTimeout].contains(error):
            "The token address, \(host), did not answer in time. Try again later."
        case is NIOSSLError, is NIOSSLExtraError:
            "TLS with the token address, \(host), could not be begun: nobody who is trusted here vouches for its "
                + "certificate."
        default: "There is no connection to the token address, \(host). Look at the address, and whether it is up."
        }
    }
}
