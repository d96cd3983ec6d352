internal import Tracking

/// What a form of the recipient's page is known by: a token of the same copy, sealed for this page as it is shown.
///
/// The address in the mail alone is none, so nothing that merely knows the address can post; and since it is sealed, it holds in
/// every process and after a restart.
struct PageForm: Hashable, Sendable {
    private let token: String
    private let mark: String

    /// Seals a new one.
    init(for request: PageRequest, keys: KeyRing) throws(TokenError) {
        token = request.token
        mark = try keys.seal(Token(copy: request.copy, content: .page))
    }

    /// Where a button posts to.
    func action(_ what: String) -> String {
        "\(TrackingAddress.path(for: .page, token: token))?do=\(what)&form=\(mark)"
    }

    /// Whether what was posted came from a page of that copy.
    static func isGenuine(_ mark: String?, for request: PageRequest, keys: KeyRing) -> Bool {
        guard let mark, mark != request.token, let token = try? keys.open(mark.utf8) else { return false }
        return token.kind == .page && token.copy == request.copy
    }
}
