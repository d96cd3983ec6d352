internal import Engagement
internal import Hummingbird
internal import Storage

/// A context that only exists for somebody known, whether they showed a token or are logged in with a browser.
protocol UserContext: ChildRequestContext {
    /// Who asks.
    var user: User { get }
}

extension UserContext {
    /// Who they are to the rules of access.
    var viewer: Viewer { user.viewer }

    /// Refuses everybody but administrators.
    func requireAdministrator() throws(Problem) {
        guard user.role == .administrator else { throw Problem(.notAllowed) }
    }

    /// Says to everybody but administrators that there is no such thing.
    func requireSight() throws(Problem) {
        guard user.role == .administrator else { throw Problem(.notFound) }
    }
}
