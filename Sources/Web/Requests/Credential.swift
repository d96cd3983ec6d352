internal import Storage

/// What somebody proved who they are by.
enum Credential: Sendable {
    /// A browser's cookie.
    case session(Session, User, CSRFToken)
    /// A bearer token (RFC 6750 §2.1).
    case token(APIToken, User)

    /// Who they are.
    var user: User {
        switch self {
        case .session(_, let user, _), .token(_, let user): user
        }
    }

    /// Whether it still lets them in: it was true when the request began, but some answers last for hours.
    func isValid(in store: Store) async throws(StoreError) -> Bool {
        switch self {
        case .session(let session, _, _): try await store.isValid(session.id)
        case .token(let token, _): try await store.isValid(token.id)
        }
    }
}
